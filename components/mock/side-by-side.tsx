'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type PastReview, pastReviewsQuery } from '@/lib/client/mock/queries';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { DIMENSION_NAMES, DIMENSIONS } from '@/lib/domain/mock/words';
import { HtmlSpan } from '../ui/html';
import { VERDICT_WORDS } from './point-field';
import { dayOf, percent, reportAddress } from './words';

/** This try beside the one before it. */
export function SideBySide({ prompt, past }: { prompt: Prompt; past: PastReview }) {
  const all = useQuery(pastReviewsQuery(prompt.id));
  const before = all.data?.find((p) => p.heldAt < past.heldAt);
  if (!before) return null;
  const tries = [before, past];
  const moved = prompt.points.filter(
    (p) => before.answer.verdicts[p.id] !== past.answer.verdicts[p.id] && before.answer.verdicts[p.id],
  );
  return (
    <section aria-labelledby="beside-title">
      <h2 id="beside-title" className="text-xl font-semibold">
        Beside your earlier try
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame must be reachable by keyboard */}
      <section className="mt-2 overflow-x-auto" aria-label="Both tries" tabIndex={0}>
        <table className="w-full">
          <thead>
            <tr className="label border-b border-line text-left">
              <td />
              <th scope="col" className="py-2 pr-3 font-normal">
                <Link href={reportAddress(before.sessionId)} prefetch={false} className="underline">
                  {dayOf(before.heldAt)}
                </Link>
              </th>
              <th scope="col" className="py-2 font-normal">
                {dayOf(past.heldAt)}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr className="border-b border-line font-semibold">
              <th scope="row" className="py-2 pr-3 text-left">
                By the rubric
              </th>
              {tries.map((t) => (
                <td key={t.sessionId} className="py-2 pr-3">
                  {percent(t.share)}
                </td>
              ))}
            </tr>
            {DIMENSIONS.map((dimension) => (
              <tr key={dimension} className="border-b border-line">
                <th scope="row" className="py-2 pr-3 text-left font-normal">
                  {DIMENSION_NAMES[dimension]}
                </th>
                {tries.map((t) => (
                  <td key={t.sessionId} className="py-2 pr-3">
                    {t.answer.scores[dimension]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {moved.length > 0 && (
        <ul className="mt-3 grid gap-2" aria-label="Points that changed">
          {moved.map((point) => (
            <li key={point.id}>
              <span className="label mr-2">
                {VERDICT_WORDS[before.answer.verdicts[point.id]!]} →{' '}
                {VERDICT_WORDS[past.answer.verdicts[point.id]!]}
              </span>
              <HtmlSpan html={point.text} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
