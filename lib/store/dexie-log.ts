/** The Store over IndexedDB: one transaction a decision. */
import { canonical } from '@/lib/base/canonical';
import { fail, ok, type Result } from '@/lib/base/result';
import { byLogOrder, type StoredEvent } from '@/lib/domain/review/event';
import { type CardState, latest, type SettingsTimeline } from '@/lib/domain/review/fold';
import { clockAfter, eventRow } from './derive';
import { appendInTransaction, clockOf } from './dexie-append';
import { DrydockDb } from './dexie-db';
import { rebuild } from './dexie-rebuild';
import type { ChangeFrom, DeviceNotes, LastSessions, Store, StoreProblem } from './port';
import { Refusal } from './refusal';

export interface DexieStoreOptions {
  name: string;
  /** Used once, when this browser has no device id yet. */
  newDeviceId: () => string;
  /** Tells other tabs; null where there is no BroadcastChannel. */
  channel: BroadcastChannel | null;
  /** Another tab holds the old schema open, or has opened a newer one. */
  onBlocked: () => void;
  onOutdated: () => void;
  /** Open: whatever blocked it is gone. */
  onReady: () => void;
}

const EXPORT_CHUNK = 2000;
const NO_NOTES: DeviceNotes = { lastBackupAt: null, draft: null };

export function dexieStore(options: DexieStoreOptions): Store {
  const db = new DrydockDb(options.name);
  const listeners = new Set<(from: ChangeFrom) => void>();
  let outdated = false;
  let blocked = false;
  db.on('blocked', () => {
    blocked = true;
    options.onBlocked();
  });
  db.on('ready', () => {
    blocked = false;
    options.onReady();
  });
  db.on('versionchange', () => {
    outdated = true;
    db.close();
    options.onOutdated();
    return false;
  });

  const tell = (from: ChangeFrom) => {
    for (const listener of listeners) listener(from);
  };
  const onMessage = () => tell('elsewhere');
  options.channel?.addEventListener('message', onMessage);
  const tellAll = () => {
    tell('here');
    options.channel?.postMessage('changed');
  };

  function problemOf(error: unknown): StoreProblem {
    const chain: Error[] = [];
    for (
      let e: unknown = error;
      e instanceof Error && chain.length < 5;
      e = (e as { inner?: unknown }).inner
    ) {
      chain.push(e);
    }
    const names = chain.map((e) => e.name);
    const detail =
      chain
        .map((e) => `${e.name}: ${e.message}`)
        .join(' · ')
        .slice(0, 300) || String(error);
    if (outdated || names.includes('VersionError')) return { type: 'outdated', detail };
    if (names.includes('QuotaExceededError')) return { type: 'full', detail };
    if (blocked && !db.isOpen()) return { type: 'blocked', detail };
    if (!db.isOpen()) return { type: 'refused', detail };
    return { type: 'failed', detail };
  }

  async function attempt<T>(work: () => Promise<T>): Promise<Result<T, StoreProblem>> {
    try {
      return ok(await work());
    } catch (error) {
      if (error instanceof Refusal && error.problem.type !== 'conflict') return fail(error.problem);
      return fail(problemOf(error));
    }
  }

  const all = [db.events, db.cards, db.days, db.items, db.notes];
  const states = (rows: { state: CardState }[]) => rows.map((r) => r.state);

  return {
    durable: true,

    overview: () =>
      attempt(async () => {
        const rows = new Map((await db.notes.toArray()).map((r) => [r.key, r.value]));
        const { lastBackupAt, draft } = { ...NO_NOTES, ...Object.fromEntries(rows) };
        return {
          settings: latest((rows.get('timeline') ?? []) as SettingsTimeline),
          lastSessions: (rows.get('sessions') ?? {}) as LastSessions,
          notes: { lastBackupAt, draft },
        };
      }),

    append: async (events, { expect } = {}) => {
      const result = await attempt(() =>
        db.transaction('rw', all, () => appendInTransaction(db, events, expect, options.newDeviceId)),
      );
      if (result.ok) tellAll();
      return result;
    },

    due: (day, limit) =>
      attempt(async () => states(await db.cards.where('due').belowOrEqual(day).limit(limit).toArray())),

    cards: (cardIds) =>
      attempt(async () => {
        const rows = await db.cards.bulkGet([...cardIds]);
        return new Map(rows.flatMap((r) => (r ? [[r.cardId, r.state] as const] : [])));
      }),

    seenBuiltin: () =>
      attempt(async () => new Set(await db.cards.where('seen').equals('builtin').primaryKeys())),

    answeredOn: (day) => attempt(async () => states(await db.cards.where('lastDay').equals(day).toArray())),

    days: (from, to) => attempt(() => db.days.where('day').between(from, to, true, true).toArray()),

    cardEvents: (cardId) =>
      attempt(async () => {
        const rows = await db.events.where('stream').equals(cardId).toArray();
        return rows.map((r) => r.event).sort(byLogOrder);
      }),

    sessionEvents: (sessionId) =>
      attempt(async () => {
        const rows = await db.events.where('session').equals(sessionId).toArray();
        return rows.map((r) => r.event);
      }),

    ownItem: (itemId) => attempt(async () => (await db.items.get(itemId))?.item),

    note: (change) =>
      attempt(async () => {
        await db.notes.bulkPut(Object.entries(change).map(([key, value]) => ({ key, value })));
      }),

    exportEvents: (onChunk, progress) =>
      attempt(async () => {
        const total = await db.events.count();
        let done = 0;
        let last = '';
        for (;;) {
          const rows = await db.events.where('id').above(last).limit(EXPORT_CHUNK).toArray();
          if (rows.length === 0) return done;
          last = rows.at(-1)!.id;
          done += rows.length;
          onChunk(rows.map((r) => r.event));
          if (progress && !progress(done, total)) throw new Refusal({ type: 'cancelled', detail: 'export' });
        }
      }),

    restore: async (events, progress) => {
      try {
        const report = await db.transaction('rw', all, async () => {
          const { fresh, known } = await separate(db, events);
          await db.events.bulkAdd(fresh.map(eventRow));
          const clock = clockOf(await db.notes.get('clock'), options.newDeviceId);
          await db.notes.put({ key: 'clock', value: clockAfter(clock, fresh) });
          const rebuilt = await rebuild(db, progress);
          return { added: fresh.length, known, cards: rebuilt.cards };
        });
        tellAll();
        return ok(report);
      } catch (error) {
        return fail(error instanceof Refusal ? error.problem : problemOf(error));
      }
    },

    check: async (progress) => {
      const result = await attempt(() => db.transaction('rw', all, () => rebuild(db, progress)));
      if (result.ok && result.value.repaired.length > 0) tellAll();
      return result;
    },

    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    close: () => {
      options.channel?.removeEventListener('message', onMessage);
      db.close();
    },
  };
}

/** Events not yet in the log; throws when one is there with other content. */
async function separate(db: DrydockDb, events: readonly StoredEvent[]) {
  const fresh: StoredEvent[] = [];
  let known = 0;
  for (let start = 0; start < events.length; start += EXPORT_CHUNK) {
    const chunk = events.slice(start, start + EXPORT_CHUNK);
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
