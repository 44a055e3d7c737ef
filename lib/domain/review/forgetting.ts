/** How the memory of a card fades from its last answer on, by the curve the scheduler uses. */
import { DAY } from '@/lib/base/study-day';
import { type Memory, retrievability } from './schedule';

export interface Forgetting {
  /** Chance of recall, 0–1, for day 0 (that of the last answer), 1, 2 … */
  points: number[];
  /** Days since the last answer. */
  todayAt: number;
  /** Days from the last answer to the day it is due. */
  dueAt: number;
  now: number;
  /** The chance on the first day that is below the next round one; null when that is too far off to say. */
  falls: { to: number; inDays: number } | null;
}

const ROUND = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3];
const LONGEST_DAYS = 3650;
const LEAST_SHOWN_DAYS = 14;
const LONGEST_SHOWN_DAYS = 730;

/** Null for a card the scheduler has not seen. */
export function forgettingOf(memory: Memory, studyDay: number): Forgetting | null {
  if (memory.lastShifted === null || memory.phase === 'new') return null;
  const first = Math.floor(memory.lastShifted / DAY);
  const todayAt = Math.max(0, studyDay - first);
  const dueAt = Math.max(0, memory.dueDay - first);
  const at = (day: number) => retrievability(memory, first + day)!;
  const shown = Math.min(LONGEST_SHOWN_DAYS, Math.max(LEAST_SHOWN_DAYS, Math.ceil(1.5 * dueAt), todayAt + 7));
  const now = at(todayAt);
  // What is printed as 90 % is not said to fall to 90 %.
  const to = ROUND.find((chance) => chance < now - 0.005);
  const inDays = to === undefined ? null : firstDay((day) => at(todayAt + day) <= to);
  return {
    points: Array.from({ length: shown + 1 }, (_, day) => at(day)),
    todayAt,
    dueAt,
    now,
    falls: inDays === null ? null : { to: at(todayAt + inDays), inDays },
  };
}

/** The first day from which something that stays true is true. */
function firstDay(reached: (day: number) => boolean): number | null {
  if (!reached(LONGEST_DAYS)) return null;
  let below = 0;
  let from = LONGEST_DAYS;
  while (from - below > 1) {
    const middle = Math.floor((below + from) / 2);
    if (reached(middle)) from = middle;
    else below = middle;
  }
  return from;
}
