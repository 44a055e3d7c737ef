/** Today's cards by what they are worth: loaded only when there is a date, or more is due than a sitting takes. */
import type { PlanState } from '@/lib/domain/readiness/plan-cards';
import { planToday } from '@/lib/domain/readiness/today';
import type { Plan, QueueInput } from '@/lib/domain/review/queue';
import type { Root } from '../root';
import { type ReadinessState, readReadiness } from './state';

/** More than any deck has due. */
export const ALL_ROWS = 100_000;

const planStateOf = (
  { index, blueprint, cards, belief, settings }: ReadinessState,
  today: number,
): PlanState => ({ index: index.items, blueprint, cards, belief, today, parameters: settings.parameters });

/** Null when the store cannot be read. */
export async function planByWorth(root: Root, input: QueueInput): Promise<Plan | null> {
  const [state, due] = await Promise.all([readReadiness(root), root.store.due(input.studyDay, ALL_ROWS)]);
  if (!state.ok || !due.ok) return null;
  return planToday({ ...input, due: due.value }, planStateOf(state.value, input.studyDay));
}
