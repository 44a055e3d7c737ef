/** The bank as the study needs it, compiled once. */
import { join } from 'node:path';
import { cardIdOf, type IndexEntry, type Topic } from '@/lib/domain/bank/item';
import { compileBank } from '../compile-bank';
import { readBank } from '../read-bank';
import type { Question } from './learner';

export interface World {
  index: readonly IndexEntry[];
  topics: readonly Topic[];
  /** Card id → its question, and the entry it comes of. */
  questions: ReadonlyMap<string, Question>;
  entries: ReadonlyMap<string, IndexEntry>;
}

export function worldOf(index: readonly IndexEntry[], topics: readonly Topic[]): World {
  const questions = new Map<string, Question>();
  const entries = new Map<string, IndexEntry>();
  for (const entry of index) {
    const { id: itemId, topic, concept, kind, level, use, seconds } = entry;
    for (const part of entry.parts) {
      const cardId = cardIdOf(itemId, part);
      questions.set(cardId, { cardId, itemId, topic, concept, kind, level, use, seconds });
      entries.set(cardId, entry);
    }
  }
  return { index, topics, questions, entries };
}

export function readWorld(today: string): World {
  // No draws: nothing of a simulator item but its place in the index is used.
  const { bank } = readBank(join(import.meta.dirname, '../../content'), today, 0);
  const { items, topics } = compileBank(bank).index;
  return worldOf(items, topics);
}
