/**
 * Mock reviews that are being held, apart from the log and in a database of their own: a review is in the log once it is
 * scored. The session is kept as it stands, a second at a time, so that a killed tab goes on where it was.
 */
import Dexie, { type Table } from 'dexie';
import { fail, ok, type Result } from '@/lib/base/result';
import type { MockSession } from '@/lib/domain/mock/session';

export interface DraftProblem {
  /**
   * `stale`: another tab went on with this review. `gone`: it was finished or thrown away there. `full`: no room on the
   * device. `refused`: the browser keeps nothing for this site.
   */
  type: 'stale' | 'gone' | 'full' | 'refused';
  detail: string;
}

/** Adapters: Dexie over IndexedDB, and memory. Both run tests/store/mock-drafts.test.ts. */
export interface MockDrafts {
  /** Latest begun first. */
  list(): Promise<Result<MockSession[], DraftProblem>>;
  /** Null when it is not, or no longer, there. */
  get(sessionId: string): Promise<Result<MockSession | null, DraftProblem>>;
  /** Keeps the session, if what is kept is still of version `over` (0: nothing is kept yet). Else nothing is written. */
  save(session: MockSession, over: number): Promise<Result<void, DraftProblem>>;
  remove(sessionId: string): Promise<Result<void, DraftProblem>>;
  close(): void;
}

class DraftDb extends Dexie {
  declare reviews: Table<MockSession, string>;
  constructor(name: string) {
    // Relaxed: it is written every second, survives the browser, and only a loss of power may cost the last of it.
    super(name, { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ reviews: 'sessionId' });
  }
}

class Refused extends Error {
  constructor(readonly type: 'stale' | 'gone') {
    super(type);
  }
}

/** Why a write over `over` is not done; null when it may be. */
function refusal(kept: MockSession | undefined, over: number): 'stale' | 'gone' | null {
  if (!kept) return over === 0 ? null : 'gone';
  return kept.version === over ? null : 'stale';
}

const latestFirst = (a: MockSession, b: MockSession) => b.startedAt - a.startedAt;

export function dexieMockDrafts(name: string): MockDrafts {
  const db = new DraftDb(name);

  async function attempt<T>(work: () => Promise<T>): Promise<Result<T, DraftProblem>> {
    try {
      return ok(await work());
    } catch (error) {
      if (error instanceof Refused) return fail({ type: error.type, detail: error.type });
      const { name: type, inner } = error as { name?: string; inner?: { name?: string } };
      const full = type === 'QuotaExceededError' || inner?.name === 'QuotaExceededError';
      return fail({ type: full ? 'full' : 'refused', detail: String(error) });
    }
  }

  return {
    list: () => attempt(async () => (await db.reviews.toArray()).sort(latestFirst)),
    get: (sessionId) => attempt(async () => (await db.reviews.get(sessionId)) ?? null),
    save: (session, over) =>
      attempt(() =>
        db.transaction('rw', db.reviews, async () => {
          const why = refusal(await db.reviews.get(session.sessionId), over);
          if (why) throw new Refused(why);
          await db.reviews.put(session);
        }),
      ),
    remove: (sessionId) => attempt(async () => void (await db.reviews.delete(sessionId))),
    close: () => db.close(),
  };
}

/** For tests, and for a tab whose browser keeps nothing. */
export function memoryMockDrafts(): MockDrafts {
  const reviews = new Map<string, MockSession>();
  return {
    list: async () => ok([...reviews.values()].sort(latestFirst)),
    get: async (sessionId) => ok(reviews.get(sessionId) ?? null),
    save: async (session, over) => {
      const why = refusal(reviews.get(session.sessionId), over);
      if (why) return fail({ type: why, detail: why });
      reviews.set(session.sessionId, structuredClone(session));
      return ok(undefined);
    },
    remove: async (sessionId) => {
      reviews.delete(sessionId);
      return ok(undefined);
    },
    close: () => undefined,
  };
}
