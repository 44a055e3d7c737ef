/** The one choice that holds for every chart. */
import type { Span } from '@/lib/domain/review/calendar';

export const PERIODS = [
  { value: 'weeks', words: '4 weeks', days: 28 },
  { value: 'months', words: '3 months', days: 91 },
  { value: 'year', words: '1 year', days: 365 },
  { value: 'all', words: 'All', days: Infinity },
] as const;
export type Period = (typeof PERIODS)[number]['value'];

/** Until today; all begins with the first day there is anything of. */
export function spanOf(period: Period, today: number, first: number): Span {
  const { days } = PERIODS.find((p) => p.value === period)!;
  return { from: days === Infinity ? Math.min(first, today) : today - days + 1, to: today };
}

/** Three months, or less while there is less. */
export const usualPeriod = (today: number, first: number): Period =>
  today - first < PERIODS[0].days ? 'weeks' : 'months';

/** "in the last 4 weeks", "since the beginning". */
export function periodInWords(period: Period): string {
  if (period === 'all') return 'since the beginning';
  return `in the last ${PERIODS.find((p) => p.value === period)!.words.replace('1 ', '')}`;
}
