/** Small valid things, so that a test says only what matters to it. */
import { printHlc } from '@/lib/base/hlc';
import { DAY, studyDayAt } from '@/lib/base/study-day';
import type { ChoiceItem, IndexEntry } from '@/lib/domain/bank/item';
import type { Answered, CardRef, EventBody, StoredEvent } from '@/lib/domain/review/event';
import type { NewEvent } from '@/lib/store/port';

/** Noon UTC of an ordinary Monday. */
export const NOON = Date.UTC(2026, 2, 2, 12);
export { DAY };
export const HOUR = 3_600_000;

/** Of somebody who forgets otherwise than most. */
export const OWN_PARAMETERS = [
  0.5, 0.9, 3.1, 12.4, 6.1, 0.7, 2.8, 0.05, 1.7, 0.2, 0.9, 1.6, 0.08, 0.3, 1.5, 0.5, 2, 0.6, 0.1, 0.07, 0.3,
];

export const dayAt = (at: number) => studyDayAt(at, 0, 240);
export const TODAY = dayAt(NOON).day;

export function cardRef(n: number, change: Partial<CardRef> = {}): CardRef {
  const itemId = `item-${n}`;
  return {
    cardId: `${itemId}#main`,
    itemId,
    topic: `topic-${n % 3}`,
    concept: `concept-${n}`,
    origin: 'builtin',
    ...change,
  };
}

export function answered(ref: CardRef, change: Partial<Answered> = {}): Answered {
  return {
    type: 'answered',
    ...ref,
    meaning: 'meaning',
    packVersion: 'pack',
    context: 'review',
    sessionId: 'session-1',
    seed: 'seed',
    answer: { type: 'choice', option: 'right' },
    score: 1,
    right: true,
    confidence: 'sure',
    shownAt: NOON - 10_000,
    answeredAt: NOON,
    predictedRight: { model: 'test 1', value: 0.5 },
    proposedGrade: 'good',
    grade: 'good',
    ...change,
  };
}

export const newEvent = (id: string, body: EventBody, at = NOON): NewEvent => ({
  id,
  at,
  studyDay: dayAt(at),
  body,
});

/** An event as a store would have stamped it; `sequence` also orders it. */
export function storedEvent(id: string, body: EventBody, sequence: number, at = NOON): StoredEvent {
  const hlc = printHlc({ wallMs: NOON, counter: sequence });
  return { id, schema: 1, device: 'device-a', sequence, hlc, at, studyDay: dayAt(at), ...body };
}

/** An event of a type that does not exist yet. */
export const laterEvent = (id: string, sequence: number, more: Record<string, unknown> = {}) =>
  ({
    ...storedEvent(id, { type: 'session-ended', sessionId: 's' }, sequence),
    type: 'dreamt',
    ...more,
  }) as StoredEvent;

export function choiceItem(n: number, change: Partial<ChoiceItem> = {}): ChoiceItem {
  return {
    kind: 'choice',
    id: `item-${n}`,
    topic: `topic-${n % 3}`,
    concept: `concept-${n}`,
    use: 'study',
    level: 'junior',
    asks: 'predict',
    claim: `Claim ${n}.`,
    stem: `<p>Question ${n}?</p>`,
    answer: `<p>Answer ${n}.</p>`,
    sources: [],
    meaning: `meaning-${n}`,
    seconds: 20,
    sorted: false,
    options: [
      { id: 'right', text: 'Right', why: 'Because it is so.', key: true },
      { id: 'wrong', text: 'Wrong', why: 'It is not so.', key: false },
      { id: 'other', text: 'Other', why: 'Nor is it this.', key: false },
    ],
    ...change,
  };
}

export function indexEntry(n: number, change: Partial<IndexEntry> = {}): IndexEntry {
  const { id, topic, concept, kind, use, level, meaning, seconds } = choiceItem(n);
  return { id, topic, concept, kind, use, level, meaning, seconds, parts: ['main'], ...change };
}
