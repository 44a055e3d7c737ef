import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexEntry } from '@/lib/domain/bank/item';
import { LEVELS } from '@/lib/domain/bank/words';
import { interleave } from '@/lib/domain/quiz/interleave';
import { emptyDay } from '@/lib/domain/review/day-tally';
import type { CardState } from '@/lib/domain/review/fold';
import { type PlannedCard, plan, type QueueInput, SESSION_CARDS, spread } from '@/lib/domain/review/queue';
import { NEW_MEMORY } from '@/lib/domain/review/schedule';
import { DEFAULT_SETTINGS } from '@/lib/domain/review/settings';
import { cardRef, indexEntry, NOON, TODAY } from '../support/builders';

const card = (n: number, change: Partial<CardState> = {}): CardState => ({
  ...cardRef(n),
  memory: {
    ...NEW_MEMORY,
    phase: 'review',
    stability: 5,
    difficulty: 5,
    reps: 1,
    lastShifted: NOON,
    dueDay: TODAY,
  },
  suspended: false,
  flagged: false,
  buriedUntil: 0,
  lastDay: TODAY - 5,
  lastGrade: 'good',
  meaning: 'm',
  answers: 1,
  version: '1/x',
  ...change,
});
const input = (change: Partial<QueueInput> = {}): QueueInput => ({
  studyDay: TODAY,
  nowMs: NOON,
  settings: DEFAULT_SETTINGS,
  due: [],
  index: [],
  seen: new Set(),
  today: emptyDay(TODAY),
  answeredToday: [],
  ...change,
});
const many = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);
const ids = (cards: readonly { cardId: string }[]) => cards.map((c) => c.cardId);

const states = fc.record({
  concept: fc.nat(12),
  topic: fc.nat(4),
  suspended: fc.boolean(),
  buried: fc.boolean(),
  use: fc.boolean(),
  level: fc.nat(3),
  phase: fc.nat(2),
});
const inputs = fc
  .tuple(
    fc.array(states, { maxLength: 30 }),
    fc.array(states, { maxLength: 30 }),
    fc.nat(12),
    fc.nat(12),
    fc.array(fc.nat(12), { maxLength: 3 }),
  )
  .map(([due, fresh, newPerDay, reviewsPerDay, taken]) => {
    const ref = (s: { concept: number; topic: number }) => ({
      concept: `concept-${s.concept}`,
      topic: `topic-${s.topic}`,
    });
    const entry = (s: (typeof due)[number], n: number): IndexEntry =>
      indexEntry(n, { ...ref(s), use: s.use ? 'study' : 'transfer', level: LEVELS[s.level]! });
    return input({
      due: due.map((s, n) =>
        card(n, {
          ...ref(s),
          suspended: s.suspended,
          buriedUntil: s.buried ? TODAY + 1 : 0,
          ...(s.phase === 0 ? { memory: NEW_MEMORY } : {}),
        }),
      ),
      index: [...due.map((s, n) => entry({ ...s, use: true }, n)), ...fresh.map((s, n) => entry(s, 100 + n))],
      seen: new Set(ids(due.map((_, n) => cardRef(n)))),
      settings: { ...DEFAULT_SETTINGS, newPerDay, reviewsPerDay },
      answeredToday: taken.map((c, i) => card(200 + i, { concept: `concept-${c}` })),
    });
  });

describe('planning', () => {
  test('never takes two cards of a concept, nor one answered today, nor what is out of play', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { cards } = plan(given);
        const concepts = cards.map((c) => c.concept);
        expect(new Set(concepts).size).toBe(concepts.length);
        for (const { concept } of given.answeredToday) expect(concepts).not.toContain(concept);
        const out = given.due.filter((c) => c.suspended || c.buriedUntil > TODAY);
        for (const { cardId } of out) expect(ids(cards)).not.toContain(cardId);
        const transfer = new Set(given.index.flatMap((e) => (e.use === 'transfer' ? [e.id] : [])));
        for (const { cardId } of cards) expect(transfer.has(cardId.split('#')[0]!)).toBe(false);
      }),
    );
  });

  test('keeps the limits of the day, and gives the same plan for the same input', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const planned = plan(given);
        expect(planned.cards.filter((c) => c.isNew).length).toBeLessThanOrEqual(given.settings.newPerDay);
        expect(planned.cards.filter((c) => !c.isNew).length).toBeLessThanOrEqual(
          given.settings.reviewsPerDay,
        );
        expect(plan(structuredClone(given))).toEqual(planned);
      }),
    );
  });

  test('counts what was done today against the limits', () => {
    const today = { ...emptyDay(TODAY), introduced: 10, reviews: 3 };
    const settings = { ...DEFAULT_SETTINGS, newPerDay: 12, reviewsPerDay: 5 };
    const planned = plan(
      input({
        today,
        settings,
        due: many(9).map((n) => card(n)),
        index: many(9, 50).map((n) => indexEntry(n)),
      }),
    );
    expect(planned.cards.filter((c) => c.isNew)).toHaveLength(2);
    expect(planned.cards.filter((c) => !c.isNew)).toHaveLength(2);
    expect(planned.overLimit).toBe(7);
  });

  test('lets siblings of a concept answered today wait, and counts them', () => {
    const due = [card(1, { concept: 'same' }), card(2, { concept: 'same' }), card(3)];
    const planned = plan(input({ due, answeredToday: [card(4, { concept: 'concept-3' })] }));
    expect(ids(planned.cards)).toEqual(['item-1#main']);
    expect(planned.siblingsWaiting).toBe(2);
  });

  test('never plans more than one sitting', () => {
    expect(plan(input({ due: many(120).map((n) => card(n)) })).cards).toHaveLength(SESSION_CARDS);
  });

  test('asks a learning step of today first, when it is near, though its concept was asked', () => {
    const learning = (n: number, minutes: number) =>
      card(n, {
        lastDay: TODAY,
        memory: { ...NEW_MEMORY, phase: 'learning', learnAt: NOON + minutes * 60_000 },
      });
    const due = [card(1), learning(2, 5), learning(3, 50)];
    expect(ids(plan(input({ due, answeredToday: [due[1]!, due[2]!] })).cards)).toEqual([
      'item-2#main',
      'item-1#main',
    ]);
  });

  test('brings easier levels first, and a buried new card back before the unseen', () => {
    const index = [indexEntry(1, { level: 'staff' }), indexEntry(2), indexEntry(3, { level: 'mid' })];
    const settings = { ...DEFAULT_SETTINGS, newPerDay: 2 };
    expect(ids(plan(input({ index, settings })).cards).sort()).toEqual(['item-2#main', 'item-3#main']);
    const back = card(9, { memory: NEW_MEMORY, buriedUntil: TODAY, answers: 0 });
    expect(ids(plan(input({ index, settings, due: [back] })).cards).sort()).toEqual([
      'item-2#main',
      'item-9#main',
    ]);
  });

  test('takes a day of new cards from every topic, though one topic has most of the bank', () => {
    const large = many(60).map((n) => indexEntry(n, { topic: 'large', concept: `l-${n}` }));
    const small = many(5, 60).map((n) => indexEntry(n, { topic: `small-${n}`, concept: `s-${n}` }));
    const { cards } = plan(input({ index: [...large, ...small] }));
    const topics = cards.map((c) => c.topic);
    expect(new Set(topics).size).toBe(6);
    expect(topics.filter((t) => t === 'large')).toHaveLength(DEFAULT_SETTINGS.newPerDay - 5);
  });

  test('asks the first part not yet seen', () => {
    const index = [indexEntry(1, { parts: ['c1', 'c2'] })];
    expect(ids(plan(input({ index, seen: new Set(['item-1#c1']) })).cards)).toEqual(['item-1#c2']);
  });

  test('spreads new cards among reviews', () => {
    const planned = plan(
      input({ due: many(12).map((n) => card(n)), index: many(4, 50).map((n) => indexEntry(n)) }),
    );
    const places = planned.cards.flatMap((c, i) => (c.isNew ? [i] : []));
    expect(places).toHaveLength(4);
    for (const [i, place] of places.entries()) if (i > 0) expect(place - places[i - 1]!).toBeGreaterThan(1);
  });
});

describe('topics', () => {
  const lists = fc.array(fc.nat(4), { maxLength: 24 }).map((topics) =>
    topics.map(
      (t, n): PlannedCard => ({
        cardId: `c-${n}`,
        topic: `t-${t}`,
        concept: `k-${n}`,
        isNew: false,
        seconds: 1,
      }),
    ),
  );
  const neighbours = (topics: string[]) => topics.filter((t, i) => i > 0 && t === topics[i - 1]).length;

  test('stand apart as far as the numbers allow, in their own order, with nothing lost', () => {
    fc.assert(
      fc.property(lists, (cards) => {
        const mixed = interleave(cards);
        expect(ids(mixed).sort()).toEqual(ids(cards).sort());
        const counts = new Map<string, number>();
        for (const { topic } of cards) counts.set(topic, (counts.get(topic) ?? 0) + 1);
        const most = Math.max(0, ...counts.values());
        const unavoidable = Math.max(0, most - 1 - (cards.length - most));
        expect(neighbours(mixed.map((c) => c.topic))).toBe(unavoidable);
        for (const topic of counts.keys())
          expect(ids(mixed.filter((c) => c.topic === topic))).toEqual(
            ids(cards.filter((c) => c.topic === topic)),
          );
      }),
    );
  });

  test('the beginning of an order is the same whether or not the rest is worked out', () => {
    fc.assert(
      fc.property(lists, lists, fc.nat(30), (reviews, fresh, most) => {
        expect(interleave(reviews, most)).toEqual(interleave(reviews).slice(0, most));
        expect(spread(reviews, fresh, most)).toEqual(spread(reviews, fresh).slice(0, most));
        expect(spread(reviews, fresh)).toHaveLength(reviews.length + fresh.length);
      }),
    );
  });
});

test('an idea is met as a question before it is run on a simulator', () => {
  const question = { ...indexEntry(1), concept: 'quota' };
  const run = { ...indexEntry(2), concept: 'quota', kind: 'scenario' as const };
  const other = { ...indexEntry(3), concept: 'weight', kind: 'scenario' as const };
  const index = [run, question, other];
  expect(plan(input({ index })).cards.map((c) => c.cardId)).toEqual([`${question.id}#main`]);
  const seen = new Set([`${question.id}#main`]);
  expect(plan(input({ index, seen })).cards.map((c) => c.cardId)).toEqual([`${run.id}#main`]);
});
