import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventBody, StoredEvent } from '@/lib/domain/review/event';
import { type CardState, foldCard, foldSettings } from '@/lib/domain/review/fold';
import { doneOf, nextCard, restOf, type SessionProgress, sessionProgress } from '@/lib/domain/review/session';
import { answered, cardRef, HOUR, NOON, storedEvent, TODAY } from '../support/builders';

const sessionId = 'session-1';
const refs = [0, 1, 2].map((n) => cardRef(n));
const queue = refs.map((r) => r.cardId);
const MINUTE = 60_000;

function log(...bodies: EventBody[]): StoredEvent[] {
  const start: EventBody = { type: 'session-started', sessionId, context: 'review', queue };
  return [start, ...bodies].map((body, i) => storedEvent(`e-${i}`, body, i + 1));
}
const cardsOf = (events: StoredEvent[]) =>
  new Map(
    refs.flatMap(({ cardId }): [string, CardState][] => {
      const own = events.filter((e) => 'cardId' in e && e.cardId === cardId);
      const { card } = foldCard(own, foldSettings([]));
      return card ? [[cardId, card]] : [];
    }),
  );
const next = (events: StoredEvent[], now = NOON) =>
  nextCard(sessionProgress(sessionId, events)!, cardsOf(events), now);
const easy = (n: number) => answered(refs[n]!, { grade: 'easy' });
const again = (n: number) => answered(refs[n]!, { grade: 'again', right: false });

describe('a session', () => {
  test('resumes at the first card that is not dealt with', () => {
    expect(next(log())).toEqual({ type: 'card', cardId: queue[0], repeat: false });
    expect(next(log(easy(0)))).toEqual({ type: 'card', cardId: queue[1], repeat: false });
    expect(next([...log(easy(0))].reverse())).toEqual({ type: 'card', cardId: queue[1], repeat: false });
  });

  test('passes what was buried or suspended', () => {
    const bury: EventBody = { type: 'buried', ...refs[0]!, untilDay: TODAY + 1, sessionId };
    const suspend: EventBody = { type: 'suspended', ...refs[1]!, on: true, sessionId };
    expect(next(log(bury, suspend))).toMatchObject({ cardId: queue[2] });
  });

  test('asks a learning step first once it is due, and not before', () => {
    expect(next(log(again(0)))).toEqual({ type: 'card', cardId: queue[1], repeat: false });
    expect(next(log(again(0)), NOON + 2 * MINUTE)).toEqual({ type: 'card', cardId: queue[0], repeat: true });
  });

  test('takes a near learning step rather than ending, and waits for a far one', () => {
    const events = log(again(0), easy(1), easy(2));
    expect(next(events)).toEqual({ type: 'card', cardId: queue[0], repeat: true });
    expect(next(events, NOON - 60 * MINUTE)).toEqual({ type: 'finished', waiting: 1 });
  });

  test('asks a learning step again that was answered after the day had ended', () => {
    const night = NOON + 17 * HOUR;
    const events = [...log(), storedEvent('e-1', again(0), 2, night)];
    expect(events[1]!.studyDay.day).toBe(TODAY + 1);
    expect(next(events, night + 2 * MINUTE)).toEqual({ type: 'card', cardId: queue[0], repeat: true });
  });

  test('finishes when all is done, and says what was done', () => {
    const events = log(easy(0), again(1), easy(1), easy(2));
    expect(sessionProgress(sessionId, events)).toMatchObject({
      answered: 4,
      right: 3,
      tookMs: 40_000,
      ended: false,
      undoable: { eventId: 'e-4', cardId: queue[2] },
    });
    expect(next(log(easy(0), easy(1), easy(2)))).toEqual({ type: 'finished', waiting: 0 });
  });

  test('comes back to a card whose answer is undone', () => {
    const undo: EventBody = { type: 'undone', target: 'e-3', targetCardId: queue[2]!, sessionId };
    const events = log(easy(0), easy(1), easy(2), undo);
    expect(next(events)).toMatchObject({ type: 'card', cardId: queue[2] });
    expect(sessionProgress(sessionId, events)!.undoable).toEqual({ eventId: 'e-2', cardId: queue[1] });
  });

  test('is over once ended, and unknown without its start', () => {
    expect(sessionProgress(sessionId, log({ type: 'session-ended', sessionId }))!.ended).toBe(true);
    expect(sessionProgress(sessionId, log().slice(1))).toBeNull();
  });
});

test('tells what is done and what comes next in the order of the queue, wherever in it that is', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 20 }).map(String));
  fc.assert(
    fc.property(ids, fc.uniqueArray(fc.nat(25).map(String)), fc.nat(4), (queue, answered, count) => {
      const progress = { queue, done: new Set(answered) } as unknown as SessionProgress;
      const isDone = (id: string) => progress.done.has(id);
      expect(doneOf(progress)).toEqual(queue.filter(isDone));
      expect(restOf(progress, count)).toEqual(queue.filter((id) => !isDone(id)).slice(0, count));
    }),
  );
});
