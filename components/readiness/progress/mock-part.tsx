'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { promptListQuery } from '@/lib/client/mock/prompts';
import { mockHistoryQuery } from '@/lib/client/mock/queries';
import { percent } from '@/lib/domain/readiness/words';
import type { Span } from '@/lib/domain/review/calendar';
import { ScoreTable } from '../../mock/score-table';
import { Part } from './part';
import { type Period, periodInWords } from './period';

/** As many as a phone shows without much scrolling. */
const SHOWN = 10;

/** Scores of the mock reviews, by dimension. An axis of its own: readiness knows nothing of it. */
export function MockPart({ span, period }: { span: Span; period: Period }) {
  const history = useQuery(mockHistoryQuery());
  const prompts = useQuery(promptListQuery());
  const error = history.error ?? prompts.error;
  const held = history.data?.filter((r) => r.day >= span.from && r.day <= span.to) ?? [];
  const reviews = held.slice(0, SHOWN).reverse();
  const title = (id: string) => prompts.data?.find((p) => p.id === id)?.title ?? id;
  const mean = held.reduce((sum, r) => sum + r.share, 0) / Math.max(1, held.length);
  return (
    <Part id="mocks" title="Mock reviews">
      {error && (
        <p role="alert" className="text-wrong">
          Your reviews could not be read: {error.message}. They are safe; reload to try again.
        </p>
      )}
      {history.data && held.length === 0 && (
        <p>No review was held {periodInWords(period)}. The score of each dimension will stand here.</p>
      )}
      {held.length > 0 && (
        <>
          <p className="max-w-prose">
            {held.length === 1 ? 'One review' : `${held.length} reviews`} held {periodInWords(period)},{' '}
            {percent(mean)} by the rubric on average
            {held.length > SHOWN ? `; the last ${SHOWN} are shown` : ''}. Earliest first, each dimension from
            0 to 4. Not part of readiness.
          </p>
          <ScoreTable reviews={reviews} title={title} />
        </>
      )}
      <Link
        href={history.data && history.data.length > 0 ? '/mock/history' : '/mock'}
        prefetch={false}
        className="inline-flex min-h-11 items-center underline underline-offset-4"
      >
        {history.data && history.data.length > 0 ? 'All your reviews' : 'Choose a prompt for a review'}
      </Link>
    </Part>
  );
}
