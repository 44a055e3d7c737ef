/**
 * What the product asks of storage. Adapters: Dexie over IndexedDB, and memory (tests, and a session that goes on when
 * the browser refuses IndexedDB). Every adapter runs tests/store/contract.
 *
 * Promises:
 * - `append` is one transaction: the events and every derived row, or nothing. It resolves after the commit.
 * - Derived rows equal what folding the whole log gives, at every moment.
 * - Events are kept as they came, also those of a type this version does not know.
 */
import type { Result } from '@/lib/base/result';
import type { StudyDay } from '@/lib/base/study-day';
import type { DayTally } from '@/lib/domain/review/day-tally';
import type { Context, EventBody, ReadinessNoted, Stamp, StoredEvent } from '@/lib/domain/review/event';
import type { CardState } from '@/lib/domain/review/fold';
import type { Settings } from '@/lib/domain/review/settings';

export const STORE_PROBLEMS = [
  /** The browser refuses IndexedDB (private mode, storage switched off, a corrupted profile). */
  'refused',
  /** Another tab holds an old version of the data open. */
  'blocked',
  /** A newer version of the app has upgraded the data; this tab must reload. */
  'outdated',
  /** No room on the device. Nothing of this transaction was written. */
  'full',
  /** The card changed since it was shown: another tab answered it. Nothing was written. */
  'stale',
  /** Cancelled by the person; nothing was written. */
  'cancelled',
  /** Anything else; `detail` has the browser's words. */
  'failed',
] as const;
export interface StoreProblem {
  type: (typeof STORE_PROBLEMS)[number];
  detail: string;
}

/** An event to be: the caller brings id, time and day; the store adds device, sequence and clock. */
export interface NewEvent {
  id: string;
  at: number;
  studyDay: StudyDay;
  body: EventBody;
}

export interface AppendOptions {
  /** Refuse with `stale` unless the card's row still has this version ('' when it has no row). */
  expect?: { cardId: string; version: string };
  /** Of the work that new parameters make: every card is worked out again in the same transaction. */
  progress?: Progress;
}

export interface Appended {
  events: StoredEvent[];
  /** Rows of the cards these events are about, as committed; null when nothing of the card stands any more. */
  cards: ReadonlyMap<string, CardState | null>;
}

/** The card on screen, kept so that a killed tab comes back to it. Not an event: nothing derives from it. */
export interface Draft {
  sessionId: string;
  cardId: string;
  eventId: string;
  shownAt: number;
  /** What was answered before the key was shown; null while it has not been. */
  revealed: { answer: unknown; confidence: string | null; answeredAt: number } | null;
}

/** Small facts of this device that are no events. */
export interface DeviceNotes {
  lastBackupAt: number | null;
  draft: Draft | null;
}

export type LastSessions = Partial<Record<Context, string>>;

export interface Overview {
  settings: Settings;
  /** Session started last in each context, in the order of the log. */
  lastSessions: LastSessions;
  notes: DeviceNotes;
  /** False when an older version derived the rows: they lack something until `check`, or the next `append`, mends them. */
  current: boolean;
}

export interface RestoreReport {
  added: number;
  known: number;
  cards: number;
}

export interface CheckReport {
  events: number;
  unknownEvents: number;
  cards: number;
  days: number;
  /** Derived rows that differed from the log and were put right. */
  repaired: string[];
}

/** Done and total of whatever is counted; returning false cancels. */
export type Progress = (done: number, total: number) => boolean;

export type RestoreProblem = StoreProblem | { type: 'conflict'; detail: string };

export type ChangeFrom = 'here' | 'elsewhere';

export interface Store {
  readonly durable: boolean;
  overview(): Promise<Result<Overview, StoreProblem>>;
  append(events: readonly NewEvent[], options?: AppendOptions): Promise<Result<Appended, StoreProblem>>;
  /** Says which card is about to be answered on which study day: its `append` finds read what it needs. */
  readAhead(cardId: string, day: number): Promise<void>;
  /** Rows whose effective due day is ≤ `day`, earliest first. */
  due(day: number, limit: number): Promise<Result<CardState[], StoreProblem>>;
  /** Cards that come due on each study day from `from` to `to`; what is due already counts to the first. Reads no rows. */
  dueCounts(from: number, to: number): Promise<Result<number[], StoreProblem>>;
  /** Cards of any origin that were forgotten at least so often (1 or more), most often first. */
  forgotten(leastLapses: number, limit: number): Promise<Result<CardState[], StoreProblem>>;
  cards(cardIds: readonly string[]): Promise<Result<Map<string, CardState>, StoreProblem>>;
  /** Cards of the built-in bank that are no longer simply new. */
  seenBuiltin(): Promise<Result<Set<string>, StoreProblem>>;
  /** The same, whole: one read, however many they are. */
  metBuiltin(): Promise<Result<Map<string, CardState>, StoreProblem>>;
  /** Cards whose last answer fell on this study day. */
  answeredOn(day: number): Promise<Result<CardState[], StoreProblem>>;
  /** From `from` to `to`, both included; days without study are left out. */
  days(from: number, to: number): Promise<Result<DayTally[], StoreProblem>>;
  /** What readiness was said to be, the last of each study day, earliest first. */
  readinessNoted(): Promise<Result<(Stamp & ReadinessNoted)[], StoreProblem>>;
  /** Every event of a card, in the order of the log. */
  cardEvents(cardId: string): Promise<Result<StoredEvent[], StoreProblem>>;
  sessionEvents(sessionId: string): Promise<Result<StoredEvent[], StoreProblem>>;
  /** Built item of an own or imported item id. */
  ownItem(itemId: string): Promise<Result<unknown, StoreProblem>>;
  /** Not awaited by anybody's "saved": it may be lost with the power, never half-written. */
  note(change: Partial<DeviceNotes>): Promise<Result<void, StoreProblem>>;
  /** Every event, in pieces of log storage order. */
  exportEvents(
    onChunk: (events: StoredEvent[]) => void,
    progress?: Progress,
  ): Promise<Result<number, StoreProblem>>;
  /** Union by id in one transaction; the same id with other content refuses everything. */
  restore(
    events: readonly StoredEvent[],
    progress?: Progress,
  ): Promise<Result<RestoreReport, RestoreProblem>>;
  /** Rebuilds the derived rows from the log and compares. */
  check(progress?: Progress): Promise<Result<CheckReport, StoreProblem>>;
  /** Called after a commit of this tab or another. Returns the way to stop. */
  subscribe(listener: (from: ChangeFrom) => void): () => void;
  close(): void;
}
