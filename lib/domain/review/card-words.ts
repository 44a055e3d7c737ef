/** What the state of a card is called on screen. */
import { DAY, MINUTE } from '@/lib/base/study-day';
import type { CardState } from './fold';
import type { Forgetting } from './forgetting';
import type { StudyState } from './study-state';
import { plural } from './words';

export const STATE_WORDS: Record<StudyState, string> = {
  new: 'New',
  learning: 'Learning',
  due: 'Due',
  known: 'Known',
  suspended: 'Suspended',
};

/** A study day is named by the date it begins on. */
export const dateOfDay = (studyDay: number) =>
  new Date(studyDay * DAY).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** When it is asked next, as a sentence. */
export function dueInWords(card: CardState | undefined, studyDay: number, nowMs: number): string {
  if (card?.suspended) return 'Suspended: it is not asked until you resume it.';
  if (!card || card.memory.phase === 'new') return 'New: not asked in a review yet.';
  const { learnAt, dueDay } = card.memory;
  const putAside = card.buriedUntil > studyDay && card.buriedUntil > dueDay;
  if (putAside) return `Put aside until ${dayInWords(card.buriedUntil, studyDay)}.`;
  if (learnAt !== null && learnAt > nowMs && dueDay >= studyDay) {
    const minutes = Math.ceil((learnAt - nowMs) / MINUTE);
    return minutes < 90
      ? `Next step in ${plural(minutes, 'minute')}.`
      : `Next step in ${plural(Math.round(minutes / 60), 'hour')}.`;
  }
  if (learnAt !== null || dueDay === studyDay) return 'Due now.';
  if (dueDay < studyDay) return `Due since ${dayInWords(dueDay, studyDay)}.`;
  return `Due ${dayInWords(dueDay, studyDay)}.`;
}

function dayInWords(day: number, studyDay: number): string {
  const ahead = day - studyDay;
  if (ahead === 1) return 'tomorrow';
  if (ahead === -1) return 'yesterday';
  return ahead > 0 ? `in ${plural(ahead, 'day')}, on ${dateOfDay(day)}` : dateOfDay(day);
}

const percent = (chance: number) => `${Math.round(chance * 100)} %`;

/** "90 % today, 80 % in 12 days": the curve in words. */
export function forgettingInWords({ now, falls }: Forgetting): string {
  const today = `${percent(now)} today`;
  if (falls) return `${today}, ${percent(falls.to)} in ${plural(falls.inDays, 'day')}`;
  return `${today}, and it fades too slowly to name a day`;
}
