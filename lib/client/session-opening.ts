/** How a session comes on record: the one that was left is gone on with, or a new one is planned. */
import { fail, ok, type Result } from '@/lib/base/result';
import { sessionProgress } from '@/lib/domain/review/session';
import type { Draft, NewEvent, StoreProblem } from '@/lib/store/port';
import { SessionDeck } from './session-deck';
import type { SessionKind } from './session-kind';
import type { SessionRecord } from './session-record';
import type { SessionProblem } from './session-view';

export interface Opened {
  /** False when there is none to go on with. */
  resumed: boolean;
  /** Of the session that was resumed. */
  draft: Draft | null;
}

/** Reads settings and bank, and the session that was left: the one of this tab while some of it waits to be written. */
export async function openSession(
  record: SessionRecord,
  kind: SessionKind,
): Promise<Result<Opened, SessionProblem>> {
  const { root } = record;
  const [overview, index] = await Promise.all([
    root.store.overview(),
    root.bank.index().catch((error: Error) => error),
  ]);
  if (!overview.ok) return overview;
  if (index instanceof Error) return fail({ type: 'bank', detail: index.message });
  const { settings, lastSessions, notes } = overview.value;
  record.deck ??= new SessionDeck(root, index);
  record.settings = settings;
  const sessionId = record.unwritten() || (kind.sessionId ?? lastSessions[kind.context]);
  const resumed = sessionId !== undefined && (await resume(sessionId, record, kind));
  return ok({ resumed, draft: notes.draft?.sessionId === sessionId ? notes.draft : null });
}

async function resume(sessionId: string, record: SessionRecord, kind: SessionKind): Promise<boolean> {
  const events = await record.root.store.sessionEvents(sessionId);
  if (!events.ok) return false;
  const known = record.log.with(sessionId, events.value);
  const progress = sessionProgress(sessionId, known);
  const { day } = record.now().studyDay;
  // A session that was asked for by its id is shown whatever became of it.
  const mine = progress && (kind.sessionId !== null || (!progress.ended && progress.studyDay === day));
  if (!mine) return false;
  record.log.resume(progress, known);
  await record.deck.read(progress.queue.filter(record.hasNothingWaiting), day);
  return true;
}

/** The start is noted, and still to be sent. */
export type Begun =
  | { type: 'started'; event: NewEvent }
  | { type: 'nothing'; siblingsWaiting: number; overLimit: number };

/** Plans a new session. */
export async function beginSession(
  record: SessionRecord,
  kind: SessionKind,
): Promise<Result<Begun, StoreProblem>> {
  const { context } = kind;
  const planned = await kind.plan(record.root, record.deck.index, record.settings);
  if (!planned.ok) return planned;
  const { style, until, rows, days, siblingsWaiting, overLimit } = planned.value;
  const queue = planned.value.queue.filter(record.hasNothingWaiting);
  if (queue.length === 0) {
    record.log.begin('', context);
    return ok({ type: 'nothing', siblingsWaiting, overLimit });
  }
  const sessionId = kind.sessionId ?? record.root.newId();
  record.log.begin(sessionId, context);
  await record.deck.begin(queue, rows, days);
  const limit = until === null ? {} : { until };
  const event = record.noted({ type: 'session-started', sessionId, context, queue, style, ...limit });
  return ok({ type: 'started', event });
}
