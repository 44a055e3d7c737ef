/**
 * Restoring, and derived rows from the log, inside a transaction of the caller: reads stream by stream, so that the
 * cost in memory is one piece of the log, and writes what differs.
 */
import { canonical } from '@/lib/base/canonical';
import { addDay, type DayTally, emptyDay } from '@/lib/domain/review/day-tally';
import { isKnown, type StoredEvent } from '@/lib/domain/review/event';
import { foldCard, foldSettings } from '@/lib/domain/review/fold';
import {
  type CardRow,
  type ClockRow,
  cardRow,
  clockAfter,
  type EventRow,
  eventRow,
  foldItems,
  foldSessions,
  ITEM_STREAM,
  isCardStream,
  OTHER_STREAM,
  ROWS,
  SESSION_STREAM,
  SETTINGS_STREAM,
} from './derive';
import { clockOf } from './dexie-append';
import type { DrydockDb } from './dexie-db';
import type { CheckReport, Progress, RestoreReport } from './port';
import { Refusal } from './refusal';

const CHUNK = 2000;

/** Whole streams, a piece of the log at a time. */
async function eachStreams(db: DrydockDb, visit: (streams: Map<string, StoredEvent[]>) => Promise<void>) {
  let last = '';
  for (;;) {
    const rows: EventRow[] = await db.events.where('stream').above(last).limit(CHUNK).toArray();
    if (rows.length === 0) return;
    last = rows.at(-1)!.stream;
    const whole = rows.filter((r) => r.stream !== last || rows.length < CHUNK);
    if (rows.length === CHUNK) whole.push(...(await db.events.where('stream').equals(last).toArray()));
    const streams = new Map<string, StoredEvent[]>();
    for (const { stream, event } of whole) {
      const events = streams.get(stream);
      if (events) events.push(event);
      else streams.set(stream, [event]);
    }
    await visit(streams);
  }
}

/** What came before its type was known lies among the others: it may have a stream of its own by now. */
async function sortOthers(db: DrydockDb) {
  const others = await db.events.where('stream').equals(OTHER_STREAM).toArray();
  await db.events.bulkPut(others.map((r) => eventRow(r.event)).filter((r) => r.stream !== OTHER_STREAM));
}

export async function rebuild(db: DrydockDb, progress?: Progress): Promise<CheckReport> {
  const total = await db.events.count();
  const repaired: string[] = [];
  const days = new Map<number, DayTally>();
  const cardIds = new Set<string>();
  let events = 0;
  let unknownEvents = 0;

  const stream = async (name: string) =>
    (await db.events.where('stream').equals(name).toArray()).map((r) => r.event);
  const noteIs = async (key: string, value: unknown) => {
    const row = await db.notes.get(key);
    if (canonical(row?.value ?? null) === canonical(value)) return;
    await db.notes.put({ key, value });
    if (row) repaired.push(key);
  };
  await sortOthers(db);
  const timeline = foldSettings(await stream(SETTINGS_STREAM));
  await noteIs('rows', ROWS);
  if (timeline.length > 1) await noteIs('timeline', timeline);
  const sessions = foldSessions(await stream(SESSION_STREAM));
  if (Object.keys(sessions).length > 0) await noteIs('sessions', sessions);
  const items = foldItems(await stream(ITEM_STREAM));
  await db.items.bulkPut([...items].map(([itemId, item]) => ({ itemId, item })));

  await eachStreams(db, async (streams) => {
    const expected: CardRow[] = [];
    for (const [name, log] of streams) {
      events += log.length;
      unknownEvents += log.filter((e) => !isKnown(e)).length;
      if (!isCardStream(name)) continue;
      const fold = foldCard(log, timeline);
      for (const day of fold.days.values())
        days.set(day.day, addDay(days.get(day.day) ?? emptyDay(day.day), day, 1));
      if (!fold.card) continue;
      cardIds.add(name);
      expected.push(cardRow(fold.card));
    }
    const stored = await db.cards.bulkGet(expected.map((r) => r.cardId));
    const wrong = expected.filter((row, i) => canonical(row) !== canonical(stored[i] ?? null));
    await db.cards.bulkPut(wrong);
    repaired.push(...wrong.map((r) => r.cardId));
    if (progress && !progress(events, total)) throw new Refusal({ type: 'cancelled', detail: 'check' });
  });

  const orphans = (await db.cards.toCollection().primaryKeys()).filter((id) => !cardIds.has(id));
  await db.cards.bulkDelete(orphans);
  repaired.push(...orphans);
  const storedDays = new Map((await db.days.toArray()).map((d) => [d.day, d]));
  for (const [day, tally] of days) {
    if (canonical(storedDays.get(day) ?? null) === canonical(tally)) continue;
    await db.days.put(tally);
    repaired.push(`day ${day}`);
  }
  for (const day of storedDays.keys()) {
    if (days.has(day)) continue;
    await db.days.delete(day);
    repaired.push(`day ${day}`);
  }
  if (repaired.length > 0) await moveClock(db);
  return { events, unknownEvents, cards: cardIds.size, days: days.size, repaired };
}

/** What another tab has read ahead holds no more. */
async function moveClock(db: DrydockDb) {
  const row = await db.notes.get('clock');
  if (!row) return;
  const { hlc, ...clock } = row.value as ClockRow;
  await db.notes.put({ key: 'clock', value: { ...clock, hlc: { ...hlc, counter: hlc.counter + 1 } } });
}

/** Adds what is not in the log yet, and derives everything anew. */
export async function restoreInTransaction(
  db: DrydockDb,
  events: readonly StoredEvent[],
  newDeviceId: () => string,
  progress?: Progress,
): Promise<RestoreReport> {
  const { fresh, known } = await separate(db, events);
  await db.events.bulkAdd(fresh.map(eventRow));
  const clock = clockOf(await db.notes.get('clock'), newDeviceId);
  await db.notes.put({ key: 'clock', value: clockAfter(clock, fresh) });
  if (fresh.length > 0) await moveClock(db);
  const { cards } = await rebuild(db, progress);
  return { added: fresh.length, known, cards };
}

/** Events not yet in the log; throws when one is there with other content. */
async function separate(db: DrydockDb, events: readonly StoredEvent[]) {
  const fresh: StoredEvent[] = [];
  let known = 0;
  for (let start = 0; start < events.length; start += CHUNK) {
    const chunk = events.slice(start, start + CHUNK);
    const rows = await db.events.bulkGet(chunk.map((e) => e.id));
    chunk.forEach((event, i) => {
      const row = rows[i];
      if (!row) fresh.push(event);
      else if (canonical(row.event) === canonical(event)) known++;
      else throw new Refusal({ type: 'conflict', detail: event.id });
    });
  }
  return { fresh, known };
}
