/** The chance of a right answer before it is given: the one number that is logged with every answer and scored. */
import { cardIdOf, type IndexEntry } from '@/lib/domain/bank/item';
import type { CardState } from '@/lib/domain/review/fold';
import type { Prediction } from '@/lib/domain/review/prediction';
import { retrievability } from '@/lib/domain/review/schedule';
import { type Belief, carriedOver, LEVEL_OFFSET, shifted, transferred } from './belief';
import { GUESS, GUESS_UNKNOWN, knownOf, rightOf } from './guess';
import { logistic } from './posterior';

/** Changes whenever the same answers would give another number. */
export const MODEL = 'readiness 1';

export type Cards = ReadonlyMap<string, CardState>;

/** P(right) of a card seen before; null for one that was not. */
export function recallOf(state: CardState | undefined, day: number, belief: Belief): number | null {
  const promised = state ? retrievability(state.memory, day) : null;
  return promised === null ? null : shifted(promised, belief.recall.mean);
}

export interface Studied {
  /** Share of the concept's study cards that would be recalled on the day, 0–1: coverage × recall. */
  share: number;
  /** How the share moves with the shift of recall: Σ right · (1 − right) / (1 − g) / cards. */
  slope: number;
}

/** Concept → what is studied of it. Cards never seen count as not recalled. */
export function studiedOf(
  index: readonly IndexEntry[],
  cards: Cards,
  day: number,
  belief: Belief,
): Map<string, Studied> {
  const sums = new Map<string, Studied & { cards: number }>();
  for (const entry of index) {
    if (entry.use !== 'study') continue;
    let sum = sums.get(entry.concept);
    if (!sum) {
      sum = { share: 0, slope: 0, cards: 0 };
      sums.set(entry.concept, sum);
    }
    sum.cards += entry.parts.length;
    for (const part of entry.parts) {
      const right = recallOf(cards.get(cardIdOf(entry.id, part)), day, belief);
      if (right !== null) addRecalled(sum, right, GUESS[entry.kind], 1);
    }
  }
  for (const sum of sums.values()) {
    sum.share /= sum.cards;
    sum.slope /= sum.cards;
  }
  return sums;
}

/** Adds a card that is answered right with this chance, `times` over. */
export function addRecalled(to: Studied, right: number, guess: number, times: number) {
  const known = knownOf(right, guess);
  to.share += times * known;
  if (known > 0) to.slope += (times * right * (1 - right)) / (1 - guess);
}

export interface Asked {
  entry: Pick<IndexEntry, 'topic' | 'level' | 'kind' | 'use'>;
  state: CardState | undefined;
  /** Of its concept, on the day it is asked. */
  studied: number;
  day: number;
}

const unseenOf = ({ entry }: Asked, belief: Belief) =>
  belief.topics.get(entry.topic)?.cells[entry.level].unseen ??
  logistic(belief.person.mean + LEVEL_OFFSET[entry.level]);

/**
 * Seen: retrievability with this person's shift. Never seen: what is known at first sight in its topic and level, raised
 * by what was studied of its concept. Who was right last is given no less than if the card were new: the scheduler's
 * curve knows only its own answers.
 */
export function predictRight(asked: Asked, belief: Belief): Prediction {
  const { entry, state, day, studied } = asked;
  const recall = recallOf(state, day, belief);
  const unseen = unseenOf(asked, belief);
  const promised = carriedOver(unseen, belief.carried.mean, studied);
  const known = entry.use === 'transfer' ? transferred(promised, belief.transfer.mean) : promised;
  const asNew = rightOf(known, GUESS[entry.kind]);
  if ((state?.answers ?? 0) === 0)
    return { model: MODEL, value: asNew, basis: { unseen, studied, promised } };
  if (recall === null) return { model: MODEL, value: asNew };
  return { model: MODEL, value: state?.lastGrade === 'again' ? recall : Math.max(recall, asNew) };
}

/** An own card has no level and no place in the blueprint: mid, of its topic, and of a kind unknown. */
export const predictOwn = (
  state: CardState | undefined,
  topic: string,
  day: number,
  belief: Belief,
): Prediction => ({
  model: MODEL,
  value:
    recallOf(state, day, belief) ??
    rightOf(belief.topics.get(topic)?.cells.mid.unseen ?? 0.45, GUESS_UNKNOWN),
});
