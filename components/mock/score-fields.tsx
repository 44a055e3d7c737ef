'use client';
import { DIMENSIONS } from '@/lib/domain/mock/words';
import { HtmlSpan } from '../ui/html';
import { DimensionField } from './dimension-field';
import { PointField } from './point-field';
import type { ReviewProps } from './review-props';

/** Every point of a strong answer, with the person's word on it. */
export function PointFields({ prompt, session, act }: ReviewProps) {
  return (
    <ul className="mt-2 border-t border-line">
      {prompt.points.map((point) => (
        <li key={point.id} className="border-b border-line py-4">
          <PointField point={point} session={session} act={act} />
        </li>
      ))}
    </ul>
  );
}

export function FlagFields({ prompt, session, act }: ReviewProps) {
  return (
    <>
      <p className="text-soft">Tick what was said.</p>
      <ul className="mt-2 grid gap-1">
        {prompt.flags.map(({ id, text }) => (
          <li key={id}>
            <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
              <input
                type="checkbox"
                className="mt-0.5 size-5 shrink-0 accent-action"
                checked={session.flags.includes(id)}
                onChange={(event) => act({ type: 'flagged', flag: id, on: event.target.checked })}
              />
              <HtmlSpan html={text} />
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}

export function RubricFields({ prompt, session, act }: ReviewProps) {
  return (
    <div className="mt-2 grid gap-6">
      {DIMENSIONS.map((dimension) => (
        <DimensionField
          key={dimension}
          dimension={dimension}
          plan={prompt.dimensions[dimension]}
          score={session.scores[dimension]}
          onScore={(score) => act({ type: 'scored', dimension, score })}
        />
      ))}
    </div>
  );
}
