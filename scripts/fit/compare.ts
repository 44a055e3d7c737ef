/** One history, fitted here and by the reference: what each loses on reviews neither has seen, and how long each took. */
import { fitParameters, logLossOf } from '@/lib/domain/review/fit/fit';
import { historyOf } from '@/lib/domain/review/fit/history';
import { DEFAULT_PARAMETERS } from '@/lib/domain/review/fit/parameters';
import { type Law, learnerOf } from './learners';
import type { Reference } from './reference';

/** Histories are cut in time: so much is learned from, the rest is predicted. */
const LEARNED_SHARE = 0.8;
const TIMED_RUNS = 5;
const OTHER_SHUFFLE = 7;

export const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
export const round = (value: number, digits = 5) => Number(value.toFixed(digits));

export interface Row {
  reviews: number;
  defaults: number;
  reference: number;
  /** The reference again, shuffled otherwise: how much of a difference is luck. */
  referenceAgain: number;
  own: number;
  referenceMs: number;
  ownMs: number;
}

export async function compare(reference: Reference, law: Law, size: number, seed: string): Promise<Row> {
  const history = historyOf(learnerOf(law, size, seed).answers);
  const until = Math.floor(history.count * LEARNED_SHARE);
  const items = reference.items(history, 0, until);
  let theirs: number[] = [];
  let ours: number[] = [];
  const referenceMs: number[] = [];
  const ownMs: number[] = [];
  // By turns, so that a noisy minute hits both.
  for (let run = 0; run < TIMED_RUNS; run++) {
    let from = performance.now();
    theirs = await reference.fit(items);
    referenceMs.push(performance.now() - from);
    from = performance.now();
    ours = fitParameters(history, { until })!;
    ownMs.push(performance.now() - from);
  }
  // Each by its own model; they are the same but for the reference's 32 bits.
  const loss = (parameters: number[]) => round(reference.logLoss(history, parameters, until));
  const again = await reference.fit(items, OTHER_SHUFFLE);
  return {
    reviews: history.count,
    defaults: round(logLossOf(history, DEFAULT_PARAMETERS, until)),
    reference: loss(theirs),
    referenceAgain: loss(again),
    own: round(logLossOf(history, ours, until)),
    referenceMs: round(median(referenceMs), 1),
    ownMs: round(median(ownMs), 1),
  };
}
