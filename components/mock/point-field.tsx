'use client';
import type { MockModel } from '@/lib/client/mock/model';
import { verdictOn } from '@/lib/domain/mock/held';
import { excerptOf, findPoint } from '@/lib/domain/mock/match';
import type { StrongPoint } from '@/lib/domain/mock/prompt';
import { allNotes, type MockSession } from '@/lib/domain/mock/session';
import { DIMENSION_NAMES, VERDICTS, type Verdict } from '@/lib/domain/mock/words';
import { HtmlSpan } from '../ui/html';
import { Marked } from './marked';

export const VERDICT_WORDS: Record<Verdict, string> = { hit: 'Hit', partly: 'Partly', missed: 'Missed' };

/** One point: what it says, what the notes show of it, and the person's word on it. */
export function PointField({
  point,
  session,
  act,
}: {
  point: StrongPoint;
  session: MockSession;
  act: MockModel['act'];
}) {
  const notes = allNotes(session);
  const found = findPoint(point, notes);
  const verdict = verdictOn(point, session);
  const name = `point-${point.id}`;
  return (
    <fieldset>
      <legend className="label">
        {DIMENSION_NAMES[point.dimension]} · weight {point.weight}
      </legend>
      <p className="mt-1 max-w-[65ch]">
        <HtmlSpan html={point.text} />
      </p>
      {found.spans.length > 0 && (
        <blockquote className="mt-2 border-l-2 border-line pl-3 text-soft">
          <span className="sr-only">In your notes: </span>
          <Marked lines={excerptOf(notes, found.spans)} />
        </blockquote>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {VERDICTS.map((value) => (
          <label
            key={value}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md border border-edge bg-surface px-3 has-checked:border-ink has-checked:font-semibold has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-action"
          >
            <input
              type="radio"
              name={name}
              className="size-4 accent-action"
              checked={verdict === value}
              onChange={() => act({ type: 'judged', point: point.id, verdict: value })}
            />
            {VERDICT_WORDS[value]}
          </label>
        ))}
        {session.verdicts[point.id] === undefined && (
          <span className="self-center text-sm text-soft">as your notes show</span>
        )}
      </div>
    </fieldset>
  );
}
