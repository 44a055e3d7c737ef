'use client';
import { useEffect, useState } from 'react';

/** Long enough to read where something went, short enough to follow. */
const STEP_MS = 900;

export interface Stepper {
  /** From 0. */
  step: number;
  last: number;
  playing: boolean;
  seek(step: number): void;
  play(): void;
  pause(): void;
}

/** Who wants no motion steps instead: playing goes on by one and stands. */
const wantsNoMotion = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Which step of a trace is drawn. `count` steps; another `trace` starts over. Playing stops at the end. */
export function useStepper(trace: unknown, count: number): Stepper {
  const last = Math.max(0, count - 1);
  const [state, setState] = useState({ trace, step: 0, playing: false });
  const now = state.trace === trace ? state : { trace, step: 0, playing: false };
  if (now !== state) setState(now);
  const step = Math.min(now.step, last);
  const seek = (to: number) =>
    setState((s) => ({ ...s, step: Math.min(last, Math.max(0, to)), playing: false }));
  useEffect(() => {
    if (!now.playing) return;
    const timer = setTimeout(
      () => setState((s) => ({ ...s, step: Math.min(last, s.step + 1), playing: s.step + 1 < last })),
      STEP_MS,
    );
    return () => clearTimeout(timer);
  });
  return {
    step,
    last,
    playing: now.playing,
    seek,
    play: () =>
      wantsNoMotion()
        ? seek(step + 1)
        : setState((s) => ({ ...s, step: step === last ? 0 : step, playing: last > 0 })),
    pause: () => setState((s) => ({ ...s, playing: false })),
  };
}
