/** Study days as a screen needs them: which one it is now, and a date's words and field. */
import { DAY } from '@/lib/base/study-day';
import { dateAhead, type Settings } from '@/lib/domain/review/settings';
import { getRoot } from './root';

export const studyDayNow = ({ dayEndMinutes }: Pick<Settings, 'dayEndMinutes'>): number => {
  const { now, studyDay } = getRoot();
  return studyDay(now(), dayEndMinutes).day;
};

/** Whether reviews follow a plan towards a date. */
export const isTowardsDate = (settings: Settings): boolean =>
  dateAhead(settings, studyDayNow(settings)) !== null;

/** "2026-12-12", as date fields have it, and back; null for what is no date. */
export const dateOfDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
export function dayOfDate(date: string): number | null {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(ms) ? null : Math.round(ms / DAY);
}

/** "12 December", with the year when it is another one than `today`'s. */
export function dayInWords(day: number, today: number): string {
  const date = new Date(day * DAY);
  const isSameYear = date.getUTCFullYear() === new Date(today * DAY).getUTCFullYear();
  return date.toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(isSameYear ? {} : { year: 'numeric' }),
  });
}
