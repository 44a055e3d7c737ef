/**
 * Before the descent, as fsrs-rs 6.5 does it (dataset.rs, parameter_initialization.rs): intervals too seldom to say
 * anything are left out, and the four first stabilities are found from the first review of each card alone.
 */
import type { History } from './history';
import { DEFAULT_PARAMETERS, LEAST_FIRST_STABILITY, MOST_FIRST_STABILITY } from './parameters';

/** Cards with the same first grade and the same days to the first review. */
interface Group {
  grade: number;
  days: number;
  cards: number;
  recalled: number;
}

const SMALLEST_GROUP = 6;
const LEAST_REMOVED = 20;
const REMOVED_SHARE = 0.05;
const LONGEST_DAYS = [0, 100, 100, 100, 365] as const;
/** ln S of hard and good stand at these shares between their neighbours (fsrs-rs: w1, w2). */
const HARD_TO_AGAIN = 0.41;
const GOOD_TO_EASY = 0.54;
/** Pull towards the default first stability, in log loss a day. */
const PULL = 1 / 16;

export interface Start {
  /** Reviews to learn from, ascending in the order of the log. */
  used: Uint8Array;
  usedCount: number;
  /** First stabilities, days. */
  stabilities: number[];
  /** Cards behind each of them. */
  counts: number[];
  /** First reviews among the used. */
  firsts: number;
}

/** The place of each card's first review in the arrays, −1 when none is before `until`. */
function firstReviews({ starts, reviews }: History, until: number): Int32Array {
  const found = new Int32Array(starts.length - 1).fill(-1);
  for (let card = 0; card < found.length; card++) {
    for (let at = starts[card]!; at < starts[card + 1]!; at++) {
      if (reviews[at]! < 0) continue;
      if (reviews[at]! < until) found[card] = at;
      break;
    }
  }
  return found;
}

const keyOf = (grade: number, days: number) => grade * 100_000 + days;

function groupsOf(history: History, first: Int32Array): Map<number, Group> {
  const groups = new Map<number, Group>();
  first.forEach((at, card) => {
    if (at < 0) return;
    const grade = history.grades[history.starts[card]!]!;
    const days = history.days[at]!;
    const key = keyOf(grade, days);
    const group = groups.get(key) ?? { grade, days, cards: 0, recalled: 0 };
    groups.set(key, group);
    group.cards++;
    if (history.grades[at]! > 1) group.recalled++;
  });
  return groups;
}

/** Of each first grade the smallest groups, up to a twentieth of its cards and at least 20; then whatever is small or long. */
function withoutOutliers(groups: Map<number, Group>): Map<number, Group> {
  const kept = new Map<number, Group>();
  for (const grade of [1, 2, 3, 4]) {
    const own = [...groups.values()].filter((g) => g.grade === grade);
    own.sort((a, b) => a.cards - b.cards || a.days - b.days);
    const total = own.reduce((sum, g) => sum + g.cards, 0);
    const most = Math.max(LEAST_REMOVED, Math.floor(total * REMOVED_SHARE));
    let removed = 0;
    for (const group of own) {
      if (removed + group.cards < most) removed += group.cards;
      else if (group.cards >= SMALLEST_GROUP && group.days <= LONGEST_DAYS[grade]!)
        kept.set(keyOf(grade, group.days), group);
    }
  }
  return kept;
}

export function startOf(history: History, until: number): Start {
  const first = firstReviews(history, until);
  const kept = withoutOutliers(groupsOf(history, first));
  const used = new Uint8Array(history.days.length);
  let usedCount = 0;
  let recalled = 0;
  let firsts = 0;
  first.forEach((at, card) => {
    const from = history.starts[card]!;
    if (at < 0 || !kept.has(keyOf(history.grades[from]!, history.days[at]!))) return;
    firsts++;
    for (let place = at; place < history.starts[card + 1]!; place++) {
      const review = history.reviews[place]!;
      if (review < 0 || review >= until) continue;
      used[place] = 1;
      usedCount++;
      if (history.grades[place]! > 1) recalled++;
    }
  });
  const counts = [0, 0, 0, 0];
  for (const group of kept.values()) counts[group.grade - 1]! += group.cards;
  const found = counts.map((count, i) =>
    count === 0
      ? null
      : bestStability(
          [...kept.values()].filter((g) => g.grade === i + 1),
          recalled / Math.max(1, usedCount),
          DEFAULT_PARAMETERS[i]!,
        ),
  );
  return { used, usedCount, stabilities: filled(found, counts), counts, firsts };
}

/** By golden section: the loss has one valley. */
function bestStability(groups: readonly Group[], averageRecall: number, usual: number): number {
  const decay = DEFAULT_PARAMETERS[20]!;
  const factor = 0.9 ** (-1 / decay) - 1;
  const lossAt = (stability: number) => {
    let loss = Math.abs(stability - usual) * PULL;
    for (const { days, cards, recalled } of groups) {
      // One more card that is recalled as the average is.
      const share = (recalled + averageRecall) / (cards + 1);
      const chance = (1 + (factor * days) / stability) ** -decay;
      loss -= cards * (share * Math.log(chance) + (1 - share) * Math.log(1 - chance));
    }
    return loss;
  };
  const GOLDEN = (Math.sqrt(5) - 1) / 2;
  let low = LEAST_FIRST_STABILITY;
  let high = MOST_FIRST_STABILITY;
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let lossLeft = lossAt(left);
  let lossRight = lossAt(right);
  while (high - low > 1e-6) {
    if (lossLeft < lossRight) {
      high = right;
      right = left;
      lossRight = lossLeft;
      left = high - GOLDEN * (high - low);
      lossLeft = lossAt(left);
    } else {
      low = left;
      left = right;
      lossLeft = lossRight;
      right = low + GOLDEN * (high - low);
      lossRight = lossAt(right);
    }
  }
  return (low + high) / 2;
}

const PAIRS = [
  [0, 1],
  [1, 2],
  [2, 3],
  [0, 2],
  [1, 3],
  [0, 3],
] as const;

/** A better first grade never lasts less: where two disagree, the one with more cards behind it decides. */
function ascending(found: readonly (number | null)[], counts: readonly number[]): (number | null)[] {
  const next = [...found];
  // Settling one pair may unsettle another, which the next round settles.
  for (let round = 0; round < PAIRS.length; round++) {
    for (const [small, big] of PAIRS) {
      const low = next[small];
      const high = next[big];
      if (low == null || high == null || low <= high) continue;
      if (counts[small]! > counts[big]!) next[big] = low;
      else next[small] = high;
    }
  }
  return next;
}

/**
 * Four stabilities from those found. Missing ones follow from the two relations of the logarithms
 * hard = 0.41 again + 0.59 good and good = 0.46 hard + 0.54 easy; from one alone, all defaults are scaled.
 */
export function filled(found: readonly (number | null)[], counts: readonly number[]): number[] {
  const usable = ascending(
    found.map((s, i) => (counts[i]! > 0 ? s : null)),
    counts,
  );
  const known = usable.filter((s) => s !== null).length;
  if (known === 0) return DEFAULT_PARAMETERS.slice(0, 4);
  if (known === 1) {
    const only = usable.findIndex((s) => s !== null);
    const scale = usable[only]! / DEFAULT_PARAMETERS[only]!;
    return DEFAULT_PARAMETERS.slice(0, 4).map((s) => bounded(s * scale));
  }
  const logs = usable.map((s) => (s === null ? null : Math.log(s)));
  return between(logs).map((log) => bounded(Math.exp(log)));
}

function between([again, hard, good, easy]: readonly (number | null | undefined)[]): number[] {
  const p = HARD_TO_AGAIN;
  const q = GOOD_TO_EASY;
  let [a, h, g, e] = [again, hard, good, easy];
  if (h == null && g == null) {
    h = (p * a! + (1 - p) * q * e!) / (1 - (1 - p) * (1 - q));
    g = (1 - q) * h + q * e!;
  }
  if (h == null) h = a != null ? p * a + (1 - p) * g! : (g! - q * e!) / (1 - q);
  if (g == null) g = e != null ? (1 - q) * h + q * e : (h - p * a!) / (1 - p);
  if (a == null) a = (h - (1 - p) * g) / p;
  if (e == null) e = (g - (1 - q) * h) / q;
  return [a, h, g, e];
}

const bounded = (s: number) => Math.min(MOST_FIRST_STABILITY, Math.max(LEAST_FIRST_STABILITY, s));
