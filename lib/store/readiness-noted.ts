/** What readiness was said to be, out of its stream. Not part of the first load. */
import type { ReadinessNoted, Stamp, StoredEvent } from '@/lib/domain/review/event';
import { standing } from '@/lib/domain/review/fold';

/** The last of each study day, earliest day first. */
export function foldReadiness(events: readonly StoredEvent[]): (Stamp & ReadinessNoted)[] {
  const days = new Map<number, Stamp & ReadinessNoted>();
  for (const event of standing(events))
    if (event.type === 'readiness-noted') days.set(event.studyDay.day, event);
  return [...days.values()].sort((a, b) => a.studyDay.day - b.studyDay.day);
}
