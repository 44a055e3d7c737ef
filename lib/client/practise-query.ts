/** What the practise screen reads: how far each topic is, what can be gone on with, whether a checkpoint is open. */
import { queryOptions } from '@tanstack/react-query';
import { cardIdOf } from '@/lib/domain/bank/item';
import { CHECKPOINT_EVERY_DAYS } from '@/lib/domain/quiz/checkpoint';
import { type TopicProgress, topicProgress } from '@/lib/domain/review/progress';
import { nextCard, type SessionProgress, sessionProgress } from '@/lib/domain/review/session';
import { STORE_KEY, unwrap } from './queries';
import { nextCheckpoint } from './quiz-kind';
import { getRoot, type Root } from './root';

export type CheckpointState =
  | { type: 'open'; items: number; fresh: number }
  | { type: 'under-way'; sessionId: string; left: number }
  | { type: 'waits'; days: number; sessionId: string };

export interface PractiseView {
  topics: { slug: string; title: string; short: string; progress: TopicProgress }[];
  /** A quiz of today that is not finished. */
  unfinished: { sessionId: string; left: number } | null;
  checkpoint: CheckpointState;
}

async function progressOf(root: Root, sessionId: string | undefined): Promise<SessionProgress | null> {
  if (sessionId === undefined) return null;
  return sessionProgress(sessionId, unwrap(await root.store.sessionEvents(sessionId)));
}
const leftIn = (progress: SessionProgress) => progress.queue.filter((id) => !progress.done.has(id)).length;

async function readPractise(root: Root): Promise<PractiseView> {
  const { store } = root;
  const [overviewResult, index] = await Promise.all([store.overview(), root.bank.index()]);
  const { settings, lastSessions } = unwrap(overviewResult);
  const now = root.now();
  const { day } = root.studyDay(now, settings.dayEndMinutes);
  const study = index.items.filter((e) => e.use === 'study');
  const cardIds = study.flatMap((e) => e.parts.map((part) => cardIdOf(e.id, part)));
  const cards = unwrap(await store.cards(cardIds));
  const progress = topicProgress(index.items, cards, day);
  const quizzes = await Promise.all(
    [lastSessions.quiz, lastSessions.explain].map((id) => progressOf(root, id)),
  );
  const open = quizzes.find(
    (p) => p !== null && !p.ended && p.studyDay === day && nextCard(p, cards, now).type === 'card',
  );
  return {
    topics: index.topics.flatMap(({ slug, title, short }) => {
      const own = progress.get(slug);
      return own ? [{ slug, title, short, progress: own }] : [];
    }),
    unfinished: open ? { sessionId: open.sessionId, left: leftIn(open) } : null,
    checkpoint: await readCheckpoint(root, await progressOf(root, lastSessions.checkpoint), day),
  };
}

async function readCheckpoint(
  root: Root,
  last: SessionProgress | null,
  day: number,
): Promise<CheckpointState> {
  if (last) {
    const { sessionId } = last;
    const left = leftIn(last);
    // Left in the middle it can be finished until the week is over.
    const days = last.studyDay + CHECKPOINT_EVERY_DAYS - day;
    if (days > 0)
      return left > 0 ? { type: 'under-way', sessionId, left } : { type: 'waits', days, sessionId };
  }
  const { queue, fresh } = unwrap(await nextCheckpoint(root, await root.bank.index(), day, 'look'));
  return { type: 'open', items: queue.length, fresh };
}

export const practiseQuery = () =>
  queryOptions({ queryKey: [STORE_KEY, 'practise'], queryFn: () => readPractise(getRoot()) });
