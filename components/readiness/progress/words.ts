/** Small words the charts over time share. */
import { DAY } from '@/lib/base/study-day';
import { type Span, startAfter, startOf, type Unit } from '@/lib/domain/review/calendar';

export const minutes = (ms: number) => Math.round(ms / 60_000);
/** Thousands are parted: 1,204. */
export const count = (n: number) => n.toLocaleString('en-GB');
export const counted = (n: number, unit: string) => `${count(n)} ${unit}${n === 1 ? '' : 's'}`;

const dated = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (day: number) => format.format(day * DAY);
};
const monthOf = dated({ month: 'short', year: 'numeric' });
const dateInYear = dated({ day: 'numeric', month: 'short' });
const date = dated({ day: 'numeric', month: 'short', year: 'numeric' });
const weekdayDate = dated({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const onlyDay = dated({ day: 'numeric' });
const onlyMonth = dated({ month: 'short' });
const onlyYear = dated({ year: 'numeric' });

export { date, dateInYear, onlyMonth, weekdayDate };

/** "16–22 Nov 2026", "28 Nov – 4 Dec 2026", "28 Dec 2026 – 3 Jan 2027". */
export function rangeInWords({ from, to }: Span): string {
  if (from === to) return date(from);
  if (onlyYear(from) !== onlyYear(to)) return `${date(from)} – ${date(to)}`;
  if (onlyMonth(from) !== onlyMonth(to)) return `${dateInYear(from)} – ${date(to)}`;
  return `${onlyDay(from)}–${date(to)}`;
}

const isWhole = ({ from, to }: Span, unit: Unit) =>
  startOf(from, unit) === from && startAfter(from, unit) === to + 1;

/** A day with its weekday, a week as its dates, a whole month by its name. */
export function spanInWords(span: Span, unit: Unit): string {
  if (unit === 'day') return weekdayDate(span.from);
  return unit === 'month' && isWhole(span, unit) ? monthOf(span.from) : rangeInWords(span);
}

/** What fits under a bar. */
export const shortSpan = ({ from }: Span, unit: Unit) =>
  unit === 'month' ? onlyMonth(from) : dateInYear(from);

/** Marks of an axis of days: dates while they are near, else months. */
export const axisDay = ({ from, to }: Span) => (to - from > 400 ? monthOf : dateInYear);
export const AXIS_STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728];

export const UNIT_WORDS: Record<Unit, string> = { day: 'day', week: 'week', month: 'month' };
