/**
 * The Store in memory: for tests, and for a session that goes on when the browser refuses IndexedDB.
 * Nothing outlives the page; `durable` says so.
 */
import { canonical } from '@/lib/base/canonical';
import { printHlc, tickHlc } from '@/lib/base/hlc';
import { fail, ok } from '@/lib/base/result';
import { addDay, type DayTally, emptyDay } from '@/lib/domain/review/day-tally';
import { byLogOrder, isKnown, type StoredEvent } from '@/lib/domain/review/event';
import { foldCard, foldSettings, latest } from '@/lib/domain/review/fold';
import {
  type CardRow,
  cardRow,
  clockAfter,
  type EventRow,
  eventRow,
  foldItems,
  foldSessions,
  ITEM_STREAM,
  isCardStream,
  movesEveryCard,
  newClock,
  READINESS_STREAM,
  SESSION_STREAM,
  SETTINGS_STREAM,
  stamped,
} from './derive';
import type { ChangeFrom, DeviceNotes, Store } from './port';
import { foldReadiness } from './readiness-noted';

export function memoryStore(deviceId: string): Store {
  const events = new Map<string, EventRow>();
  let clock = newClock(deviceId);
  let notes: DeviceNotes = { lastBackupAt: null, draft: null };
  const listeners = new Set<(from: ChangeFrom) => void>();

  const all = () => [...events.values()];
  const stream = (name: string) => all().flatMap((r) => (r.stream === name ? [r.event] : []));
  const timeline = () => foldSettings(stream(SETTINGS_STREAM));
  let derived: { cards: Map<string, CardRow>; days: Map<number, DayTally> } | null = null;

  /** Rebuilt after every write: the plainest thing that is right. */
  function rows() {
    if (derived) return derived;
    const cards = new Map<string, CardRow>();
    const days = new Map<number, DayTally>();
    for (const name of new Set(all().map((r) => r.stream))) {
      if (!isCardStream(name)) continue;
      const fold = foldCard(stream(name), timeline());
      if (fold.card) cards.set(name, cardRow(fold.card));
      for (const day of fold.days.values())
        days.set(day.day, addDay(days.get(day.day) ?? emptyDay(day.day), day, 1));
    }
    derived = { cards, days };
    return derived;
  }

  function changed() {
    derived = null;
    for (const listener of listeners) listener('here');
  }

  return {
    durable: false,
    overview: async () =>
      ok({
        settings: latest(timeline()),
        lastSessions: foldSessions(stream(SESSION_STREAM)),
        notes,
        current: true,
      }),
    append: async (fresh, { expect, progress } = {}) => {
      if (expect && (rows().cards.get(expect.cardId)?.state.version ?? '') !== expect.version) {
        return fail({ type: 'stale', detail: expect.cardId });
      }
      const twice = fresh.find((e, i) => events.has(e.id) || fresh.findIndex((f) => f.id === e.id) < i);
      if (twice) return fail({ type: 'stale', detail: twice.id });
      if (progress && fresh.some(movesEveryCard) && !progress(0, events.size))
        return fail({ type: 'cancelled', detail: 'append' });
      const written: StoredEvent[] = [];
      for (const event of fresh) {
        const hlc = tickHlc(clock.hlc, event.at);
        clock = { ...clock, hlc, sequence: clock.sequence + 1 };
        written.push(stamped(event, clock, printHlc(hlc)));
      }
      for (const event of written) events.set(event.id, eventRow(event));
      changed();
      const cardIds = new Set(written.map((e) => eventRow(e).stream).filter(isCardStream));
      return ok({
        events: written,
        cards: new Map([...cardIds].map((id) => [id, rows().cards.get(id)?.state ?? null])),
      });
    },
    readAhead: async () => undefined,
    due: async (day, limit) =>
      ok(
        [...rows().cards.values()]
          .filter((r) => r.due !== undefined && r.due <= day)
          .sort((a, b) => a.due! - b.due! || (a.cardId < b.cardId ? -1 : 1))
          .slice(0, limit)
          .map((r) => r.state),
      ),
    dueCounts: async (from, to) => {
      const due = [...rows().cards.values()].flatMap((r) => (r.due === undefined ? [] : [r.due]));
      const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      return ok(days.map((day, i) => due.filter((d) => (i === 0 ? d <= day : d === day)).length));
    },
    forgotten: async (leastLapses, limit) =>
      ok(
        [...rows().cards.values()]
          .map((r) => r.state)
          .filter((s) => s.memory.lapses >= leastLapses)
          .sort((a, b) => b.memory.lapses - a.memory.lapses || (a.cardId > b.cardId ? -1 : 1))
          .slice(0, limit),
      ),
    cards: async (cardIds) =>
      ok(
        new Map(
          cardIds.flatMap((id) => {
            const row = rows().cards.get(id);
            return row ? [[id, row.state] as const] : [];
          }),
        ),
      ),
    seenBuiltin: async () =>
      ok(new Set([...rows().cards.values()].flatMap((r) => (r.seen === 'builtin' ? [r.cardId] : [])))),
    metBuiltin: async () =>
      ok(
        new Map(
          [...rows().cards.values()].flatMap((r) =>
            r.seen === 'builtin' ? [[r.cardId, r.state] as const] : [],
          ),
        ),
      ),
    answeredOn: async (day) =>
      ok([...rows().cards.values()].flatMap((r) => (r.lastDay === day ? [r.state] : []))),
    days: async (from, to) =>
      ok([...rows().days.values()].filter((d) => d.day >= from && d.day <= to).sort((a, b) => a.day - b.day)),
    readinessNoted: async () => ok(foldReadiness(stream(READINESS_STREAM))),
    cardEvents: async (cardId) => ok(stream(cardId).sort(byLogOrder)),
    sessionEvents: async (sessionId) => ok(all().flatMap((r) => (r.session === sessionId ? [r.event] : []))),
    ownItem: async (itemId) => ok(foldItems(stream(ITEM_STREAM)).get(itemId)),
    note: async (change) => {
      notes = { ...notes, ...change };
      return ok(undefined);
    },
    exportEvents: async (onChunk) => {
      const ordered = all().sort((a, b) => (a.id < b.id ? -1 : 1));
      if (ordered.length > 0) onChunk(ordered.map((r) => r.event));
      return ok(ordered.length);
    },
    restore: async (incoming, progress) => {
      const fresh = incoming.filter((e) => !events.has(e.id));
      const conflict = incoming.find((e) => {
        const row = events.get(e.id);
        return row !== undefined && canonical(row.event) !== canonical(e);
      });
      if (conflict) return fail({ type: 'conflict', detail: conflict.id });
      if (progress && !progress(incoming.length, incoming.length))
        return fail({ type: 'cancelled', detail: 'restore' });
      for (const event of fresh) events.set(event.id, eventRow(event));
      clock = clockAfter(clock, fresh);
      changed();
      return ok({ added: fresh.length, known: incoming.length - fresh.length, cards: rows().cards.size });
    },
    check: async () =>
      ok({
        events: events.size,
        unknownEvents: all().filter((r) => !isKnown(r.event)).length,
        cards: rows().cards.size,
        days: rows().days.size,
        repaired: [],
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
}
