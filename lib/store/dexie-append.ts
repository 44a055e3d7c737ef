/**
 * One decision, inside a transaction of the caller: its events and every derived row they change. Whatever can be read
 * at once is: each wait costs a turn of the page's thread, and "saved" waits for all of them.
 */
import { printHlc, tickHlc } from '@/lib/base/hlc';
import { isKnown, type StoredEvent } from '@/lib/domain/review/event';
import { type CardState, type DayTally, foldSettings, type SettingsTimeline } from '@/lib/domain/review/fold';
import {
  type ClockRow,
  cardRow,
  changedDay,
  type DayChange,
  eventRow,
  ITEM_STREAM,
  isCardStream,
  lastSession,
  newClock,
  refold,
  SESSION_STREAM,
  SETTINGS_STREAM,
  stamped,
  streamOf,
} from './derive';
import type { DrydockDb } from './dexie-db';
import type { Appended, AppendOptions, NewEvent } from './port';
import { Refusal } from './refusal';

export async function readTimeline(db: DrydockDb): Promise<SettingsTimeline> {
  const row = await db.notes.get('timeline');
  return (row?.value as SettingsTimeline | undefined) ?? foldSettings([]);
}

export async function readClock(db: DrydockDb, newDeviceId: () => string): Promise<ClockRow> {
  const row = await db.notes.get('clock');
  return (row?.value as ClockRow | undefined) ?? newClock(newDeviceId());
}

/** Throws a Refusal when the card changed meanwhile or an id is there already. */
export async function appendInTransaction(
  db: DrydockDb,
  fresh: readonly NewEvent[],
  expect: AppendOptions['expect'],
  newDeviceId: () => string,
): Promise<Appended> {
  const unstamped = fresh.map((event) => stamped(event, newClock(''), ''));
  const streams = [...new Set(unstamped.map(streamOf))];
  const [clock, timeline, known, expected, logs] = await Promise.all([
    readClock(db, newDeviceId),
    readTimeline(db),
    db.events.bulkGet(fresh.map((e) => e.id)),
    expect && db.cards.get(expect.cardId),
    Promise.all(streams.map((stream) => db.events.where('stream').equals(stream).toArray())),
  ]);
  if (expect && (expected?.state.version ?? '') !== expect.version) {
    throw new Refusal({ type: 'stale', detail: expect.cardId });
  }
  const twice = known.find((row) => row !== undefined);
  if (twice) throw new Refusal({ type: 'stale', detail: twice.id });

  const { events, after } = stampedInOrder(fresh, clock);
  const rows = events.map(eventRow);
  const cards = new Map<string, CardState | null>();
  const dayChanges: DayChange[] = [];
  const writes: PromiseLike<unknown>[] = [
    db.notes.put({ key: 'clock', value: after }),
    db.events.bulkAdd(rows),
  ];
  streams.forEach((stream, i) => {
    const before = logs[i]!.map((r) => r.event);
    const added = rows.flatMap((r) => (r.stream === stream ? [r.event] : []));
    if (isCardStream(stream)) {
      const { card, days } = refold(before, [...before, ...added], timeline);
      cards.set(stream, card);
      dayChanges.push(...days);
      writes.push(card ? db.cards.put(cardRow(card)) : db.cards.delete(stream));
    } else writes.push(...writeOther(db, stream, before, added));
  });
  await Promise.all([...writes, writeDays(db, dayChanges)]);
  return { events, cards };
}

function stampedInOrder(fresh: readonly NewEvent[], clock: ClockRow) {
  let after = clock;
  const events: StoredEvent[] = [];
  for (const event of fresh) {
    after = { ...after, hlc: tickHlc(after.hlc, event.at), sequence: after.sequence + 1 };
    events.push(stamped(event, after, printHlc(after.hlc)));
  }
  return { events, after };
}

function writeOther(
  db: DrydockDb,
  stream: string,
  before: readonly StoredEvent[],
  added: readonly StoredEvent[],
): PromiseLike<unknown>[] {
  const after = [...before, ...added];
  if (stream === SETTINGS_STREAM) return [db.notes.put({ key: 'timeline', value: foldSettings(after) })];
  if (stream === SESSION_STREAM) return [db.notes.put({ key: 'session', value: lastSession(after) })];
  if (stream !== ITEM_STREAM) return [];
  const items = added.flatMap((e) => (isKnown(e) && e.type === 'item-written' ? [e] : []));
  return items.map(({ itemId, item }) => db.items.put({ itemId, item }));
}

/** Several cards may change one day: each day is read once and written once. */
async function writeDays(db: DrydockDb, changes: readonly DayChange[]): Promise<void> {
  const days = [...new Set(changes.map((c) => c.day))];
  if (days.length === 0) return;
  const stored = await db.days.bulkGet(days);
  await Promise.all(
    days.map((day, i) => {
      const own = changes.filter((c) => c.day === day);
      const row = own.reduce<DayTally | null>(
        (r, change) => changedDay(r ?? undefined, change),
        stored[i] ?? null,
      );
      return row ? db.days.put(row) : db.days.delete(day);
    }),
  );
}
