/** What Today reads. Apart from the other queries: the review loads them before its first card. */
import { queryOptions } from '@tanstack/react-query';
import { emptyDay } from '@/lib/domain/review/day-tally';
import { promptsDue } from '@/lib/domain/review/prompts-due';
import { nextCard, sessionProgress } from '@/lib/domain/review/session';
import { planSession } from './plan-input';
import { STORE_KEY, unwrap } from './queries';
import { getRoot, type Root } from './root';

export interface TodayView {
  /** Cards a session would ask now, by topic, most first. */
  byTopic: { slug: string; short: string; count: number }[];
  total: number;
  isNew: number;
  seconds: number;
  siblingsWaiting: number;
  overLimit: number;
  /** Study days until the target day, and the minutes of each; null when none is set. */
  towards: { days: number; minutes: number } | null;
  /** Review prompts whose card is due. */
  reviewsDue: number;
  /** An unfinished session of today, if there is one. */
  resumable: { left: number } | null;
  yesterday: { answered: number; right: number };
  today: { answered: number; right: number };
  lastBackupAt: number | null;
  /** Answers of the last year. */
  answers: number;
  durable: boolean;
  now: number;
}

const YEAR_DAYS = 365;

async function readToday(root: Root): Promise<TodayView> {
  const { store } = root;
  const [overviewResult, index] = await Promise.all([store.overview(), root.bank.index()]);
  const overview = unwrap(overviewResult);
  const { settings } = overview;
  const { input, days, plan: planned } = unwrap(await planSession(root, index, settings, YEAR_DAYS));
  const dayOf = (day: number) => days.find((d) => d.day === day) ?? emptyDay(day);
  const counts = new Map<string, number>();
  for (const card of planned.cards) counts.set(card.topic, (counts.get(card.topic) ?? 0) + 1);
  return {
    byTopic: [...counts]
      .map(([slug, count]) => ({
        slug,
        count,
        short: index.topics.find((t) => t.slug === slug)?.short ?? slug,
      }))
      .sort((a, b) => b.count - a.count),
    total: planned.cards.length,
    isNew: planned.cards.filter((c) => c.isNew).length,
    seconds: planned.cards.reduce((sum, c) => sum + c.seconds, 0),
    siblingsWaiting: planned.siblingsWaiting,
    overLimit: planned.overLimit,
    towards:
      settings.targetDay === null
        ? null
        : { days: settings.targetDay - input.studyDay, minutes: settings.minutesPerDay },
    reviewsDue: promptsDue(input),
    resumable: await resumableSession(root, overview.lastSessions.review, input.studyDay, input.nowMs),
    yesterday: dayOf(input.studyDay - 1),
    today: dayOf(input.studyDay),
    lastBackupAt: overview.notes.lastBackupAt,
    answers: days.reduce((sum, d) => sum + d.answered, 0),
    durable: store.durable,
    now: input.nowMs,
  };
}

async function resumableSession(root: Root, sessionId: string | undefined, studyDay: number, nowMs: number) {
  if (sessionId === undefined) return null;
  const progress = sessionProgress(sessionId, unwrap(await root.store.sessionEvents(sessionId)));
  if (!progress || progress.ended || progress.studyDay !== studyDay) return null;
  const cards = unwrap(await root.store.cards(progress.queue));
  if (nextCard(progress, cards, nowMs).type === 'finished') return null;
  return { left: progress.queue.filter((id) => !progress.done.has(id)).length || 1 };
}

export const todayQuery = () =>
  queryOptions({ queryKey: [STORE_KEY, 'today'], queryFn: () => readToday(getRoot()) });
