/** What the plan towards a date is made from: the state of readiness, and how much waits by plain FSRS. */
import { queryOptions } from '@tanstack/react-query';
import type { Concept, Topic } from '@/lib/domain/bank/item';
import { type Need, needsOf } from '@/lib/domain/readiness/need';
import { isBacklog } from '@/lib/domain/readiness/today';
import { emptyDay } from '@/lib/domain/review/day-tally';
import { gather } from '@/lib/domain/review/queue';
import type { Settings } from '@/lib/domain/review/settings';
import { planInput } from '../plan-input';
import { STORE_KEY, unwrap } from '../queries';
import { getRoot, type Root } from '../root';
import type { LookState } from './plan-worker';
import { readReadiness } from './state';

export interface PlanView {
  settings: Settings;
  /** Study day. */
  today: number;
  state: LookState;
  topics: readonly Topic[];
  concepts: Readonly<Record<string, Concept>>;
  /** What to answer before there is a forecast; empty when there is enough. */
  needs: Need[];
  /** Minutes studied today already. */
  studiedMinutes: number;
  /** Cards that are due. */
  due: number;
  /** They are more than a day's limit or a sitting takes. */
  hasBacklog: boolean;
}

async function readPlan(root: Root): Promise<PlanView> {
  const read = unwrap(await readReadiness(root));
  const { index, settings, today, blueprint, cards, evidence, days } = read;
  const { parameters } = settings;
  const [planning, counts] = await Promise.all([
    planInput(root, index, settings, 0),
    root.store.dueCounts(today, today),
  ]);
  const { input } = unwrap(planning);
  const { tookMs } = days.find((d) => d.day === today) ?? emptyDay(today);
  return {
    settings,
    today,
    state: { index: index.items, blueprint, cards, evidence, today, parameters },
    topics: index.topics,
    concepts: index.concepts,
    needs: needsOf(evidence.firsts, blueprint),
    studiedMinutes: tookMs / 60_000,
    due: unwrap(counts)[0]!,
    hasBacklog: isBacklog(gather(input)),
  };
}

export const planQuery = () =>
  queryOptions({
    queryKey: [STORE_KEY, 'plan'],
    queryFn: () => readPlan(getRoot()),
    // What is computed from it is computed anew only when it is another.
    structuralSharing: false,
  });
