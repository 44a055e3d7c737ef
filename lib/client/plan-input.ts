/** Plans a session out of what the store knows; Today and the review ask the same question. */
import { ok, type Result } from '@/lib/base/result';
import type { BankIndex } from '@/lib/domain/bank/item';
import { type DayTally, emptyDay } from '@/lib/domain/review/day-tally';
import { type Plan, plan, type QueueInput, SESSION_CARDS } from '@/lib/domain/review/queue';
import { dateAhead, type Settings } from '@/lib/domain/review/settings';
import type { StoreProblem } from '@/lib/store/port';
import type { Root } from './root';

/** Rows read of what is due: more than a day's limit, because some are siblings of others. */
const DUE_ROWS = 400;

export interface Planning {
  input: QueueInput;
  /** Tallies of the last `daysBack` days and today. */
  days: DayTally[];
}

/**
 * By plain FSRS; towards a date, and when a sitting is full, by what the cards are worth. That rule is loaded only then,
 * and while it cannot be had plain FSRS holds.
 */
export async function planSession(
  root: Root,
  index: BankIndex,
  settings: Settings,
  daysBack: number,
): Promise<Result<Planning & { plan: Plan }, StoreProblem>> {
  const read = await planInput(root, index, settings, daysBack);
  if (!read.ok) return read;
  const { input } = read.value;
  const plain = plan(input);
  const isFull = plain.overLimit > 0 || plain.cards.length === SESSION_CARDS;
  // Own cards have no worth to go by.
  const hasWorth = input.due.some((c) => c.origin === 'builtin');
  const byWorth =
    (isFull && hasWorth) || dateAhead(settings, input.studyDay)
      ? await import('./readiness/today').then((m) => m.planByWorth(root, input)).catch(() => null)
      : null;
  return ok({ ...read.value, plan: byWorth ?? plain });
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
  if (!due.ok) return due;
  if (!seen.ok) return seen;
  if (!answeredToday.ok) return answeredToday;
  if (!days.ok) return days;
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
