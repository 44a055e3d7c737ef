/** What readiness stands on, read from the derived rows: the bank's cards and the tallies of the days, never the log. */
import { fail, ok, type Result } from '@/lib/base/result';
import type { BankIndex } from '@/lib/domain/bank/item';
import { type Belief, beliefOf } from '@/lib/domain/readiness/belief';
import { type Blueprint, blueprintOf } from '@/lib/domain/readiness/blueprint';
import { type Evidence, exposuresOf, recallsOf } from '@/lib/domain/readiness/evidence';
import type { Cards } from '@/lib/domain/readiness/predict';
import type { DayTally } from '@/lib/domain/review/day-tally';
import { addCounts } from '@/lib/domain/review/prediction';
import type { Settings } from '@/lib/domain/review/settings';
import type { Overview, StoreProblem } from '@/lib/store/port';
import type { Root } from '../root';

export interface ReadinessState {
  index: BankIndex;
  settings: Settings;
  /** Study day. */
  today: number;
  blueprint: Blueprint;
  /** Of the bank, those that were met, suspended or put off. */
  cards: Cards;
  /** All there are, earliest first. */
  days: DayTally[];
  evidence: Evidence;
  belief: Belief;
}

/** Rejects when the bank cannot be read. `known` is the overview, where it was read just now. */
export async function readReadiness(
  root: Root,
  known?: Result<Overview, StoreProblem>,
): Promise<Result<ReadinessState, StoreProblem>> {
  const { store, bank } = root;
  const [overview, index] = await Promise.all([known ?? store.overview(), bank.index()]);
  if (!overview.ok) return fail(overview.error);
  const { settings, current } = overview.value;
  if (!current) {
    // Left by an older version, and nothing was written since: they lack what is asked here.
    const mended = await store.check();
    if (!mended.ok) return fail(mended.error);
  }
  const { day: today } = root.studyDay(root.now(), settings.dayEndMinutes);
  const [cards, days] = await Promise.all([store.metBuiltin(), store.days(0, today)]);
  if (!cards.ok) return fail(cards.error);
  if (!days.ok) return fail(days.error);
  const blueprint = blueprintOf(index, settings.role);
  const firsts = new Map(
    [...cards.value].flatMap(([id, { first }]) => (first ? [[id, first] as const] : [])),
  );
  const evidence = {
    firsts: exposuresOf(index.items, firsts),
    recalls: recallsOf(days.value.reduce((sum, d) => addCounts(sum, d.recall), {})),
  };
  const belief = beliefOf(evidence, blueprint);
  return ok({ index, settings, today, blueprint, cards: cards.value, days: days.value, evidence, belief });
}
