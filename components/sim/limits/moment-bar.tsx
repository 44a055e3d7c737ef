'use client';
import { useId, useMemo } from 'react';
import { MARK_KINDS, MARK_NAMES, type MarkKind, markCounts } from '@/lib/client/sim/limits-marks';
import type { Moment } from '@/lib/client/sim/limits-moment';
import type { LimitsRun } from '@/lib/sim/cgroups/host';
import { StepperBar } from '../stepper-bar';

/** Which steps to go through, and the going. */
export function MomentBar({ run, moment, words }: { run: LimitsRun; moment: Moment; words: string }) {
  const id = useId();
  const counts = useMemo(() => markCounts(run), [run]);
  return (
    <div className="mt-3">
      <label htmlFor={id} className="label block">
        Step through
      </label>
      <select
        id={id}
        value={moment.kind}
        onChange={(event) => moment.setKind(event.target.value as MarkKind)}
        className="mt-1 mb-2 min-h-11 w-full rounded-md border border-edge bg-surface px-3"
      >
        {MARK_KINDS.map((kind) => (
          <option key={kind} value={kind} disabled={counts[kind] === 0 && kind !== moment.kind}>
            {MARK_NAMES[kind]} ({counts[kind]})
          </option>
        ))}
      </select>
      <StepperBar stepper={moment.stepper} words={words} />
    </div>
  );
}
