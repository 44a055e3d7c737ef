/**
 * The log: one append-only union. An event is never changed; an undo is another event.
 * Schema version 1. A type this version does not know is kept, exported and skipped by the fold.
 */
import type { StudyDay } from '@/lib/base/study-day';
import type { Level, Origin } from '@/lib/domain/bank/words';
import type { Answer, Confidence } from '@/lib/domain/quiz/answer';
import type { Grade } from './grade';
import type { Prediction } from './prediction';

export const EVENT_SCHEMA = 1;

/** What the store adds when it appends: who, in which order. */
export interface Stamp {
  /** Made on this device, UUID version 7: time-ordered. Also the seed of FSRS fuzz. */
  id: string;
  schema: number;
  device: string;
  /** Counts this device's events from 1. */
  sequence: number;
  /** Hybrid logical clock, printed (lib/base/hlc). */
  hlc: string;
  /** Wall clock, milliseconds since 1970, as the device had it. */
  at: number;
  studyDay: StudyDay;
}

/** Which card an event is about; enough to fold the log without the bank at hand. */
export interface CardRef {
  cardId: string;
  itemId: string;
  topic: string;
  concept: string;
  origin: Origin;
}

export const CONTEXTS = ['review', 'quiz', 'checkpoint', 'scenario', 'explain', 'mock', 'placement'] as const;
export type Context = (typeof CONTEXTS)[number];

export interface Answered extends CardRef {
  type: 'answered';
  meaning: string;
  packVersion: string;
  context: Context;
  sessionId: string;
  seed: string;
  answer: Answer;
  score: number;
  right: boolean;
  confidence: Confidence | null;
  shownAt: number;
  answeredAt: number;
  predictedRight: Prediction;
  proposedGrade: Grade | null;
  /** Null where nothing is graded (checkpoint, placement). */
  grade: Grade | null;
}

export interface Undone {
  type: 'undone';
  target: string;
  /** The target's card or session, so that both live in one stream. */
  targetCardId: string | null;
  sessionId: string | null;
}

export interface Suspended extends CardRef {
  type: 'suspended';
  on: boolean;
  sessionId: string | null;
}

/** Out of the queue until the given study day. */
export interface Buried extends CardRef {
  type: 'buried';
  untilDay: number;
  sessionId: string | null;
}

export interface Flagged extends CardRef {
  type: 'flagged';
  on: boolean;
  sessionId: string | null;
}

export interface SettingsChanged {
  type: 'settings-changed';
  changes: Record<string, unknown>;
}

export interface SessionStarted {
  type: 'session-started';
  sessionId: string;
  context: Context;
  /** The cards in the order they were planned. */
  queue: string[];
  /** Keys after each answer (the default), or all at the end. */
  style?: SessionStyle;
  /** Instant after which no further card is shown; absent when only the queue ends it. */
  until?: number;
}

export const SESSION_STYLES = ['feedback', 'exam'] as const;
export type SessionStyle = (typeof SESSION_STYLES)[number];

/** A transfer item came on screen: spent, answered or not. */
export interface Shown extends CardRef {
  type: 'shown';
  context: Context;
  sessionId: string;
}

export interface SessionEnded {
  type: 'session-ended';
  sessionId: string;
}

/**
 * What readiness was said to be at the end of a session, as of its own study day. Unlike what is derived, it says what
 * stood on the screen then, by the model of then. The last one of a study day is that day's.
 */
export interface ReadinessNoted {
  type: 'readiness-noted';
  model: string;
  role: Level;
  /** Share of the blueprint with any evidence, 0–1. */
  coverage: number;
  /** Expected share right on an unseen test that day with its 80 % interval; null while there was too little evidence. */
  expected: { mean: number; p10: number; p90: number } | null;
}

export interface ItemWritten {
  type: 'item-written';
  itemId: string;
  /** The built item. */
  item: unknown;
}

export type EventBody =
  | Answered
  | Undone
  | Suspended
  | Buried
  | Flagged
  | Shown
  | SettingsChanged
  | SessionStarted
  | SessionEnded
  | ItemWritten
  | ReadinessNoted;

export type EventType = EventBody['type'];
export type LogEvent = Stamp & EventBody;
/** An event of a type this version does not know. */
export type UnknownEvent = Stamp & { type: string } & Record<string, unknown>;
export type StoredEvent = LogEvent | UnknownEvent;

const KNOWN: Record<EventType, true> = {
  answered: true,
  undone: true,
  suspended: true,
  buried: true,
  flagged: true,
  shown: true,
  'settings-changed': true,
  'session-started': true,
  'session-ended': true,
  'item-written': true,
  'readiness-noted': true,
};

/** Known type and a schema this version reads. */
export const isKnown = (event: StoredEvent): event is LogEvent =>
  Object.hasOwn(KNOWN, event.type) && event.schema <= EVENT_SCHEMA;

/** The order of the log: hybrid logical clock, device, sequence. A clock that jumps back reorders nothing. */
export function byLogOrder(a: Stamp, b: Stamp): number {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? -1 : 1;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  return a.sequence - b.sequence;
}

/** The card an event belongs to, null for events about no card. */
export function cardOf(event: StoredEvent): string | null {
  if (event.type === 'undone') return (event as Undone).targetCardId;
  const cardId = (event as Record<string, unknown>).cardId;
  return typeof cardId === 'string' ? cardId : null;
}
