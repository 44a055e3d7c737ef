/** A week in a few numbers, as they may be shown to somebody else. */
import { mondayOf, type Span } from '@/lib/domain/review/calendar';
import type { DayTally } from '@/lib/domain/review/day-tally';
import { tallyOf } from '@/lib/domain/review/periods';
import type { Noted } from './course';

export interface WeekSummary extends Span {
  /** Today is in it. */
  isUnderWay: boolean;
  studied: number;
  answered: number;
  right: number;
  minutes: number;
  /** As it was said last in this week; null when it was not noted. */
  noted: (Pick<Noted, 'coverage' | 'expected' | 'role'> & { day: number }) | null;
  /** Nothing was noted after it: what holds now held at the end of this week. */
  isLatest: boolean;
}

/** The week that `day` is in, from Monday, as far as today. */
export function weekSummaryOf(
  days: readonly DayTally[],
  noted: readonly Noted[],
  day: number,
  today: number,
): WeekSummary {
  const monday = mondayOf(day);
  const span = { from: monday, to: monday + 6 };
  const { studied, answered, right, tookMs } = tallyOf(days, span);
  const last = noted.findLast(({ studyDay }) => studyDay.day >= span.from && studyDay.day <= span.to);
  return {
    ...span,
    isUnderWay: today >= span.from && today <= span.to,
    studied,
    answered,
    right,
    minutes: Math.round(tookMs / 60_000),
    noted: last
      ? { day: last.studyDay.day, coverage: last.coverage, expected: last.expected, role: last.role }
      : null,
    isLatest: last !== undefined && last === noted.at(-1),
  };
}

/** Mondays of the weeks there is something to say of, earliest first; the present one is always among them. */
export function weeksStudied(days: readonly DayTally[], today: number): number[] {
  const mondays = new Set(days.filter((d) => d.answered > 0).map((d) => mondayOf(d.day)));
  mondays.add(mondayOf(today));
  return [...mondays].sort((a, b) => a - b);
}
