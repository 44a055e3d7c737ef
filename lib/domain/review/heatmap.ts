/** Answers of a day as one of a few steps, so that a square can show them. */
import { mondayOf } from './calendar';
import type { DayTally } from './day-tally';

export const WEEKS = 53;
export const STEPS = 4;

export interface Heat {
  day: number;
  answered: number;
  /** 0 for nothing, 1 to `STEPS` by how much. */
  step: number;
}

export interface Heatmap {
  /** Weeks of days, Monday first; the last one ends today. */
  weeks: Heat[][];
  /** Answers each step begins with: `from[0]` is 1. */
  from: number[];
}

/** Round numbers that read well: 1 2 5 10 20 50 … */
function roundUp(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 5, 10].map((times) => times * ten).find((round) => round >= value)!;
}

/**
 * Steps are as wide as a quarter of a full day, rounded up to a round number; a full day is one that nine in ten of the days
 * studied stay below. One long day does not make all the others pale.
 */
export function heatmapOf(days: readonly Pick<DayTally, 'day' | 'answered'>[], today: number): Heatmap {
  const first = mondayOf(today) - (WEEKS - 1) * 7;
  const answered = new Map(days.map((d) => [d.day, d.answered]));
  const some = days
    .filter((d) => d.day >= first && d.day <= today && d.answered > 0)
    .map((d) => d.answered)
    .sort((a, b) => a - b);
  const full = some[Math.floor((some.length - 1) * 0.9)] ?? 1;
  const width = roundUp(full / STEPS);
  const stepOf = (n: number) => (n === 0 ? 0 : Math.min(STEPS, 1 + Math.floor(n / width)));
  const heat = (day: number): Heat => {
    const n = answered.get(day) ?? 0;
    return { day, answered: n, step: stepOf(n) };
  };
  return {
    weeks: Array.from({ length: WEEKS }, (_, week) =>
      Array.from({ length: 7 }, (_, i) => first + week * 7 + i)
        .filter((day) => day <= today)
        .map(heat),
    ),
    from: Array.from({ length: STEPS }, (_, i) => Math.max(1, i * width)),
  };
}
