'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { promptListQuery } from '@/lib/client/mock/prompts';
import { mockHistoryQuery, type PastReview } from '@/lib/client/mock/queries';
import { DIMENSION_NAMES, DIMENSIONS } from '@/lib/domain/mock/words';
import { QueryProblem } from './query-problem';
import { dayOf, percent, reportAddress } from './words';

/** Columns of the trend: as many as a phone shows without much scrolling. */
const SHOWN = 10;

/** Every review held on this device, and how each dimension went over time. */
export function HistoryScreen() {
  const history = useQuery(mockHistoryQuery());
  const prompts = useQuery(promptListQuery());
  const error = history.error ?? prompts.error;
  if (error) return <QueryProblem error={error} onRetry={() => void history.refetch()} />;
  const title = (id: string) => prompts.data?.find((p) => p.id === id)?.title ?? id;
  return (
    <div>
      <Link href="/mock" className="label -ml-2 flex min-h-11 w-max items-center px-2">
        All prompts
      </Link>
      <h1 className="text-2xl font-semibold">Your reviews</h1>
      {history.data === undefined && <p className="label mt-8">Reading your reviews</p>}
      {history.data?.length === 0 && (
        <>
          <div className="corrugated-progress mt-6 h-7 max-w-md text-line" aria-hidden />
          <p className="mt-4 text-soft">
            None yet. Hold one of 20 minutes; its scores and what to say next time will stand here.
          </p>
        </>
      )}
      {history.data && history.data.length > 0 && (
        <div className="mt-4 grid gap-x-12 gap-y-8 lg:grid-cols-2">
          <Trend reviews={history.data.slice(0, SHOWN).reverse()} title={title} />
          <section aria-labelledby="held-title">
            <h2 id="held-title" className="text-xl font-semibold">
              Held
            </h2>
            <ul className="mt-2 border-t border-line">
              {history.data.map((review) => (
                <li key={review.eventId} className="border-b border-line">
                  <Link
                    href={reportAddress(review.sessionId)}
                    prefetch={false}
                    className="block rounded-md py-3"
                  >
                    <span className="font-semibold">{title(review.promptId)}</span>
                    <span className="block text-soft">
                      {dayOf(review.heldAt)} · {percent(review.share)} · {review.answer.length} minutes ·{' '}
                      {review.answer.level}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </div>
  );
}

/** A bar and a figure for each dimension of each review, earliest first. */
function Trend({ reviews, title }: { reviews: readonly PastReview[]; title: (id: string) => string }) {
  return (
    <section aria-labelledby="trend-title">
      <h2 id="trend-title" className="text-xl font-semibold">
        By dimension
      </h2>
      <p className="text-soft">
        {reviews.length === 1 ? 'One review so far.' : `The last ${reviews.length}, earliest first. 0 to 4.`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame must be reachable by keyboard */}
      <section className="mt-2 overflow-x-auto" aria-label="Scores over time" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <td />
              {reviews.map((r) => (
                <th key={r.eventId} scope="col" className="label px-1 pb-1 font-normal">
                  <span className="sr-only">{title(r.promptId)}, </span>
                  {new Date(r.heldAt).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DIMENSIONS.map((dimension) => (
              <tr key={dimension} className="border-t border-line">
                <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                  {DIMENSION_NAMES[dimension]}
                </th>
                {reviews.map((r) => {
                  const score = r.answer.scores[dimension];
                  return (
                    <td key={r.eventId} className="px-1 py-1.5 text-center align-bottom">
                      <span aria-hidden className="mx-auto flex h-8 w-6 items-end border-b border-edge">
                        <span
                          className="corrugated-progress w-full text-action"
                          style={{ height: `${score * 25}%` }}
                        />
                      </span>
                      <span className="text-sm">{score}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr className="border-t border-line font-semibold">
              <th scope="row" className="py-1.5 pr-3 text-left">
                By the rubric
              </th>
              {reviews.map((r) => (
                <td key={r.eventId} className="px-1 py-1.5 text-center text-sm whitespace-nowrap">
                  {percent(r.share)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </section>
  );
}
