/** Small valid content, as an author writes it. */
import type { AuthoredBank, AuthoredItem, AuthoredNote, PlacedItem } from '@/lib/domain/bank/authored';
import { meaningOf } from '@/lib/domain/bank/meaning';
import { hashOf } from '@/scripts/read-bank';

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
    ...common,
    id,
    kind: 'scenario',
    mode: 'predict',
    claim: 'A request longer than the quota stalls to the next refill.',
    stem: 'The quota is {{quota}} ms of 100 ms. What becomes of the slowest request?',
    scenario: { version: 1, type: 'limits', seed: 'a', quotaUs: '{{quotaUs}}' },
    draw: { quota: { of: [20, 40] } },
    let: [['quotaUs', ['*', 'quota', 1000]]],
    figures: { p99: { at: 'containers/app/p99Us' } },
    shows: [{ text: 'p99', value: ['/', 'p99', 1000], unit: 'ms' }],
    options: [
      {
        id: 'same',
        text: 'As without a limit',
        why: 'It is longer than the quota.',
        when: ['<', 'p99', 50000],
      },
      {
        id: 'stalls',
        text: 'It waits for the next period',
        why: 'The pool is empty until then.',
        when: ['and', ['>=', 'p99', 50000], ['<', 'p99', 200000]],
      },
      {
        id: 'lost',
        text: 'It is cut off',
        why: 'A quota delays, it ends nothing.',
        when: ['>=', 'p99', 200000],
      },
    ],
  }) satisfies AuthoredItem;

export const authoredTune = (id: string) => {
  const { options: _, draw: __, ...rest } = authoredScenario(id);
  return {
    ...rest,
    mode: 'tune',
    stem: 'Bring the slowest request under 50 ms.',
    draw: {},
    let: [],
    scenario: { version: 1, type: 'limits', seed: 'a', quotaUs: '{{quotaUs}}' },
    knobs: [
      {
        name: 'quotaUs',
        label: 'cpu.max quota',
        unit: 'µs',
        start: 20000,
        choices: { from: 10000, to: 100000, step: 10000 },
      },
    ],
    goals: [{ id: 'fast', text: 'p99 under 50 ms', when: ['<', 'p99', 50000] }],
    passing: { quotaUs: 60000 },
    nearMisses: [{ quotaUs: 30000 }, { quotaUs: 10000 }],
  } satisfies AuthoredItem;
};

export const FILE = 'questions/basics/one-kernel.yaml';
export const placed = (item: AuthoredItem): PlacedItem => ({
  item,
  file: FILE,
  topic: 'basics',
  concept: 'one-kernel',
});

export const NOTE_FILE = 'notes/basics.md';
/** Leads to `ask` after every block. */
export const authoredNote = (ask: string): AuthoredNote => ({
  tries: [{ simulator: 'inside', text: 'See it from within.' }],
  title: 'One kernel in two minutes',
  facts: ['NS-01', 'NS-02'],
  blocks: [
    { type: 'heading', line: 5, text: 'Say it in two minutes' },
    { type: 'prose', line: 7, text: 'word '.repeat(200).trim(), ask },
    { type: 'heading', line: 10, text: 'The picture' },
    { type: 'diagram', line: 12, diagram: 'one-kernel', text: 'Look at the lowest box.', ask },
    { type: 'heading', line: 16, text: 'Five misconceptions' },
    ...['VM', 'shares nothing', 'boots', 'is faster', 'is safe'].map((belief, i) => ({
      type: 'misconception' as const,
      line: 18 + 4 * i,
      title: `A container ${belief}`,
      text: 'It is a process of the host.',
      ask,
    })),
  ],
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
      'one-kernel': {
        title: 'One kernel',
        text: 'All containers of a host stand on the same kernel, drawn below.',
        source: 'flowchart TD',
      },
    },
    notes: { basics: authoredNote('single-best') },
    facts: { 'NS-01': true, 'NS-02': false },
    blueprint: { basics: { junior: 7 } },
    shownInReviews: [],
    ledger: {},
    meanings: {},
    today: '2026-11-23',
  });
}
