'use client';
import type { DimensionPlan } from '@/lib/domain/mock/prompt';
import { ANCHORED, DIMENSION_NAMES, type Dimension, SCORES, type Score } from '@/lib/domain/mock/words';
import { HtmlSpan } from '../ui/html';

/** A dimension from 0 to 4, with what 0, 2 and 4 look like for this prompt. */
export function DimensionField({
  dimension,
  plan,
  score,
  onScore,
}: {
  dimension: Dimension;
  plan: DimensionPlan;
  score: Score | undefined;
  onScore: (score: Score) => void;
}) {
  return (
    <fieldset>
      <legend className="font-semibold">
        {DIMENSION_NAMES[dimension]} <span className="label ml-1">weight {plan.weight}</span>
      </legend>
      <dl className="mt-1 grid gap-1 text-soft">
        {ANCHORED.map((anchor) => (
          <div key={anchor} className={`flex gap-2 ${score === anchor ? 'text-ink' : ''}`}>
            <dt className="mono w-4 shrink-0 font-semibold">{anchor}</dt>
            <dd>
              <HtmlSpan html={plan.anchors[anchor]} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-2 grid grid-cols-5 overflow-hidden rounded-md border border-edge">
        {SCORES.map((value) => (
          <label
            key={value}
            className="flex min-h-12 cursor-pointer items-center justify-center border-line bg-surface not-first:border-l has-checked:bg-ink has-checked:font-semibold has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-action"
          >
            <input
              type="radio"
              name={`score-${dimension}`}
              className="sr-only"
              checked={score === value}
              onChange={() => onScore(value)}
            />
            {value}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
