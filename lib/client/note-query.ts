/** What a note's page reads; apart from the other queries, so that a review does not load it. */
import { queryOptions } from '@tanstack/react-query';
import type { Note } from '@/lib/domain/bank/note';
import { getRoot, type Root } from './root';

export interface NoteView {
  note: Note;
  /** The ideas of the topic, each with the items that may be asked for it. */
  concepts: { slug: string; title: string; itemIds: string[] }[];
}

async function readNote({ bank }: Root, topic: string): Promise<NoteView> {
  const [note, index] = await Promise.all([bank.note(topic), bank.index()]);
  if (!note) throw new Error(`this version has no note on ${topic}`);
  const concepts = Object.entries(index.concepts)
    .filter(([, concept]) => concept.topic === topic)
    .map(([slug, { title }]) => ({
      slug,
      title,
      itemIds: index.items.filter((e) => e.concept === slug && e.use === 'study').map((e) => e.id),
    }));
  return { note, concepts };
}

export const noteQuery = (topic: string) =>
  queryOptions({
    queryKey: ['note', topic],
    queryFn: () => readNote(getRoot(), topic),
    staleTime: Infinity,
  });
