/** Today's cards by what they are worth: loaded only when there is a date, or more is due than a sitting takes. */
import type { PlanState } from '@/lib/domain/readiness/plan-cards';
import { planToday } from '@/lib/domain/readiness/today';
import type { CardState } from '@/lib/domain/review/fold';
import type { Plan, QueueInput } from '@/lib/domain/review/queue';
import { cardRow } from '@/lib/store/derive';
import type { Root } from '../root';
import { type ReadinessState, readReadiness } from './state';

const planStateOf = (
  { index, blueprint, cards, belief, settings }: ReadinessState,
  today: number,
): PlanState => ({ index: index.items, blueprint, cards, belief, today, parameters: settings.parameters });

const dueOf = (card: CardState) => cardRow(card).due ?? Number.POSITIVE_INFINITY;

/**
 * Null when the store cannot be read. Of `input.due`, which may be cut off, the bank's cards are made whole by those at
 * hand; of fifty thousand own cards no more is read.
 */
export async function planByWorth(root: Root, input: QueueInput): Promise<Plan | null> {
  const read = await readReadiness(root);
  if (!read.ok) return null;
  const { studyDay } = input;
  const others = input.due.filter((c) => c.origin !== 'builtin');
  const bank = [...read.value.cards.values()].filter((c) => dueOf(c) <= studyDay);
  const due = [...others, ...bank].sort((a, b) => dueOf(a) - dueOf(b));
  return planToday({ ...input, due }, planStateOf(read.value, studyDay));
}
