/** Gathers what the planner needs; Today and the review ask the same question. */
import { fail, ok, type Result } from '@/lib/base/result';
import type { BankIndex } from '@/lib/domain/bank/item';
import { type DayTally, emptyDay } from '@/lib/domain/review/day-tally';
import type { QueueInput } from '@/lib/domain/review/queue';
import type { Settings } from '@/lib/domain/review/settings';
import type { StoreProblem } from '@/lib/store/port';
import type { Root } from './root';

/** Rows read of what is due: more than a day's limit, because some are siblings of others. */
const DUE_ROWS = 400;

export interface Planning {
  input: QueueInput;
  /** Tallies of the last `daysBack` days and today. */
  days: DayTally[];
}

export async function planInput(
  root: Root,
  index: BankIndex,
  settings: Settings,
  daysBack: number,
): Promise<Result<Planning, StoreProblem>> {
  const nowMs = root.now();
  const { day } = root.studyDay(nowMs, settings.dayEndMinutes);
  const { store } = root;
  const [due, seen, answeredToday, days] = await Promise.all([
    store.due(day, DUE_ROWS),
    store.seenBuiltin(),
    store.answeredOn(day),
    store.days(day - daysBack, day),
  ]);
  if (!due.ok) return fail(due.error);
  if (!seen.ok) return fail(seen.error);
  if (!answeredToday.ok) return fail(answeredToday.error);
  if (!days.ok) return fail(days.error);
  const input = {
    studyDay: day,
    nowMs,
    settings,
    due: due.value,
    index: index.items,
    seen: seen.value,
    answeredToday: answeredToday.value,
    today: days.value.find((d) => d.day === day) ?? emptyDay(day),
  };
  return ok({ input, days: days.value });
}
