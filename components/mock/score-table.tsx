import type { PastReview } from '@/lib/client/mock/queries';
import { DIMENSION_NAMES, DIMENSIONS } from '@/lib/domain/mock/words';
import { percent } from './words';

/**
 * A bar and a figure for each dimension of each review, in the order given. The frame holds what only readers of words are
 * told, too: placed outside of it, it would widen the page.
 */
export function ScoreTable({
  reviews,
  title,
}: {
  reviews: readonly PastReview[];
  title: (promptId: string) => string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame must be reachable by keyboard
    <section className="relative mt-2 overflow-x-auto" aria-label="Scores over time" tabIndex={0}>
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
  );
}
