/**
 * What guessing gives, by kind: the chance that an answer is right though nothing is known. An answer is right in whole
 * or not at all (quiz/score), so these are chances of the whole.
 */
import { KINDS, type Kind } from '@/lib/domain/bank/words';

/**
 * - choice: one over the options; three to five of them, and the mean of 1/n over the bank is 0.25.
 * - multi: one of the 2ⁿ − 1 sets that may be handed in (0.035 for four or five options).
 * - order: one over n! (0.01). match: one over n! (0.04 for three to five pairs).
 * - numeric: a number within the tolerance is not met by chance.
 * - recall, explain: marked by the person against the model answer; there is nothing to guess from.
 * - scenario: two in three ask for one of three to five outcomes or causes (0.24), the others for settings (0).
 */
export const GUESS: Record<Kind, number> = {
  recall: 0,
  choice: 0.25,
  multi: 0.035,
  order: 0.01,
  match: 0.04,
  numeric: 0,
  explain: 0,
  scenario: 0.16,
};

/** Mean over kinds where nothing says which kind it will be. */
export const GUESS_UNKNOWN = KINDS.reduce((sum, kind) => sum + GUESS[kind], 0) / KINDS.length;

/** P(right) = g + (1 − g) · P(known): who does not know guesses (the three-parameter model of item response theory). */
export const rightOf = (known: number, guess: number) => guess + (1 - guess) * known;

/** The inverse: P(known) = (P(right) − g) / (1 − g), and never below 0. */
export const knownOf = (right: number, guess: number) => Math.max(0, (right - guess) / (1 - guess));
