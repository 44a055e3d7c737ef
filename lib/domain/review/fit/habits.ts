/** How a person answers, apart from what they remember: which grades, and how long a card takes them on a day. */
import type { Answer } from './history';

export interface Habits {
  /** Shares of again, hard, good, easy at the first answer of a card. */
  firstGrades: number[];
  /** Shares of hard, good, easy when a card is remembered later. */
  laterGrades: number[];
  /** Seconds a card takes on a day, its repeats included: new, remembered, forgotten. */
  newSeconds: number;
  rememberedSeconds: number;
  forgottenSeconds: number;
}

/** What is taken of somebody of whom nothing is known; it counts like so many answers of their own. */
const USUAL: Habits = {
  firstGrades: [0.25, 0.1, 0.55, 0.1],
  laterGrades: [0.1, 0.8, 0.1],
  newSeconds: 45,
  rememberedSeconds: 20,
  forgottenSeconds: 50,
};
const USUAL_WEIGHS = 20;

const shares = (counts: readonly number[], usual: readonly number[]) => {
  const total = counts.reduce((a, b) => a + b, 0) + USUAL_WEIGHS;
  return counts.map((count, i) => (count + USUAL_WEIGHS * usual[i]!) / total);
};

/** `answers` in the order of the log. */
export function habitsOf(answers: readonly Answer[]): Habits {
  const firstGrades = [0, 0, 0, 0];
  const laterGrades = [0, 0, 0];
  const spentMs = [0, 0, 0];
  const visits = [0, 0, 0];
  /** Last day of each card, and what kind of visit that was. */
  const last = new Map<string, { day: number; visit: number }>();
  for (const { cardId, day, grade, tookMs } of answers) {
    const before = last.get(cardId);
    if (before && before.day >= day) {
      spentMs[before.visit]! += tookMs;
      continue;
    }
    const visit = before ? (grade > 1 ? 1 : 2) : 0;
    last.set(cardId, { day, visit });
    visits[visit]!++;
    spentMs[visit]! += tookMs;
    if (!before) firstGrades[grade - 1]!++;
    else if (grade > 1) laterGrades[grade - 2]!++;
  }
  const seconds = (visit: number, usual: number) =>
    (spentMs[visit]! / 1000 + USUAL_WEIGHS * usual) / (visits[visit]! + USUAL_WEIGHS);
  return {
    firstGrades: shares(firstGrades, USUAL.firstGrades),
    laterGrades: shares(laterGrades, USUAL.laterGrades),
    newSeconds: seconds(0, USUAL.newSeconds),
    rememberedSeconds: seconds(1, USUAL.rememberedSeconds),
    forgottenSeconds: seconds(2, USUAL.forgottenSeconds),
  };
}
