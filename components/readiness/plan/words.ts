/** Numbers of a plan as they are said. */
import { dayInWords } from '@/lib/client/study-day';

export const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`;
/** Points of a hundred, in tenths. */
export const points = (share: number) => (100 * share).toFixed(1);
/** Tenths while they matter. */
export const number = (value: number) => String(value < 10 ? Number(value.toFixed(1)) : Math.round(value));

/** By when nothing is left to catch up on; after the last day that is looked at nobody can say. */
export const endInWords = (endsOn: number | null, today: number) =>
  endsOn === null ? 'not within a year at this pace' : `by ${dayInWords(endsOn, today)}`;
