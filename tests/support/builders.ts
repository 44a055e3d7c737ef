/** Small valid things, so that a test says only what matters to it. */
import { printHlc } from '@/lib/base/hlc';
import { DAY, studyDayAt } from '@/lib/base/study-day';
import type { AuthoredBank, AuthoredItem, PlacedItem } from '@/lib/domain/bank/authored';
import type { ChoiceItem, IndexEntry } from '@/lib/domain/bank/item';
import { meaningOf } from '@/lib/domain/bank/meaning';
import type { Answered, CardRef, EventBody, StoredEvent } from '@/lib/domain/review/event';
import type { NewEvent } from '@/lib/store/port';
import { hashOf } from '@/scripts/read-bank';

/** Noon UTC of an ordinary Monday. */
export const NOON = Date.UTC(2026, 2, 2, 12);
export { DAY };
export const HOUR = 3_600_000;

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

// — authored —

const common = {
  use: 'study' as const,
  level: 'junior' as const,
  asks: 'predict' as const,
  facts: ['NS-01'],
  sources: [{ doc: 'man-namespaces' }],
  answer: 'It does so because the kernel keeps one table for each namespace.',
};

export const authoredChoice = (id: string) =>
  ({
    ...common,
    id,
    kind: 'choice',
    claim: `The kernel treats case ${id} like this.`,
    stem: 'A worker inside the sandbox calls the host. What follows?',
    options: [
      { id: 'refused', key: true, text: 'It is refused', why: 'The kernel has no route to it.' },
      { id: 'delayed', text: 'It is delayed for long', why: 'Nothing here waits for a timer.' },
      { id: 'granted', text: 'It is granted at once', why: 'That would need another namespace.' },
    ],
  }) satisfies AuthoredItem;

export const authoredMulti = (id: string) =>
  ({
    ...authoredChoice(id),
    kind: 'multi',
  }) satisfies AuthoredItem;

export const authoredNumeric = (id: string) =>
  ({
    ...common,
    id,
    kind: 'numeric',
    claim: 'The stall is the period less the quota.',
    stem: 'The quota is {{quota}} ms of 100 ms. How long does it stand still?',
    draw: { quota: { of: [20, 40] } },
    let: [['rest', ['-', 100, 'quota']]],
    key: 'rest',
    unit: 'ms',
    tolerance: { relative: 0.03 },
    mistakes: [{ value: 'quota', why: 'This is how long it runs.' }],
  }) satisfies AuthoredItem;

export const authoredOrder = (id: string) =>
  ({
    ...common,
    id,
    kind: 'order',
    claim: 'Create comes before start, and start before delete.',
    stem: 'Put the life of a container in order.',
    ends: ['first', 'last'],
    steps: [
      { id: 'create', text: 'create', why: 'Nothing can start before it.' },
      { id: 'start', text: 'start', why: 'It runs the program then.' },
      { id: 'delete', text: 'delete', why: 'It clears what was made.' },
    ],
  }) satisfies AuthoredItem;

export const authoredMatch = (id: string) =>
  ({
    ...common,
    id,
    kind: 'match',
    claim: 'Each namespace kind hides one thing.',
    stem: 'Match the namespace to what it hides.',
    lefts: 'Namespace',
    rights: 'Hides',
    pairs: [
      { id: 'pid', left: 'pid', right: 'processes', why: 'It numbers processes anew.' },
      { id: 'net', left: 'net', right: 'interfaces', why: 'It has interfaces of its own.' },
      { id: 'uts', left: 'uts', right: 'host name', why: 'It keeps the name apart.' },
    ],
  }) satisfies AuthoredItem;

export const authoredRecall = (id: string) =>
  ({
    ...common,
    id,
    kind: 'recall',
    asks: 'recall',
    claim: 'A fork beyond pids.max fails.',
    stem: 'The kernel answers {{c1}} at the limit.',
    cloze: [{ part: 'c1', text: 'EAGAIN', hint: 'errno' }],
  }) satisfies AuthoredItem;

export const authoredScenario = (id: string) =>
  ({
    ...authoredChoice(id),
    kind: 'scenario',
    mode: 'predict',
    scenario: { version: 1, type: 'limits', seed: 'a' },
    predict: authoredChoice(id).options,
  }) as AuthoredItem & { kind: 'scenario' };

export const FILE = 'questions/basics/one-kernel.yaml';
export const placed = (item: AuthoredItem): PlacedItem => ({
  item,
  file: FILE,
  topic: 'basics',
  concept: 'one-kernel',
});

/** Writes down what the items mean now, as if all of them had just been published. */
export function published(bank: AuthoredBank): AuthoredBank {
  const meanings = Object.fromEntries(bank.items.map(({ item }) => [item.id, hashOf(meaningOf(item))]));
  return { ...bank, meanings, ledger: { ...meanings } };
}

/** Breaks no law. */
export function validBank(): AuthoredBank {
  return published({
    items: [
      { ...authoredChoice('single-best'), diagram: 'two-views' },
      { ...authoredChoice('spent-once'), use: 'transfer' as const },
      authoredMulti('several'),
      authoredNumeric('stall'),
      authoredOrder('life'),
      authoredMatch('kinds'),
      authoredRecall('pids'),
    ].map(placed),
    topics: [{ slug: 'basics', title: 'Basics', short: 'Basics', colour: 'basics' }],
    concepts: { 'one-kernel': { topic: 'basics', title: 'One kernel' } },
    documents: {
      'man-namespaces': { kind: 'man-page', title: 'namespaces(7)', version: '5.13', checkedOn: '2026-08' },
      recordings: { kind: 'recording', title: 'Recordings', version: '6.18', checkedOn: '2026-08' },
    },
    diagrams: {
      'two-views': {
        title: 'Two views',
        text: 'The host sees one process and the container sees it as the first.',
        source: 'flowchart TD',
      },
    },
    facts: { 'NS-01': true, 'NS-02': false },
    blueprint: { basics: { junior: 7 } },
    ledger: {},
    meanings: {},
    today: '2026-11-23',
  });
}
