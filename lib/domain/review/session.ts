/**
 * A session is its planned queue and the events that carry its id: which card comes next is derived, so a tab that
 * was killed, or a second one, arrives at the same card.
 */
import type { Context, SessionStyle, StoredEvent } from './event';
import { type CardState, standing } from './fold';
import { LEARN_AHEAD_MS } from './queue';

export interface SessionProgress {
  sessionId: string;
  context: Context;
  style: SessionStyle;
  /** Instant after which no further card is shown; null when only the queue ends it. */
  until: number | null;
  studyDay: number;
  queue: readonly string[];
  /** Cards dealt with in this session: answered, buried or suspended. */
  done: ReadonlySet<string>;
  /** How often each card was answered in this session. */
  times: ReadonlyMap<string, number>;
  answered: number;
  right: number;
  tookMs: number;
  /** The latest event of the session that can be undone. */
  undoable: { eventId: string; cardId: string } | null;
  ended: boolean;
}

const UNDOABLE = ['answered', 'suspended', 'buried'];

/** Null when the log holds no start of this session. */
export function sessionProgress(sessionId: string, events: readonly StoredEvent[]): SessionProgress | null {
  const log = standing(events);
  const start = log.find((e) => e.type === 'session-started');
  if (start?.type !== 'session-started') return null;
  const done = new Set<string>();
  const times = new Map<string, number>();
  const progress = { answered: 0, right: 0, tookMs: 0 };
  let undoable: SessionProgress['undoable'] = null;
  let ended = false;
  for (const event of log) {
    if (event.type === 'session-ended') ended = true;
    if (!('cardId' in event) || !UNDOABLE.includes(event.type)) continue;
    done.add(event.cardId);
    undoable = { eventId: event.id, cardId: event.cardId };
    // What is undone and answered again after the end reopens nothing: the end stands until a card is free again.
    if (event.type !== 'answered') continue;
    times.set(event.cardId, (times.get(event.cardId) ?? 0) + 1);
    progress.answered += 1;
    progress.right += event.right ? 1 : 0;
    progress.tookMs += Math.max(0, event.answeredAt - event.shownAt);
  }
  const { queue, studyDay, context, style = 'feedback', until = null } = start;
  return {
    sessionId,
    context,
    style,
    until,
    studyDay: studyDay.day,
    queue,
    done,
    times,
    ...progress,
    undoable,
    ended,
  };
}

/** Seed of the numbers and the order a card is shown with: derived, so an undo or a second tab shows the same. */
export const askingSeed = (progress: SessionProgress, cardId: string): string =>
  `${progress.sessionId}/${cardId}/${progress.times.get(cardId) ?? 0}`;

/** Cards of the queue that are done, in its order. What is done stands in front: a long queue is not gone through. */
export function doneOf({ queue, done }: SessionProgress): string[] {
  const found: string[] = [];
  for (const cardId of queue) {
    if (found.length === done.size) break;
    if (done.has(cardId)) found.push(cardId);
  }
  return found;
}

/** The first `count` cards of the queue that are not. */
export function restOf({ queue, done }: SessionProgress, count: number): string[] {
  const found: string[] = [];
  for (const cardId of queue) {
    if (found.length === count) break;
    if (!done.has(cardId)) found.push(cardId);
  }
  return found;
}

export type NextCard =
  | { type: 'card'; cardId: string; repeat: boolean }
  /** All done; `waiting` cards have a learning step later than now. */
  | { type: 'finished'; waiting: number };

export function nextCard(
  progress: SessionProgress,
  cards: ReadonlyMap<string, CardState>,
  nowMs: number,
): NextCard {
  const fresh = progress.queue.find((cardId) => !progress.done.has(cardId));
  if (progress.context !== 'review') {
    const over = fresh === undefined || (progress.until !== null && nowMs >= progress.until);
    return over ? { type: 'finished', waiting: 0 } : { type: 'card', cardId: fresh, repeat: false };
  }
  const steps = doneOf(progress)
    .flatMap((cardId) => {
      const card = cards.get(cardId);
      const learnAt = card?.memory.learnAt ?? null;
      // Also one answered after the day's end: the session goes on past it.
      if (!card || learnAt === null || card.suspended || card.buriedUntil > progress.studyDay) return [];
      return [{ cardId, learnAt }];
    })
    .sort((a, b) => a.learnAt - b.learnAt);
  const [first] = steps;
  if (first && first.learnAt <= nowMs) return { type: 'card', cardId: first.cardId, repeat: true };
  if (fresh !== undefined) return { type: 'card', cardId: fresh, repeat: false };
  if (first && first.learnAt <= nowMs + LEARN_AHEAD_MS) {
    return { type: 'card', cardId: first.cardId, repeat: true };
  }
  return { type: 'finished', waiting: steps.length };
}
