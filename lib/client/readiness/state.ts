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

/** What is read, before anything is worked out of it. */
export interface ReadinessRows {
  overview: Overview;
  index: BankIndex;
  cards: Cards;
  days: DayTally[];
}

/** Later than any study day there is. */
const LAST_DAY = 99_999;

/** Asked for all at once: none has to wait for another. Rejects when the bank cannot be read. */
export async function readRows({ store, bank }: Root): Promise<Result<ReadinessRows, StoreProblem>> {
  const [overview, index, cards, days] = await Promise.all([
    store.overview(),
    bank.index(),
    store.metBuiltin(),
    store.days(0, LAST_DAY),
  ]);
  if (!overview.ok) return fail(overview.error);
  if (!cards.ok) return fail(cards.error);
  if (!days.ok) return fail(days.error);
  return ok({ overview: overview.value, index, cards: cards.value, days: days.value });
}

/** Of rows that are current. */
export function stateOf(root: Root, { overview, index, cards, days: all }: ReadinessRows): ReadinessState {
  const { settings } = overview;
  const { day: today } = root.studyDay(root.now(), settings.dayEndMinutes);
  const days = all.filter((d) => d.day <= today);
  const blueprint = blueprintOf(index, settings.role);
  const firsts = new Map([...cards].flatMap(([id, { first }]) => (first ? [[id, first] as const] : [])));
  const evidence = {
    firsts: exposuresOf(index.items, firsts),
    recalls: recallsOf(days.reduce((sum, d) => addCounts(sum, d.recall), {})),
  };
  const belief = beliefOf(evidence, blueprint);
  return { index, settings, today, blueprint, cards, days, evidence, belief };
}

/** Rejects when the bank cannot be read. */
export async function readReadiness(root: Root): Promise<Result<ReadinessState, StoreProblem>> {
  let rows = await readRows(root);
  if (rows.ok && !rows.value.overview.current) {
    // Left by an older version, and nothing was written since: they lack what is asked here.
    const mended = await root.store.check();
    if (!mended.ok) return fail(mended.error);
    rows = await readRows(root);
  }
  return rows.ok ? ok(stateOf(root, rows.value)) : rows;
}
