/**
 * The answer that is expected next, on the page's thread for as short as can be: what it changes is read while the
 * person reads the key, and then written in one batch of bare requests. The clock's row says whether that may be: every
 * write to the log, in any tab, moves it. Whatever is otherwise than expected is left to `appendInTransaction`.
 */
import { printHlc, tickHlc } from '@/lib/base/hlc';
import type { DayTally } from '@/lib/domain/review/day-tally';
import type { StoredEvent } from '@/lib/domain/review/event';
import {
  type CardFold,
  foldCard,
  foldOn,
  foldSettings,
  type SettingsTimeline,
} from '@/lib/domain/review/fold';
import { type ClockRow, cardRow, changedDay, dayChanges, eventRow, ROWS, stamped, streamOf } from './derive';
import type { DrydockDb, NoteRow } from './dexie-db';
import type { Appended, AppendOptions, NewEvent } from './port';

/** As it was when the clock was at `clock`. */
export interface Ahead {
  cardId: string;
  clock: ClockRow;
  timeline: SettingsTimeline;
  log: readonly StoredEvent[];
  fold: CardFold;
  day: number;
  tally: DayTally | undefined;
}

/** Inside a transaction of the caller. Null before this browser's first write, and while rows are an older version's. */
export async function readAhead(db: DrydockDb, cardId: string, day: number): Promise<Ahead | null> {
  const [[clock, settings, derived], tally, events] = await Promise.all([
    db.notes.bulkGet(['clock', 'timeline', 'rows']),
    db.days.get(day),
    db.events.where('stream').equals(cardId).toArray(),
  ]);
  if (!clock || derived?.value !== ROWS) return null;
  const timeline = (settings?.value as SettingsTimeline | undefined) ?? foldSettings([]);
  const log = events.map((r) => r.event);
  return { cardId, clock: clock.value as ClockRow, timeline, log, fold: foldCard(log, timeline), day, tally };
}

/** One transaction. Null when it was not what was expected, or failed: nothing was written then. */
export async function appendAhead(
  database: IDBDatabase,
  ahead: Ahead,
  fresh: NewEvent,
  expect: AppendOptions['expect'],
): Promise<Appended | null> {
  const { cardId, clock, log, fold, timeline, day, tally } = ahead;
  const after = { ...clock, hlc: tickHlc(clock.hlc, fresh.at), sequence: clock.sequence + 1 };
  const event = stamped(fresh, after, printHlc(after.hlc));
  if (streamOf(event) !== cardId) return null;
  if (expect && (expect.cardId !== cardId || expect.version !== (fold.card?.version ?? ''))) return null;
  const next = foldOn(fold, log, event, timeline);
  if (!next?.card) return null;
  const [change, ...others] = dayChanges(fold, next);
  if (others.length > 0 || (change && change.day !== day)) return null;
  const total = change && changedDay(tally, change);
  if (total === null) return null;
  const { card } = next;
  const committed = await batch(database, clock, (store) => {
    store('events').add(eventRow(event));
    store('cards').put(cardRow(card));
    if (total) store('days').put(total);
    store('notes').put({ key: 'clock', value: after } satisfies NoteRow);
  });
  return committed ? { events: [event], cards: new Map([[cardId, card]]) } : null;
}

/** True after the commit, if the clock was still where it was; false when nothing was written. */
function batch(
  database: IDBDatabase,
  expected: ClockRow,
  write: (store: (name: string) => IDBObjectStore) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    let transaction: IDBTransaction | undefined;
    try {
      const stores = ['events', 'cards', 'days', 'notes'];
      const opened = database.transaction(stores, 'readwrite', { durability: 'strict' });
      transaction = opened;
      opened.oncomplete = () => resolve(true);
      opened.onabort = () => resolve(false);
      const clock: IDBRequest<NoteRow | undefined> = opened.objectStore('notes').get('clock');
      // Read first, written last: the transaction is not over before this is known.
      clock.onsuccess = () => {
        if (!isSame(clock.result?.value as ClockRow | undefined, expected)) opened.abort();
      };
      write((name) => opened.objectStore(name));
    } catch {
      if (transaction) transaction.abort();
      else resolve(false);
    }
  });
}

const isSame = (a: ClockRow | undefined, b: ClockRow) =>
  a?.device === b.device &&
  a.sequence === b.sequence &&
  a.hlc.wallMs === b.hlc.wallMs &&
  a.hlc.counter === b.hlc.counter;
