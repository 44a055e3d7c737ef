import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemIdOf } from '@/lib/domain/bank/item';
import { KINDS, LEVELS, USES } from '@/lib/domain/bank/words';
import { isChecked, planQuiz, type QuizSetup } from '@/lib/domain/quiz/plan';
import { indexEntry } from '../support/builders';

const setup = (change: Partial<QuizSetup> = {}): QuizSetup => ({
  topics: [],
  levels: [],
  kinds: [],
  items: null,
  length: { type: 'count', count: 10 },
  style: 'feedback',
  ...change,
});

const indexes = fc
  .array(
    fc.record({
      topic: fc.nat(4),
      concept: fc.nat(20),
      kind: fc.constantFrom(...KINDS),
      level: fc.constantFrom(...LEVELS),
      use: fc.constantFrom(...USES),
      seconds: fc.integer({ min: 10, max: 200 }),
    }),
    { maxLength: 60 },
  )
  .map((list) =>
    list.map(({ topic, concept, ...entry }, n) =>
      indexEntry(n, { ...entry, topic: `t-${topic}`, concept: `c-${concept}` }),
    ),
  );
const setups = fc.record({
  topics: fc.subarray(['t-0', 't-1', 't-2']),
  levels: fc.subarray([...LEVELS]),
  kinds: fc.subarray([...KINDS]),
  style: fc.constantFrom('feedback' as const, 'exam' as const),
  length: fc.oneof(
    fc.record({ type: fc.constant('count' as const), count: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ type: fc.constant('minutes' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
  ),
});

describe('a quiz', () => {
  test('asks only what was chosen, no transfer item, and one item of a concept', () => {
    fc.assert(
      fc.property(indexes, setups, fc.string(), (index, chosen, seed) => {
        const entries = new Map(index.map((e) => [e.id, e]));
        const asked = planQuiz(index, setup(chosen), new Set(), seed).map((id) => entries.get(itemIdOf(id))!);
        for (const entry of asked) {
          expect(entry.use).toBe('study');
          if (chosen.topics.length) expect(chosen.topics).toContain(entry.topic);
          if (chosen.levels.length) expect(chosen.levels).toContain(entry.level);
          if (chosen.kinds.length) expect(chosen.kinds).toContain(entry.kind);
          if (chosen.style === 'exam') expect(isChecked(entry.kind)).toBe(true);
        }
        expect(new Set(asked.map((e) => e.concept)).size).toBe(asked.length);
        if (chosen.length.type === 'count') expect(asked.length).toBeLessThanOrEqual(chosen.length.count);
      }),
    );
  });

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(indexes, setups, fc.string(), (index, chosen, seed) => {
        const once = planQuiz(index, setup(chosen), new Set(), seed);
        expect(planQuiz(index, setup(chosen), new Set(), seed)).toEqual(once);
      }),
    );
  });

  test('asks ideas that were asked today last', () => {
    const index = Array.from({ length: 8 }, (_, n) => indexEntry(n));
    const rested = new Set(['concept-0', 'concept-1', 'concept-2']);
    const cards = planQuiz(index, setup({ length: { type: 'count', count: 5 } }), rested, 's');
    expect(cards).toHaveLength(5);
    for (const id of cards) expect([3, 4, 5, 6, 7].map((n) => `item-${n}#main`)).toContain(id);
  });

  test('asks named items in their order, without what is unknown or held back', () => {
    const index = [indexEntry(1), indexEntry(2, { use: 'transfer' }), indexEntry(3)];
    const cards = planQuiz(index, setup({ items: ['item-3', 'gone', 'item-2', 'item-1'] }), new Set(), 's');
    expect(cards).toEqual(['item-3#main', 'item-1#main']);
  });

  test('plans for minutes at least one card, and about twice what fits', () => {
    const index = Array.from({ length: 40 }, (_, n) => indexEntry(n, { seconds: 60 }));
    const planned = (minutes: number) =>
      planQuiz(index, setup({ length: { type: 'minutes', minutes } }), new Set(), 's').length;
    expect(planned(5)).toBe(10);
    expect(planned(10)).toBe(20);
    const slow = [indexEntry(0, { seconds: 600 })];
    expect(planQuiz(slow, setup({ length: { type: 'minutes', minutes: 1 } }), new Set(), 's')).toHaveLength(
      1,
    );
  });
});
