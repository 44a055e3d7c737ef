/** What the mean is put together from, as figures that add up to it. */
import { LEVELS } from '@/lib/domain/bank/words';
import type { LevelPart, TopicPart } from './part';

/** Of the whole: a tenth of a point, as fine as figures are shown. */
export const TENTH = 0.001;

type Parts = readonly Pick<TopicPart, 'weight' | 'levels'>[];

/** Shares of the test; they add up to the mean. */
export interface Steps {
  /** Known at first sight, had nothing been studied. */
  unseen: number;
  /** More of it known by what was studied. */
  study: number;
  /** More, or less, by what questions held back for tests have taught. */
  heldBack: number;
  /** Not known, and guessed right. */
  guessing: number;
}

export function stepsOf(topics: Parts): Steps {
  const steps: Steps = { unseen: 0, study: 0, heldBack: 0, guessing: 0 };
  for (const { weight, levels } of topics) {
    for (const { share, unseen, promised, known, right } of levels) {
      const of = weight * share;
      steps.unseen += of * unseen;
      steps.study += of * (promised - unseen);
      steps.heldBack += of * (known - promised);
      steps.guessing += of * (right - known);
    }
  }
  return steps;
}

/** Each level over all topics, weighted as the test asks them; Σ share · right is the mean. */
export function levelsOf(topics: Parts): LevelPart[] {
  return LEVELS.map((level) => {
    const sum = { level, share: 0, guess: 0, unseen: 0, promised: 0, known: 0, right: 0 };
    for (const { weight, levels } of topics) {
      const own = levels.find((l) => l.level === level);
      if (!own) continue;
      for (const name of ['share', 'guess', 'unseen', 'promised', 'known', 'right'] as const)
        sum[name] += weight * own[name];
    }
    return sum;
  });
}

/**
 * Whole multiples of `unit` that add up to their rounded sum (largest remainder): a table's last line is then the sum of the
 * lines above it.
 */
export function roundedTogether(values: readonly number[], unit: number): number[] {
  const exact = values.map((v) => v / unit);
  const whole = exact.map(Math.floor);
  const missing = Math.round(exact.reduce((a, b) => a + b, 0)) - whole.reduce((a, b) => a + b, 0);
  const byRemainder = exact.map((v, i) => ({ i, rest: v - whole[i]! })).sort((a, b) => b.rest - a.rest);
  for (const { i } of byRemainder.slice(0, missing)) whole[i]! += 1;
  return whole;
}
