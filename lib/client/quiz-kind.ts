/** A quiz and a checkpoint as kinds of session. */
import { fail, ok, type Result } from '@/lib/base/result';
import { type BankIndex, cardIdOf } from '@/lib/domain/bank/item';
import { CHECKPOINT_EVERY_DAYS, type CheckpointPlan, planCheckpoint } from '@/lib/domain/quiz/checkpoint';
import { planQuiz, type QuizSetup } from '@/lib/domain/quiz/plan';
import { sessionProgress } from '@/lib/domain/review/session';
import type { StoreProblem } from '@/lib/store/port';
import type { Root } from './root';
import { FIRSTS_DAYS } from './session-deck';
import type { SessionKind } from './session-kind';

const MINUTE_MS = 60_000;
const NOTHING = { siblingsWaiting: 0, overLimit: 0 };

export const quizKind = (sessionId: string, setup: QuizSetup): SessionKind => ({
  // Open questions alone are their own practice; the log tells them apart.
  context: setup.kinds.length === 1 && setup.kinds[0] === 'explain' ? 'explain' : 'quiz',
  sessionId,
  plan: async (root, index, settings) => {
    const { day } = root.studyDay(root.now(), settings.dayEndMinutes);
    const [answered, days] = await Promise.all([
      root.store.answeredOn(day),
      root.store.days(day - FIRSTS_DAYS, day),
    ]);
    if (!answered.ok) return answered;
    if (!days.ok) return days;
    const rested = new Set(answered.value.map((card) => card.concept));
    const queue = planQuiz(index.items, setup, rested, sessionId);
    const { length, style } = setup;
    const until = length.type === 'minutes' && !setup.items ? root.now() + length.minutes * MINUTE_MS : null;
    return ok({ queue, style, until, rows: [], days: days.value, ...NOTHING });
  },
});

export const checkpointKind = (sessionId: string): SessionKind => ({
  context: 'checkpoint',
  sessionId,
  plan: async (root, index, settings) => {
    const { day } = root.studyDay(root.now(), settings.dayEndMinutes);
    const [last, planned, days] = await Promise.all([
      lastCheckpointDay(root),
      nextCheckpoint(root, index, day, sessionId),
      root.store.days(day - FIRSTS_DAYS, day),
    ]);
    if (!last.ok) return last;
    if (!planned.ok) return planned;
    if (!days.ok) return days;
    // At most once a week, whatever the address says.
    const tooSoon = last.value !== null && day - last.value < CHECKPOINT_EVERY_DAYS;
    const queue = tooSoon ? [] : planned.value.queue;
    return ok({ queue, style: 'exam', until: null, rows: [], days: days.value, ...NOTHING });
  },
});

async function lastCheckpointDay(root: Root): Promise<Result<number | null, StoreProblem>> {
  const overview = await root.store.overview();
  if (!overview.ok) return overview;
  const sessionId = overview.value.lastSessions.checkpoint;
  if (sessionId === undefined) return ok(null);
  const events = await root.store.sessionEvents(sessionId);
  if (!events.ok) return events;
  return ok(sessionProgress(sessionId, events.value)?.studyDay ?? null);
}

/** What a checkpoint of this seed would ask on this day. */
export async function nextCheckpoint(
  root: Root,
  index: BankIndex,
  studyDay: number,
  seed: string,
): Promise<Result<CheckpointPlan, StoreProblem>> {
  const transfer = index.items.filter((e) => e.use === 'transfer');
  const cards = await root.store.cards(transfer.map((e) => cardIdOf(e.id, e.parts[0]!)));
  if (!cards.ok) return fail(cards.error);
  const spent = new Map<string, number>();
  for (const [cardId, { spentDay }] of cards.value) if (spentDay !== undefined) spent.set(cardId, spentDay);
  return ok(planCheckpoint({ index: index.items, topics: index.topics, spent, studyDay, seed }));
}
