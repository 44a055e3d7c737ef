/**
 * Made-up people with a known memory, for the study of fitting and its tests. Each studies day by day what the default
 * scheduler says is due; what they remember follows a law of their own. Same law, size and seed: same history.
 */
import { type Rng, rngOf } from '@/lib/base/rng';
import type { Answer } from '@/lib/domain/review/fit/history';
import { CardWalk } from '@/lib/domain/review/fit/model';
import { clampParameters, DEFAULT_PARAMETERS, PARAMETER_SPREAD } from '@/lib/domain/review/fit/parameters';

export const LAWS = ['perturbed FSRS-6', 'half-life', 'power law', 'guesser', 'breaks'] as const;
export type Law = (typeof LAWS)[number];

export interface Learner {
  answers: Answer[];
  /** Of the memory itself; null where it is no FSRS. */
  parameters: number[] | null;
}

/** What a card is to the person. */
interface Trace {
  /** Chance of recall after so many days. */
  recall(days: number): number;
  learn(days: number, grade: number): void;
}

const FIRST_GRADES = [0.25, 0.12, 0.52, 0.11];
const LATER_GRADES = [0, 0.12, 0.78, 0.1];
const RETENTION = 0.9;

function pick(shares: readonly number[], rng: Rng): number {
  let left = rng.next();
  for (const [i, share] of shares.entries()) {
    left -= share;
    if (left < 0) return i + 1;
  }
  return 3;
}

/** Box and Muller. */
const normal = (rng: Rng) => Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());

/** Parameters of another person: the defaults moved by half of what people differ by. */
export function perturbed(seed: string): number[] {
  const rng = rngOf(`parameters ${seed}`);
  const parameters = Float64Array.from(DEFAULT_PARAMETERS);
  for (let i = 0; i < 4; i++) parameters[i]! *= Math.exp(0.6 * normal(rng));
  parameters.subarray(0, 4).sort();
  for (let i = 4; i < 21; i++) parameters[i]! += 0.5 * PARAMETER_SPREAD[i]! * normal(rng);
  clampParameters(parameters);
  return Array.from(parameters);
}

function fsrsTrace(parameters: readonly number[]): Trace {
  const walk = new CardWalk(1000);
  walk.use(parameters);
  let isNew = true;
  return {
    recall: (days) => walk.recall(days),
    learn(days, grade) {
      if (isNew) walk.first(grade);
      else walk.next(days, grade, 0);
      isNew = false;
    },
  };
}

/** Forgets by a half-life that a success multiplies, by how hard the card is. */
function halfLifeTrace(rng: Rng): Trace {
  const ease = Math.exp(0.4 * normal(rng));
  let halfLife = 0;
  return {
    recall: (days) => 2 ** (-days / halfLife),
    learn(days, grade) {
      if (halfLife === 0) halfLife = ease * [2, 5, 12, 40][grade - 1]!;
      else if (days === 0) halfLife *= 1.05;
      else if (grade === 1) halfLife = Math.max(1, 0.35 * halfLife);
      else halfLife *= 1 + ease * [0, 0.5, 1.1, 1.8][grade - 1]!;
    },
  };
}

/** Forgets by a power of the time, the slower the more often it was studied. */
function powerTrace(rng: Rng): Trace {
  const ease = Math.exp(0.5 * normal(rng));
  let strength = 0;
  return {
    recall: (days) => (1 + days) ** (-0.12 / (ease * strength)),
    learn(days, grade) {
      if (days > 0 || strength === 0) strength += grade === 1 ? 0.15 : 0.9 + 0.3 * (grade - 3);
      strength = Math.max(0.3, strength);
    },
  };
}

function traceOf(law: Law, parameters: readonly number[], rng: Rng): Trace {
  if (law === 'half-life') return halfLifeTrace(rng);
  if (law === 'power law') return powerTrace(rng);
  const trace = fsrsTrace(parameters);
  if (law !== 'guesser') return trace;
  return { ...trace, recall: (days) => 0.3 + 0.7 * trace.recall(days) };
}

/** Studies until so many answers can be predicted. */
export function learnerOf(law: Law, reviews: number, seed: string): Learner {
  const rng = rngOf(`${law} ${reviews} ${seed}`);
  const parameters = perturbed(seed);
  const newADay = Math.max(4, Math.round(Math.sqrt(reviews) / 4));
  const answers: Answer[] = [];
  const cards: { id: string; trace: Trace; plan: CardWalk; last: number; due: number }[] = [];
  let left = reviews;
  const answer = (card: (typeof cards)[number], day: number, days: number, grade: number) => {
    answers.push({ cardId: card.id, day, grade, tookMs: grade === 1 ? 18_000 : 11_000 });
    card.trace.learn(days, grade);
    if (card.last < 0) card.plan.first(grade);
    else card.plan.next(days, grade, 0);
    card.last = day;
  };
  const meet = (card: (typeof cards)[number], day: number, grade: number) => {
    const isNew = card.last < 0;
    answer(card, day, isNew ? 0 : day - card.last, grade);
    // Learning steps: what was not known, and what is new, comes again on the day.
    if (grade === 1) answer(card, day, 0, 3);
    if (isNew && grade < 4) answer(card, day, 0, 3);
    const interval = Math.max(1, Math.round(card.plan.daysTo(RETENTION)));
    card.due = day + interval + (interval > 2 ? rng.below(1 + Math.ceil(interval / 8)) : 0);
  };
  for (let day = 0; left > 0; day++) {
    // Two weeks off in every ten, and a tenth of the days besides.
    if (law === 'breaks' && (day % 70 >= 56 || rng.next() < 0.1)) continue;
    for (const card of cards) {
      if (card.due > day || left === 0) continue;
      const recalled = rng.next() < card.trace.recall(day - card.last);
      meet(card, day, recalled ? pick(LATER_GRADES, rng) : 1);
      left--;
    }
    for (let n = 0; n < newADay && left > 0; n++) {
      const plan = new CardWalk(1000);
      plan.use(DEFAULT_PARAMETERS);
      const card = {
        id: `card-${cards.length}`,
        trace: traceOf(law, parameters, rng),
        plan,
        last: -1,
        due: day,
      };
      cards.push(card);
      meet(card, day, pick(FIRST_GRADES, rng));
    }
  }
  const isFsrs = law === 'perturbed FSRS-6' || law === 'breaks';
  return { answers, parameters: isFsrs ? parameters : null };
}
