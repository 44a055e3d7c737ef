/** Durations as people say them. Apart from the words every screen needs: the review's first card needs none of these. */
import { MINUTE } from '@/lib/base/study-day';
import type { Memory } from './schedule';
import { plural } from './words';

/** "6 min", "1 day", "3 weeks", "5 months", "1.5 years": what stands under a grade. */
export function intervalInWords(memory: Memory, nowMs: number): string {
  if (memory.learnAt !== null) return `${Math.max(1, Math.round((memory.learnAt - nowMs) / MINUTE))} min`;
  const days = memory.intervalDays;
  if (days < 14) return plural(days, 'day');
  if (days < 60) return plural(Math.round(days / 7), 'week');
  if (days < 365) return plural(Math.round(days / 30.4), 'month');
  const years = Math.round((days / 365.25) * 10) / 10;
  return `${years} ${years === 1 ? 'year' : 'years'}`;
}

/** "under a minute", "about 9 minutes". */
export function minutesInWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 1 ? 'under a minute' : `about ${plural(minutes, 'minute')}`;
}
