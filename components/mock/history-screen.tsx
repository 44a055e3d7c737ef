'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { promptListQuery } from '@/lib/client/mock/prompts';
import { mockHistoryQuery, type PastReview } from '@/lib/client/mock/queries';
import { QueryProblem } from './query-problem';
import { ScoreTable } from './score-table';
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

/** How each dimension went, earliest first. */
function Trend({ reviews, title }: { reviews: readonly PastReview[]; title: (id: string) => string }) {
  return (
    <section aria-labelledby="trend-title">
      <h2 id="trend-title" className="text-xl font-semibold">
        By dimension
      </h2>
      <p className="text-soft">
        {reviews.length === 1 ? 'One review so far.' : `The last ${reviews.length}, earliest first. 0 to 4.`}
      </p>
      <ScoreTable reviews={reviews} title={title} />
    </section>
  );
}
