/**
 * What the answers so far say about this person, in four kinds of number, each with its uncertainty:
 * - ability on what was never studied: of the person, shrunk to that of people; of each topic and level, shrunk to the
 *   person; of each topic at each level, shrunk to those two;
 * - what carries over: how much of what is studied of a concept is there when a card of it never seen is met;
 * - transfer: how far questions held back for tests come out above or below what all that promised of them;
 * - a shift of recall: how far the person's memory runs ahead of or behind the scheduler's curve.
 * Every answer speaks to one of them only, so that each is a posterior of one number (posterior.ts).
 */
import { LEVELS, type Level } from '@/lib/domain/bank/words';
import type { Blueprint } from './blueprint';
import type { Evidence, FirstExposure } from './evidence';
import { GUESS, rightOf } from './guess';
import { type Counted, gridOf, logistic, logit, type Normal, type Posterior, posteriorOf } from './posterior';

/** Chance to know at first sight falls with the level by about this much, in log-odds, mid being 0. */
export const LEVEL_OFFSET: Record<Level, number> = { junior: 0.4, mid: 0, senior: -0.4, staff: -0.8 };

/** People before anything is known of them: about 45 % of mid questions known at first sight, 25 to 70 % being usual. */
const PEOPLE: Normal = { mean: -0.2, sd: 1 };
const TOPIC_SD = 0.5;
const LEVEL_SD = 0.4;
const CELL_SD = 0.3;
/** Half of what is studied carries over, with anything from a tenth to nine tenths not unusual. */
const CARRIED: Normal = { mean: 0.5, sd: 0.3 };
/** Log-odds: held-back questions ask for a little more than study cards promise, or a little less. */
const TRANSFER: Normal = { mean: 0, sd: 0.5 };
const RECALL: Normal = { mean: 0, sd: 0.5 };

const ABILITIES = gridOf(-5, 5, 61);
const SHARES = gridOf(0, 1, 41);
const SHIFTS = gridOf(-3, 3, 61);

export interface Cell {
  level: Level;
  /** Chance to know an unseen question of this topic and level, 0–1, and how it moves with ability (log-odds). */
  unseen: number;
  slope: number;
  ability: Posterior;
}

export interface TopicBelief {
  ability: Posterior;
  cells: Record<Level, Cell>;
  /** First answers in it. */
  firsts: number;
  firstsRight: number;
}

export interface Belief {
  person: Posterior;
  levels: Record<Level, Posterior>;
  topics: ReadonlyMap<string, TopicBelief>;
  /** Share of what is studied that is there when another card of the concept is met. */
  carried: Posterior;
  /** Added to the log-odds of knowing a question held back for tests. */
  transfer: Posterior;
  /** Added to the log-odds of retrievability. */
  recall: Posterior;
}

/** Answers with the same chances are counted together before a grid is walked. */
function counted(
  firsts: readonly FirstExposure[],
  of: (first: FirstExposure) => Pick<Counted, 'key' | 'chance'>,
): Counted[] {
  const counts = new Map<string, Counted>();
  for (const first of firsts) {
    const { key, chance } = of(first);
    const count = counts.get(key) ?? { key, n: 0, right: 0, chance };
    counts.set(key, count);
    count.n += 1;
    count.right += first.right ? 1 : 0;
  }
  return [...counts.values()];
}

const abilityCounts = (firsts: readonly FirstExposure[]) =>
  counted(firsts, ({ level, kind }) => ({
    key: `${level}/${GUESS[kind]}`,
    chance: (ability) => rightOf(logistic(ability + LEVEL_OFFSET[level]), GUESS[kind]),
  }));

/**
 * P(known) of a question not yet seen: known anyway, or because what was studied of its concept carries over.
 * 1 − (1 − unseen) · (1 − carried · studied). It rises with each of the three.
 */
export const carriedOver = (unseen: number, carried: number, studied: number) =>
  1 - (1 - unseen) * (1 - carried * studied);

/** To two hundredths: enough for a share, and few enough to count. */
const rounded = (share: number) => Math.round(share * 50) / 50;

function carriedCounts(firsts: readonly FirstExposure[]): Counted[] {
  return counted(firsts, ({ basis, kind }) => {
    const [unseen, studied] = [rounded(basis.unseen), rounded(basis.studied)];
    return {
      key: `${unseen}/${studied}/${GUESS[kind]}`,
      chance: (share) => rightOf(carriedOver(unseen, share, studied), GUESS[kind]),
    };
  });
}

function transferCounts(firsts: readonly FirstExposure[]): Counted[] {
  return counted(firsts, ({ basis, kind }) => {
    const promised = rounded(basis.promised);
    return {
      key: `transfer/${promised}/${GUESS[kind]}`,
      chance: (shift) => rightOf(transferred(promised, shift), GUESS[kind]),
    };
  });
}

export const clipped = (p: number) => Math.min(0.99, Math.max(0.01, p));

/** P(right) of a card seen before: retrievability, its log-odds shifted. */
export const shifted = (retrievability: number, shift: number) =>
  logistic(logit(clipped(retrievability)) + shift);

/**
 * Odds of a promise count less than in full: it is an estimate itself, and who is promised most is most often promised
 * too much (regression to the mean).
 */
const PROMISE_COUNTS = 0.7;

/** P(known) of a held-back question: log-odds = 0.7 · log-odds of what was promised + shift. */
export const transferred = (promised: number, shift: number) =>
  logistic(PROMISE_COUNTS * logit(clipped(promised)) + shift);

/** How it moves with the promise. */
export function transferSlope(promised: number, shift: number): number {
  const [p, known] = [clipped(promised), transferred(promised, shift)];
  return (PROMISE_COUNTS * known * (1 - known)) / (p * (1 - p));
}

export function beliefOf({ firsts, recalls }: Evidence, blueprint: Blueprint): Belief {
  const fresh = firsts.filter((f) => f.use === 'study' && f.basis.studied === 0);
  const person = posteriorOf(ABILITIES, PEOPLE, abilityCounts(fresh));
  const levels = {} as Record<Level, Posterior>;
  for (const level of LEVELS) {
    const own = fresh.filter((f) => f.level === level);
    levels[level] = posteriorOf(ABILITIES, { mean: person.mean, sd: LEVEL_SD }, abilityCounts(own));
  }
  const topics = new Map(
    blueprint.map(({ slug }) => {
      const own = firsts.filter((f) => f.topic === slug);
      return [slug, topicBelief(own, person, levels)];
    }),
  );
  const carried = posteriorOf(
    SHARES,
    CARRIED,
    carriedCounts(firsts.filter((f) => f.use === 'study' && f.basis.studied > 0)),
  );
  const held = firsts.filter((f) => f.use === 'transfer' && f.basis.promised > 0);
  const transfer = posteriorOf(SHIFTS, TRANSFER, transferCounts(held));
  const recall = posteriorOf(
    SHIFTS,
    RECALL,
    recalls.map(({ promised, n, right }) => ({
      key: `recall/${promised}`,
      n,
      right,
      chance: (shift) => shifted(promised, shift),
    })),
  );
  return { person, levels, topics, carried, transfer, recall };
}

function topicBelief(
  own: readonly FirstExposure[],
  person: Posterior,
  levels: Record<Level, Posterior>,
): TopicBelief {
  const fresh = own.filter((f) => f.use === 'study' && f.basis.studied === 0);
  const ability = posteriorOf(ABILITIES, { mean: person.mean, sd: TOPIC_SD }, abilityCounts(fresh));
  const cells = {} as Record<Level, Cell>;
  for (const level of LEVELS) {
    const mean = (ability.mean + levels[level].mean) / 2;
    const counts = abilityCounts(fresh.filter((f) => f.level === level));
    const cell = posteriorOf(ABILITIES, { mean, sd: CELL_SD }, counts);
    const offset = LEVEL_OFFSET[level];
    const unseen = cell.expect((x) => logistic(x + offset));
    const slope = cell.expect((x) => logistic(x + offset) * (1 - logistic(x + offset)));
    cells[level] = { level, unseen, slope, ability: cell };
  }
  return { ability, cells, firsts: own.length, firstsRight: own.filter((f) => f.right).length };
}
