/** How far a topic is: coverage × recall, never "cards clicked". */
import { cardIdOf, type IndexEntry } from '@/lib/domain/bank/item';
import type { CardState } from './fold';
import { retrievability } from './schedule';

export interface TopicProgress {
  /** Study cards of the topic, and how many of them were met. */
  total: number;
  met: number;
  /** Mean retrievability of the cards met, 0–1; null when none was. */
  recall: number | null;
  /** Share of all its study cards that would be recalled today: met / total × recall. */
  share: number;
}

export function topicProgress(
  index: readonly IndexEntry[],
  cards: ReadonlyMap<string, CardState>,
  studyDay: number,
): Map<string, TopicProgress> {
  const sums = new Map<string, { total: number; met: number; recalled: number }>();
  for (const entry of index) {
    if (entry.use !== 'study') continue;
    const sum = sums.get(entry.topic) ?? { total: 0, met: 0, recalled: 0 };
    sums.set(entry.topic, sum);
    for (const part of entry.parts) {
      sum.total += 1;
      const state = cards.get(cardIdOf(entry.id, part));
      const recall = state ? retrievability(state.memory, studyDay) : null;
      if (recall === null) continue;
      sum.met += 1;
      sum.recalled += recall;
    }
  }
  return new Map(
    [...sums].map(([topic, { total, met, recalled }]) => [
      topic,
      { total, met, recall: met > 0 ? recalled / met : null, share: recalled / total },
    ]),
  );
}
