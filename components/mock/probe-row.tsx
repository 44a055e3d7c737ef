'use client';
import { LEVELS } from '@/lib/domain/bank/words';
import { findPoint } from '@/lib/domain/mock/match';
import type { Probe } from '@/lib/domain/mock/prompt';
import { allNotes } from '@/lib/domain/mock/session';
import { Button } from '../ui/button';
import { HtmlSpan } from '../ui/html';
import type { ReviewProps } from './review-props';

/** A probe as the interviewer has it: what to ask, what to listen for, and whether it was. */
export function ProbeRow({ probe, prompt, session, act }: ReviewProps & { probe: Probe }) {
  const put = session.probed.find((p) => p.probe === probe.id);
  const point = prompt.points.find((p) => p.id === probe.point);
  const said = point !== undefined && findPoint(point, allNotes(session)).verdict === 'hit';
  const above = LEVELS.indexOf(probe.level) > LEVELS.indexOf(session.level);
  return (
    <li className={`border-l-4 py-1 pl-3 ${put ? 'border-action' : 'border-line'}`}>
      <p className="label">
        {probe.level}
        {above && ' · above the level'}
        {said && !put && ' · said already'}
      </p>
      <p className="mt-0.5 font-semibold">
        <HtmlSpan html={probe.ask} />
      </p>
      <p className="mt-1 text-soft">
        <span className="sr-only">Listen for: </span>
        <HtmlSpan html={probe.listen} />
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        {put ? (
          <span className="label flex min-h-11 items-center">
            <span aria-hidden className="mr-1.5">
              ✓
            </span>
            Asked
          </span>
        ) : (
          <Button onClick={() => act({ type: 'probed', probe: probe.id })}>Asked it</Button>
        )}
        <label className="flex min-h-11 cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            className="size-5 accent-action"
            checked={put?.heard ?? false}
            onChange={(event) => act({ type: 'ticked-off', probe: probe.id, on: event.target.checked })}
          />
          Answered well
        </label>
      </div>
    </li>
  );
}
