/** What was expected of an answer before it was given, and counts of what came of it. */

/** What the prediction of a first answer stood on, kept with it: neither can be known again later. */
export interface Basis {
  /** Chance to know it had nothing of its concept been studied, 0–1. */
  unseen: number;
  /** Share of its concept's study cards that would be recalled that day, 0–1: coverage × recall. */
  studied: number;
  /** Chance to know it by those two together, 0–1, before what held-back questions have taught. */
  promised: number;
}

export interface Prediction {
  /** Names the model and its version. */
  model: string;
  /** Chance of a right answer, 0–1, from what was known before the answer. */
  value: number;
  /** Of a first answer; absent where no model of readiness was at hand. */
  basis?: Basis;
}

/** The first answer ever given to a card. */
export interface FirstAnswer {
  day: number;
  right: boolean;
  /** Absent for answers written before it was kept. */
  basis?: Basis;
}

export interface Count {
  n: number;
  right: number;
}

/** Whole numbers, so that counts of cards and days add up and can be taken away again without a trace. */
export type Counts = Readonly<Record<string, Count>>;

/** Chances are counted by whole hundredths. */
export const hundredths = (chance: number): number => Math.round(chance * 100);

/** Adds counts, or with sign −1 takes them away; what is empty is left out. */
export function addCounts(to: Counts, from: Counts, sign: 1 | -1 = 1): Counts {
  const sum: Record<string, Count> = { ...to };
  for (const [key, { n, right }] of Object.entries(from)) {
    const before = sum[key] ?? { n: 0, right: 0 };
    sum[key] = { n: before.n + sign * n, right: before.right + sign * right };
    if (sum[key].n === 0 && sum[key].right === 0) delete sum[key];
  }
  return sum;
}

export const counted = (counts: Counts, key: string | number, right: boolean): Counts =>
  addCounts(counts, { [key]: { n: 1, right: right ? 1 : 0 } });
