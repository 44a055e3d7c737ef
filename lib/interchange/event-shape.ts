/**
 * The shape of events in a file, checked before anything is written. Types and fields this version does not know pass:
 * a newer app's backup must survive an older app.
 */
import { parseHlc } from '@/lib/base/hlc';
import { LEVELS } from '@/lib/domain/bank/words';
import { CONFIDENCES } from '@/lib/domain/quiz/answer';
import {
  CONTEXTS,
  EVENT_SCHEMA,
  type EventType,
  SESSION_STYLES,
  type StoredEvent,
} from '@/lib/domain/review/event';
import { GRADES } from '@/lib/domain/review/grade';

type Check = (value: unknown) => boolean;
const isText: Check = (v) => typeof v === 'string' && v.length > 0 && v.length <= 200;
const isNumber: Check = (v) => typeof v === 'number' && Number.isFinite(v);
const isInteger: Check = (v) => Number.isSafeInteger(v);
const isBoolean: Check = (v) => typeof v === 'boolean';
const isObject: Check = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);
const isShare: Check = (v) => isNumber(v) && (v as number) >= 0 && (v as number) <= 1;
const orNull =
  (check: Check): Check =>
  (v) =>
    v === null || check(v);
const orAbsent =
  (check: Check): Check =>
  (v) =>
    v === undefined || check(v);
const oneOf =
  (list: readonly string[]): Check =>
  (v) =>
    list.includes(v as string);
const listOf =
  (check: Check): Check =>
  (v) =>
    Array.isArray(v) && v.every(check);

type Named = Record<string, unknown>;
const shaped =
  (fields: Record<string, Check>): Check =>
  (v) =>
    isObject(v) && Object.entries(fields).every(([field, check]) => check((v as Named)[field]));

const isPrediction = shaped({
  model: isText,
  value: isShare,
  basis: orAbsent(shaped({ unseen: isShare, studied: isShare, promised: isShare })),
});

const STAMP: Record<string, Check> = {
  id: isText,
  type: isText,
  schema: (v) => isInteger(v) && (v as number) >= 1,
  device: isText,
  sequence: (v) => isInteger(v) && (v as number) >= 1,
  hlc: (v) => typeof v === 'string' && parseHlc(v) !== null,
  at: isNumber,
  studyDay: (v) =>
    isObject(v) && ['day', 'zoneMinutes', 'dayEndMinutes'].every((k) => isInteger((v as Named)[k])),
};

const CARD: Record<string, Check> = {
  cardId: isText,
  itemId: isText,
  topic: isText,
  concept: isText,
  origin: isText,
};

const BODIES: Record<EventType, Record<string, Check>> = {
  answered: {
    ...CARD,
    meaning: isText,
    packVersion: isText,
    context: oneOf(CONTEXTS),
    sessionId: isText,
    seed: isText,
    answer: isObject,
    score: isShare,
    right: isBoolean,
    confidence: orNull(oneOf(CONFIDENCES)),
    shownAt: isNumber,
    answeredAt: isNumber,
    predictedRight: isPrediction,
    proposedGrade: orNull(oneOf(GRADES)),
    grade: orNull(oneOf(GRADES)),
  },
  undone: { target: isText, targetCardId: orNull(isText), sessionId: orNull(isText) },
  suspended: { ...CARD, on: isBoolean, sessionId: orNull(isText) },
  buried: { ...CARD, untilDay: isInteger, sessionId: orNull(isText) },
  flagged: { ...CARD, on: isBoolean, sessionId: orNull(isText) },
  shown: { ...CARD, context: oneOf(CONTEXTS), sessionId: isText },
  'settings-changed': { changes: isObject },
  'session-started': {
    sessionId: isText,
    context: oneOf(CONTEXTS),
    queue: listOf(isText),
    style: orAbsent(oneOf(SESSION_STYLES)),
    until: orAbsent(isNumber),
  },
  'session-ended': { sessionId: isText },
  'item-written': { itemId: isText, item: isObject },
  'readiness-noted': {
    model: isText,
    role: oneOf(LEVELS),
    coverage: isShare,
    expected: orNull(shaped({ mean: isShare, p10: isShare, p90: isShare })),
  },
};

/** The first thing wrong with it, null when nothing is. */
export function eventProblem(value: unknown): string | null {
  if (!isObject(value)) return 'is not an event';
  const event = value as Record<string, unknown>;
  const broken = (shape: Record<string, Check>) =>
    Object.entries(shape).find(([field, check]) => !check(event[field]))?.[0];
  const field =
    broken(STAMP) ??
    ((event.schema as number) <= EVENT_SCHEMA && Object.hasOwn(BODIES, event.type as string)
      ? broken(BODIES[event.type as EventType])
      : undefined);
  return field === undefined ? null : `has no proper "${field}"`;
}

export const asEvent = (value: unknown) => value as StoredEvent;
