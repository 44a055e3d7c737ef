/**
 * Weeks and months of study days. A study day is a whole number (lib/base/study-day), so neither daylight saving nor a
 * zone moves a border; a week begins on Monday.
 */
import { DAY } from '@/lib/base/study-day';

export const UNITS = ['day', 'week', 'month'] as const;
export type Unit = (typeof UNITS)[number];

/** Study days from `from` to `to`, both included. */
export interface Span {
  from: number;
  to: number;
}

/** Day 0, the first of January 1970, was a Thursday. */
export const mondayOf = (day: number): number => day - weekdayOf(day);
/** 0 is Monday, 6 Sunday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

const dateOf = (day: number) => new Date(day * DAY);
const firstOfMonth = (day: number, monthsOn: number) => {
  const date = dateOf(day);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + monthsOn, 1) / DAY;
};

/** The first day of the unit that a day is in. */
export function startOf(day: number, unit: Unit): number {
  if (unit === 'day') return day;
  return unit === 'week' ? mondayOf(day) : firstOfMonth(day, 0);
}

/** The first day of the unit after it. */
export function startAfter(day: number, unit: Unit): number {
  if (unit === 'day') return day + 1;
  return unit === 'week' ? mondayOf(day) + 7 : firstOfMonth(day, 1);
}

/** Whole days, weeks or months that together hold `span`, cut off at its ends. Empty when `to` is before `from`. */
export function spansOf(span: Span, unit: Unit): Span[] {
  const spans: Span[] = [];
  for (let from = span.from; from <= span.to; ) {
    const next = startAfter(from, unit);
    spans.push({ from, to: Math.min(span.to, next - 1) });
    from = next;
  }
  return spans;
}

/** The finest unit of which there are no more than `most` in the span. */
export function unitFor({ from, to }: Span, most: number): Unit {
  const days = to - from + 1;
  if (days <= most) return 'day';
  return days <= most * 7 ? 'week' : 'month';
}

export const lengthOf = ({ from, to }: Span): number => Math.max(0, to - from + 1);
