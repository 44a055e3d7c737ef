'use client';
import { useEffect, useMemo, useState } from 'react';
import type { LimitsRun } from '@/lib/sim/cgroups/host';
import { type MarkKind, marksOf, notableUs } from './limits-marks';
import type { Stepper } from './use-stepper';

const PLAY_MS = 900;

export interface Moment {
  stepper: Stepper;
  /** Place in run.steps of what is drawn. */
  step: number;
  kind: MarkKind;
  setKind(kind: MarkKind): void;
  /** To the step at or before this instant, of what is stepped through. */
  seekUs(atUs: number): void;
  /** Back to where something notable happens. */
  forget(): void;
}

/**
 * Where a person stands in a run. It is an instant, not a number of a step: after a moved slider, when other things
 * happen, the picture shows what holds then at the same instant.
 */
export function useMoment(run: LimitsRun): Moment {
  const [kind, setKind] = useState<MarkKind>('matters');
  const [place, setPlace] = useState<{ atUs: number; step: number } | null>(null);
  const [playing, setPlaying] = useState(false);
  const marks = useMemo(() => marksOf(run, kind), [run, kind]);
  const notable = useMemo(() => notableUs(run), [run]);
  const last = Math.max(0, marks.length - 1);
  const at = markAt(run, marks, place?.atUs ?? notable, place?.step ?? 0);
  const seek = (to: number) => {
    const step = marks[Math.min(last, Math.max(0, to))] ?? 0;
    setPlace({ atUs: run.steps[step]?.atUs ?? 0, step });
    setPlaying(false);
  };
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      const step = marks[Math.min(last, at + 1)] ?? 0;
      setPlace({ atUs: run.steps[step]?.atUs ?? 0, step });
      setPlaying(at + 1 < last);
    }, PLAY_MS);
    return () => clearTimeout(timer);
  }, [playing, marks, last, at, run]);
  const stepper: Stepper = {
    step: at,
    last,
    playing,
    seek,
    play: () => {
      if (at === last) seek(0);
      setPlaying(last > 0);
    },
    pause: () => setPlaying(false),
  };
  return {
    stepper,
    step: marks[at] ?? 0,
    kind,
    setKind,
    seekUs: (atUs) => setPlace({ atUs, step: run.steps.length }),
    forget: () => {
      setPlace(null);
      setPlaying(false);
    },
  };
}

/** The mark at this instant: exactly that step while it is still there, else the last one at or before it. */
function markAt(run: LimitsRun, marks: readonly number[], atUs: number, step: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (run.steps[marks[middle]!]!.atUs <= atUs) low = middle + 1;
    else high = middle;
  }
  let found = Math.max(0, low - 1);
  while (found > 0 && marks[found]! > step && run.steps[marks[found - 1]!]!.atUs === atUs) found--;
  return found;
}
