'use client';
import type { FaceChoice } from '@/lib/domain/bank/face';
import { plainText } from '@/lib/domain/bank/plain-text';
import { HtmlSpan } from './html';

/** Lettered answers above; for each left a row of letters to choose from (radio buttons). */
export function MatchInput({
  name,
  lefts,
  rights,
  leftTitle,
  rightTitle,
  matched,
  onMatch,
}: {
  name: string;
  lefts: readonly FaceChoice[];
  rights: readonly FaceChoice[];
  leftTitle: string;
  rightTitle: string;
  matched: Readonly<Record<string, string>>;
  onMatch: (matched: Record<string, string>) => void;
}) {
  return (
    <div className="grid gap-4">
      <div>
        <p className="label mb-1.5">{rightTitle}</p>
        <ul className="grid gap-1.5">
          {rights.map(({ id, text }) => (
            <li key={id} className="flex gap-3">
              <span className="mono w-4 shrink-0 text-soft">{id.toUpperCase()}</span>
              <HtmlSpan html={text} className="min-w-0" />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <p className="label mb-1.5">{leftTitle}</p>
        <div className="grid gap-2">
          {lefts.map((left) => (
            <fieldset key={left.id} className="rounded-md border border-line bg-surface px-3.5 pt-2 pb-2.5">
              <legend className="sr-only">{plainText(left.text)}</legend>
              <HtmlSpan html={left.text} className="block" />
              <div className="mt-2 flex flex-wrap gap-2">
                {rights.map((right) => (
                  <label
                    key={right.id}
                    className="grid size-11 cursor-pointer place-items-center rounded-md border border-edge has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-action"
                  >
                    <input
                      type="radio"
                      className="sr-only"
                      name={`${name}/${left.id}`}
                      aria-label={`${right.id.toUpperCase()}: ${plainText(right.text)}`}
                      checked={matched[left.id] === right.id}
                      onChange={() => onMatch({ ...matched, [left.id]: right.id })}
                    />
                    <span aria-hidden className="mono">
                      {right.id.toUpperCase()}
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
        </div>
      </div>
    </div>
  );
}
