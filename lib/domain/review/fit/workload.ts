/**
 * What a desired retention costs and gives: the whole deck learned at the person's pace and reviewed when the scheduler
 * would ask, their memory being what the parameters say. Every retention meets the same luck, so that the curve is smooth.
 */
import { type Rng, rngOf } from '@/lib/base/rng';
import type { Habits } from './habits';
import { CardWalk } from './model';

export interface WorkloadInput {
  parameters: readonly number[];
  habits: Habits;
  /** Cards there are, and how many of them are met a day. */
  cards: number;
  newPerDay: number;
  seed: string;
}

export interface WorkloadPoint {
  retention: number;
  /** Mean over the time looked at. */
  minutesPerDay: number;
  reviewsPerDay: number;
  /** Expected share of the cards met that is remembered on the last day. */
  known: number;
}

/** Half a year: long enough for a way of studying to show, short enough for an interview to come. */
export const WORKLOAD_DAYS = 182;
/** A small deck is played through several times: the mean of many lives, not the luck of few. */
const LEAST_LIVES = 3000;

interface Sum {
  seconds: number;
  reviews: number;
  known: number;
  met: number;
}

/** One point for each retention. Stops when `goOn` says so, with null. */
export function workloadOf(
  input: WorkloadInput,
  retentions: readonly number[],
  goOn: (done: number, total: number) => boolean = () => true,
): WorkloadPoint[] | null {
  const walk = new CardWalk(2 * WORKLOAD_DAYS + 3);
  walk.use(input.parameters);
  const times = Math.max(1, Math.ceil(LEAST_LIVES / Math.max(1, input.cards)));
  const points: WorkloadPoint[] = [];
  for (const retention of retentions) {
    const sum: Sum = { seconds: 0, reviews: 0, known: 0, met: 0 };
    for (let n = 0; n < input.cards * times; n++) {
      const metOn = Math.floor((n % input.cards) / Math.max(1, input.newPerDay));
      if (metOn < WORKLOAD_DAYS) live(walk, input.habits, metOn, retention, rngOf(`${input.seed} ${n}`), sum);
    }
    points.push({
      retention,
      minutesPerDay: sum.seconds / 60 / times / WORKLOAD_DAYS,
      reviewsPerDay: sum.reviews / times / WORKLOAD_DAYS,
      known: sum.met === 0 ? 0 : sum.known / sum.met,
    });
    if (!goOn(points.length, retentions.length)) return null;
  }
  return points;
}

const GOOD = 3;

function live(walk: CardWalk, habits: Habits, metOn: number, retention: number, rng: Rng, sum: Sum): void {
  const grade = 1 + pick(habits.firstGrades, rng.next());
  walk.first(grade);
  // The steps of the first day: once more, twice when it was not known, and not at all when it was easy.
  if (grade < 4) walk.next(0, GOOD, 0);
  if (grade === 1) walk.next(0, GOOD, 0);
  sum.seconds += habits.newSeconds;
  sum.met++;
  let day = metOn;
  for (;;) {
    // Up or down by chance, as the scheduler spreads what it sets.
    const interval = Math.max(1, Math.floor(walk.daysTo(retention) + rng.next()));
    if (day + interval >= WORKLOAD_DAYS) break;
    day += interval;
    sum.reviews++;
    const remembered = rng.next() < walk.recall(interval);
    const choice = rng.next();
    if (remembered) walk.next(interval, 2 + pick(habits.laterGrades, choice), 0);
    else {
      walk.next(interval, 1, 0);
      walk.next(0, GOOD, 0);
    }
    sum.seconds += remembered ? habits.rememberedSeconds : habits.forgottenSeconds;
  }
  sum.known += walk.recall(WORKLOAD_DAYS - day);
}

function pick(shares: readonly number[], at: number): number {
  let left = at;
  for (const [i, share] of shares.entries()) {
    left -= share;
    if (left < 0) return i;
  }
  return shares.length - 1;
}
