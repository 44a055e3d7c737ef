/** Reviews that wait after a break, when there is no date: in which order they come, and until when. */

import { cardIdOf } from '@/lib/domain/bank/item';
import { newCardState } from '@/lib/domain/review/fold';
import { orderBacklog, planTowards } from './plan';
import type { PlanState } from './plan-cards';

export interface Backlog {
  /** Card ids, in the order they come. */
  order: string[];
  /** The day from which no more than a few wait, at these minutes and with no new cards; null when not within a year. */
  endsOn: number | null;
}

export const backlogOf = (
  state: PlanState,
  minutesADay: number,
  progress?: (done: number, total: number) => void,
): Backlog => ({
  order: orderBacklog(state, null, new Set()),
  // With the date come, the plan goes on as after it: by what is worth most a month from each day.
  endsOn: planTowards({ ...metOnly(state), date: state.today, minutesADay }, progress).endsOn,
});

/** Cards never met stay out, as if they were suspended. */
function metOnly(state: PlanState): PlanState {
  const cards = new Map(state.cards);
  for (const { id: itemId, topic, concept, parts } of state.index) {
    for (const part of parts) {
      const cardId = cardIdOf(itemId, part);
      const card = cards.get(cardId) ?? newCardState({ cardId, itemId, topic, concept, origin: 'builtin' });
      if (card.memory.phase === 'new') cards.set(cardId, { ...card, suspended: true });
    }
  }
  return { ...state, cards };
}
