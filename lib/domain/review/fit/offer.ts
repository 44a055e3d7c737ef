/**
 * Whether own parameters are worth having. They are measured on reviews they have not seen: three times on a fifth of the
 * history, each time learned from all that came before it, as time has it. Only where they predict better than what is in
 * force are they offered; what is offered is then fitted to everything.
 */
import { type FitProgress, fitParameters, logLossOf } from './fit';
import type { History } from './history';
import { REVIEWS_TO_FIT } from './words';

/** Up to which share of the history is learned from, and up to which the result is then tried. */
const TRIALS = [
  [0.4, 0.6],
  [0.6, 0.8],
  [0.8, 1],
] as const;

/** A gain that three decimals do not show is none. */
const LEAST_GAIN = 0.0005;

export type Offer =
  | { type: 'too few'; reviews: number }
  | {
      type: 'better' | 'no better';
      reviews: number;
      /** Reviews the parameters were tried on without having seen them. */
      unseen: number;
      /** Mean log loss on those: with the parameters in force, and with fitted ones. */
      before: number;
      after: number;
      /** Fitted to all reviews. */
      parameters: number[];
    };

/** `inForce` predicts with what it has, seen or not: a second fitting is judged no more kindly than the first. Null: cancelled. */
export function offerOf(
  history: History,
  inForce: readonly number[],
  onProgress?: FitProgress,
): Offer | null {
  const { count } = history;
  if (count < REVIEWS_TO_FIT) return { type: 'too few', reviews: count };
  const sizes = [...TRIALS.map(([learned]) => learned * count), count];
  const total = Math.round(sizes.reduce((a, b) => a + b, 0));
  let before = 0;
  let after = 0;
  let unseen = 0;
  let done = 0;
  const learn = (until: number) => {
    const parameters = fitParameters(history, {
      until,
      onProgress: (epoch, epochs) => onProgress?.(Math.round(done + (until * epoch) / epochs), total) ?? true,
    });
    done += until;
    return parameters;
  };
  for (const [learned, tried] of TRIALS) {
    const from = Math.floor(learned * count);
    const to = Math.floor(tried * count);
    const parameters = learn(from);
    if (!parameters) return null;
    before += logLossOf(history, inForce, from, to) * (to - from);
    after += logLossOf(history, parameters, from, to) * (to - from);
    unseen += to - from;
  }
  const parameters = learn(count);
  if (!parameters) return null;
  before /= unseen;
  after /= unseen;
  const type = before - after >= LEAST_GAIN ? 'better' : 'no better';
  return { type, reviews: count, unseen, before, after, parameters };
}
