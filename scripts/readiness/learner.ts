/**
 * What a simulated learner is. A module named with `--family FILE` has a default export of type Family (or an array of
 * them): a name, and a way to make a learner of a seed. The study draws the answers from `chance`; what the learner knows
 * moves only in `learn`. Nothing of the model is handed in, and a learner made twice of one seed must behave alike.
 *
 *   export default {
 *     name: 'forgets-nothing',
 *     create({ seed, questions }) {
 *       const seen = new Set();
 *       return {
 *         chance: (question, day) => (seen.has(question.cardId) ? 0.95 : 0.3),
 *         learn: (question, day, right) => void seen.add(question.cardId),
 *       };
 *     },
 *   };
 */
import type { Kind, Level, Use } from '@/lib/domain/bank/words';
import type { Confidence } from '@/lib/domain/quiz/answer';

export interface Question {
  cardId: string;
  itemId: string;
  topic: string;
  concept: string;
  kind: Kind;
  level: Level;
  /** `transfer` questions come in checkpoints and in the final test. */
  use: Use;
  /** Expected seconds to answer. */
  seconds: number;
}

export interface Learner {
  /** True P(right) if asked now, guessing included; asking changes nothing. `day` counts from 0, with fractions. */
  chance(question: Question, day: number): number;
  /** Was asked, answered, and then read the key. */
  learn(question: Question, day: number, right: boolean): void;
  /** Does not study on this whole day. */
  away?(day: number): boolean;
  /** What the learner says of an answer; by its chance when left out. `luck` is uniform in 0–1. */
  confidence?(question: Question, chance: number, luck: number): Confidence;
}

export interface Family {
  name: string;
  create(given: { seed: string; questions: readonly Question[] }): Learner;
}
