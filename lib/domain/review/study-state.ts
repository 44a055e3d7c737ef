/** Where a card stands for the person who studies it; what the library filters by. */
import type { CardState } from './fold';

export const STUDY_STATES = ['new', 'learning', 'due', 'known', 'suspended'] as const;
export type StudyState = (typeof STUDY_STATES)[number];

/** A learning step that has come, or was left from another day, is due; until then it is still being learned. */
export function studyStateOf(card: CardState | undefined, studyDay: number, nowMs: number): StudyState {
  if (card?.suspended) return 'suspended';
  if (!card || card.memory.phase === 'new') return 'new';
  const { learnAt, dueDay } = card.memory;
  if (learnAt !== null) return learnAt <= nowMs || dueDay < studyDay ? 'due' : 'learning';
  return dueDay <= studyDay ? 'due' : 'known';
}
