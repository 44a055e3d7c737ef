/**
 * One decision, inside a transaction of the caller: its events and every derived row they change. Whatever can be read
 * at once is: each wait costs a turn of the page's thread, and "saved" waits for all of them.
 */
import Dexie from 'dexie';
import { printHlc, tickHlc } from '@/lib/base/hlc';
import type { DayTally } from '@/lib/domain/review/day-tally';
import { isKnown, type StoredEvent } from '@/lib/domain/review/event';
import { type CardState, foldSettings, type SettingsTimeline } from '@/lib/domain/review/fold';
import {
  type ClockRow,
  cardRow,
  changedDay,
  type DayChange,
  type EventRow,
  eventRow,
  foldSessions,
  ITEM_STREAM,
  isCardStream,
  newClock,
  ROWS,
  refold,
  SESSION_STREAM,
  SETTINGS_STREAM,
  stamped,
  streamOf,
} from './derive';
import type { DrydockDb, NoteRow } from './dexie-db';
import type { Appended, AppendOptions, NewEvent } from './port';
import { Refusal } from './refusal';

export const clockOf = (row: NoteRow | undefined, newDeviceId: () => string): ClockRow =>
  (row?.value as ClockRow | undefined) ?? newClock(newDeviceId());

/** Throws a Refusal when the card changed meanwhile or an id is there already. */
export async function appendInTransaction(
  db: DrydockDb,
  fresh: readonly NewEvent[],
  expect: AppendOptions['expect'],
  newDeviceId: () => string,
): Promise<Appended> {
  const streams = [...new Set(fresh.map((event) => streamOf(stamped(event, newClock(''), ''))))];
  const ownDays = [...new Set(fresh.map((event) => event.studyDay.day))];
  const [[clock, timelineRow], dayRows, logs] = await Promise.all([
    db.notes.bulkGet(['clock', 'timeline']),
    db.days.bulkGet(ownDays),
    Promise.all(streams.map((stream) => db.events.where('stream').equals(stream).toArray())),
  ]);
  const timeline = (timelineRow?.value as SettingsTimeline | undefined) ?? foldSettings([]);
  const days = new Map(ownDays.map((day, i) => [day, dayRows[i]]));

  const { events, after } = stampedInOrder(fresh, clockOf(clock, newDeviceId));
  const rows = events.map(eventRow);
  const cards = new Map<string, CardState | null>();
  const dayChanges: DayChange[] = [];
  const writes: (() => PromiseLike<unknown>)[] = [];
  streams.forEach((stream, i) => {
    const before = logs[i]!.map((r) => r.event);
    const added = rows.flatMap((r) => (r.stream === stream ? [r.event] : []));
    if (isCardStream(stream)) {
      const change = refold(before, added, timeline);
      if (expect?.cardId === stream && (change.before?.version ?? '') !== expect.version) {
        throw new Refusal({ type: 'stale', detail: stream });
      }
      cards.set(stream, change.card);
      dayChanges.push(...change.days);
      const { card } = change;
      writes.push(() => (card ? db.cards.put(cardRow(card)) : db.cards.delete(stream)));
    } else writes.push(() => writeOther(db, stream, before, added));
  });
  await Promise.all([
    // What is derived from here on is of this version: nothing was before.
    clock ? null : db.notes.put({ key: 'rows', value: ROWS }),
    addNew(db, rows),
    db.notes.put({ key: 'clock', value: after }),
    ...writes.map((write) => write()),
    writeDays(db, dayChanges, days),
  ]);
  return { events, cards };
}

/** An id that is there already was written by another tab that came back to the same card. */
async function addNew(db: DrydockDb, rows: readonly EventRow[]) {
  try {
    await db.events.bulkAdd(rows);
  } catch (error) {
    if (error instanceof Dexie.BulkError && error.failures.some((f) => f.name === 'ConstraintError')) {
      throw new Refusal({ type: 'stale', detail: rows[0]!.id });
    }
    throw error;
  }
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
): PromiseLike<unknown> {
  const after = [...before, ...added];
  if (stream === SETTINGS_STREAM) return db.notes.put({ key: 'timeline', value: foldSettings(after) });
  if (stream === SESSION_STREAM) return db.notes.put({ key: 'sessions', value: foldSessions(after) });
  if (stream !== ITEM_STREAM) return Promise.resolve();
  const items = added.flatMap((e) => (isKnown(e) && e.type === 'item-written' ? [e] : []));
  return db.items.bulkPut(items.map(({ itemId, item }) => ({ itemId, item })));
}

/** Several cards may change one day: each day is read once and written once. */
async function writeDays(
  db: DrydockDb,
  changes: readonly DayChange[],
  read: ReadonlyMap<number, DayTally | undefined>,
): Promise<void> {
  const days = [...new Set(changes.map((c) => c.day))];
  const others = days.filter((day) => !read.has(day));
  const otherRows = others.length > 0 ? await db.days.bulkGet(others) : [];
  const stored = new Map([...read, ...others.map((day, i) => [day, otherRows[i]] as const)]);
  await Promise.all(
    days.map((day) => {
      const own = changes.filter((c) => c.day === day);
      const row = own.reduce<DayTally | null>(
        (r, change) => changedDay(r ?? undefined, change),
        stored.get(day) ?? null,
      );
      return row ? db.days.put(row) : db.days.delete(day);
    }),
  );
}
