/** The study cards of the bank as the plan sees them on a day: met ones with their memory, the others as new. */
import { cardIdOf, type IndexEntry } from '@/lib/domain/bank/item';
import type { Parameters } from '@/lib/domain/review/schedule';
import type { Belief } from './belief';
import type { Blueprint } from './blueprint';
import { type Cards, predictRight, studiedOf } from './predict';
import { cardWeights, type PlanCard } from './worth';

export interface PlanState {
  index: readonly IndexEntry[];
  blueprint: Blueprint;
  cards: Cards;
  belief: Belief;
  today: number;
  /** The person's own, when they have been fitted. */
  parameters?: Parameters;
}

/** Weights are those of the date. */
export function planCards(
  { index, blueprint, cards, belief, today, parameters }: PlanState,
  date: number,
): PlanCard[] {
  const onDate = studiedOf(index, cards, date, belief);
  const now = studiedOf(index, cards, today, belief);
  const weights = cardWeights(blueprint, belief, onDate);
  const out: PlanCard[] = [];
  for (const entry of index) {
    const weight = weights.get(entry.concept);
    if (entry.use !== 'study' || weight === undefined) continue;
    const { topic, concept, kind, seconds } = entry;
    const studied = now.get(concept)?.share ?? 0;
    for (const part of entry.parts) {
      const cardId = cardIdOf(entry.id, part);
      const state = cards.get(cardId);
      const memory = state?.memory;
      const met = memory !== undefined && memory.phase !== 'new';
      out.push({
        cardId,
        topic,
        concept,
        kind,
        seconds,
        weight: state?.suspended ? 0 : weight,
        parameters,
        strength: met ? { stability: memory.stability, difficulty: memory.difficulty } : null,
        lastDay: state?.lastDay ?? 0,
        dueDay: met ? memory.dueDay : 0,
        firstRight: predictRight({ entry, state: undefined, studied, day: today }, belief).value,
      });
    }
  }
  return out;
}
