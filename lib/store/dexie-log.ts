/** The Store over IndexedDB: one transaction a decision. */
import { fail, ok, type Result } from '@/lib/base/result';
import { byLogOrder } from '@/lib/domain/review/event';
import { type CardState, latest, type SettingsTimeline } from '@/lib/domain/review/fold';
import { movesEveryCard, ROWS } from './derive';
import { type Ahead, appendAhead, readAhead } from './dexie-ahead';
import { appendInTransaction } from './dexie-append';
import { DrydockDb } from './dexie-db';
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
/** Of the settings alone, so not part of the first load. Had before the transaction, which would not wait for it. */
const maintenance = () => import('./dexie-rebuild');
/** Likewise. */
const progressReads = () => import('./dexie-progress');
const NO_NOTES: DeviceNotes = { lastBackupAt: null, draft: null };

/** Rows are of this version, or there are none. */
const areCurrent = (rows: unknown, clock: unknown) => rows === ROWS || clock === undefined;

export function dexieStore(options: DexieStoreOptions): Store {
  const db = new DrydockDb(options.name);
  const listeners = new Set<(from: ChangeFrom) => void>();
  let ahead: Ahead | null = null;
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
  const onMessage = () => {
    ahead = null;
    tell('elsewhere');
  };
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

  // What is handed to a transaction is written `async`: Dexie keeps its zone over native awaits of such functions alone, and
  // without it a transaction may be committed under way.
  const tables = [db.events, db.cards, db.days, db.items, db.notes];
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
          current: areCurrent(rows.get('rows'), rows.get('clock')),
        };
      }),

    append: async (events, { expect, progress } = {}) => {
      const expected = ahead;
      ahead = null;
      const [only] = events;
      const result = await attempt(async () => {
        const appended =
          expected && only && events.length === 1 && db.isOpen()
            ? await appendAhead(db.backendDB(), expected, only, expect)
            : null;
        if (appended) return appended;
        const [rows, clock] = await db.notes.bulkGet(['rows', 'clock']);
        const anew = events.some(movesEveryCard) || !areCurrent(rows?.value, clock?.value);
        const rebuild = anew ? (await maintenance()).rebuild : null;
        return db.transaction('rw', tables, async () => {
          const appended = await appendInTransaction(db, events, expect, options.newDeviceId);
          await rebuild?.(db, progress);
          return appended;
        });
      });
      if (result.ok) tellAll();
      return result;
    },

    readAhead: async (cardId, day) => {
      const read = await attempt(() =>
        db.transaction('r', [db.events, db.days, db.notes], async () => readAhead(db, cardId, day)),
      );
      ahead = read.ok ? read.value : null;
    },

    due: (day, limit) =>
      attempt(async () => states(await db.cards.where('due').belowOrEqual(day).limit(limit).toArray())),

    dueCounts: (from, to) => attempt(async () => (await progressReads()).dueCounts(db, from, to)),

    forgotten: (leastLapses, limit) =>
      attempt(async () => (await progressReads()).forgotten(db, leastLapses, limit)),

    cards: (cardIds) =>
      attempt(async () => {
        const rows = await db.cards.bulkGet([...cardIds]);
        return new Map(rows.flatMap((r) => (r ? [[r.cardId, r.state] as const] : [])));
      }),

    seenBuiltin: () =>
      attempt(async () => new Set(await db.cards.where('seen').equals('builtin').primaryKeys())),

    metBuiltin: () =>
      attempt(async () => {
        const rows = await db.cards.where('seen').equals('builtin').toArray();
        return new Map(rows.map((r) => [r.cardId, r.state]));
      }),

    answeredOn: (day) => attempt(async () => states(await db.cards.where('lastDay').equals(day).toArray())),

    days: (from, to) => attempt(() => db.days.where('day').between(from, to, true, true).toArray()),

    readinessNoted: () => attempt(async () => (await progressReads()).readinessNoted(db)),

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
        const { restoreInTransaction } = await maintenance();
        const report = await db.transaction('rw', tables, async () =>
          restoreInTransaction(db, events, options.newDeviceId, progress),
        );
        tellAll();
        return ok(report);
      } catch (error) {
        return fail(error instanceof Refusal ? error.problem : problemOf(error));
      }
    },

    check: async (progress) => {
      const result = await attempt(async () => {
        const { rebuild } = await maintenance();
        return db.transaction('rw', tables, async () => rebuild(db, progress));
      });
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
