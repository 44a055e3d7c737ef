'use client';
import type { Html } from '@/lib/domain/bank/item';
import { HtmlSpan } from './html';

/** The key points of a model answer, ticked by the person who gave theirs. */
export function PointsInput({
  points,
  made,
  onMade,
}: {
  points: readonly { id: string; text: Html }[];
  made: readonly string[];
  onMade: (made: string[]) => void;
}) {
  return (
    <fieldset className="rounded-md border border-edge px-3.5 pt-1 pb-2">
      <legend className="label px-1">
        Which points did you make? {made.length} of {points.length}
      </legend>
      {points.map(({ id, text }) => (
        <label key={id} className="flex min-h-11 cursor-pointer items-baseline gap-3 py-1.5">
          <input
            type="checkbox"
            className="size-5 shrink-0 translate-y-1 accent-action"
            checked={made.includes(id)}
            onChange={(event) =>
              onMade(event.target.checked ? [...made, id] : made.filter((other) => other !== id))
            }
          />
          <HtmlSpan html={text} />
        </label>
      ))}
    </fieldset>
  );
}
