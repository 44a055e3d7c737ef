/** Review prompts among what is due. Apart from the queue: no session asks them. */
import { isPromptCard } from '@/lib/domain/mock/prompt';
import type { CardState } from './fold';
import type { QueueInput } from './queue';

/** A prompt held today has its learning step tomorrow: nobody holds the same review twice a day. */
export const isPromptDue = (card: CardState, studyDay: number): boolean =>
  card.memory.phase !== 'new' &&
  !card.suspended &&
  card.lastDay !== studyDay &&
  Math.max(card.memory.dueDay, card.buriedUntil) <= studyDay;

/** Review prompts that are due: each takes its own time, so no session asks them. */
export const promptsDue = ({ due, studyDay }: Pick<QueueInput, 'due' | 'studyDay'>): number =>
  due.filter((card) => isPromptCard(card.cardId) && isPromptDue(card, studyDay)).length;
