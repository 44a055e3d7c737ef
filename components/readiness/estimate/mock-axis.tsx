'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { mockHistoryQuery, type PastReview } from '@/lib/client/mock/queries';
import { mockWords, percent } from '@/lib/domain/readiness/words';
import { dayOf, reportAddress } from '../../mock/words';

/** As many as stand side by side on a phone, also with text of twice the size. */
const SHOWN = 6;

/** Whole design reviews, scored by their rubric: beside the number and never in it. */
export function MockAxis() {
  const history = useQuery(mockHistoryQuery());
  return (
    <section aria-labelledby="mock-title">
      <h2 id="mock-title" className="text-xl font-semibold">
        Mock reviews
      </h2>
      <p className="mt-1 text-soft">
        Apart from the number, and no part of it: how whole design reviews went, by the rubric.
      </p>
      {history.error && <p className="mt-2 text-soft">Your reviews could not be read just now.</p>}
      {history.data?.length === 0 && (
        <p className="mt-2">
          None held yet.{' '}
          <Link href="/mock" className="inline-flex min-h-11 items-center underline underline-offset-4">
            Hold one of 20 minutes
          </Link>
        </p>
      )}
      {history.data && history.data.length > 0 && <Held reviews={history.data} />}
    </section>
  );
}

function Held({ reviews }: { reviews: readonly PastReview[] }) {
  const latest = reviews[0]!;
  const shown = reviews.slice(0, SHOWN).reverse();
  return (
    <>
      <p className="mt-3">
        <Link
          href={reportAddress(latest.sessionId)}
          prefetch={false}
          className="font-semibold underline underline-offset-4"
        >
          {percent(latest.share)} on {dayOf(latest.heldAt)}
        </Link>
        . {mockWords(reviews.map((r) => r.share))}
      </p>
      {shown.length > 1 && (
        <ol aria-label="Earliest first" className="mt-3 flex max-w-xs items-end gap-1">
          {shown.map((r) => (
            <li key={r.eventId} className="min-w-0 max-w-12 grow basis-0 text-center">
              <span aria-hidden className="flex h-16 items-end border-b border-edge">
                <span
                  className="corrugated-progress mx-auto w-full max-w-7 text-action"
                  style={{ height: `${r.share * 100}%` }}
                />
              </span>
              <span className="mono text-xs [overflow-wrap:normal]">{Math.round(r.share * 100)}</span>
            </li>
          ))}
        </ol>
      )}
      <p className="mt-1">
        <Link href="/mock/history" className="inline-flex min-h-11 items-center underline underline-offset-4">
          All your reviews
        </Link>
      </p>
    </>
  );
}
