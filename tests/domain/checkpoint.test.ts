import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexEntry, Topic } from '@/lib/domain/bank/item';
import { itemIdOf } from '@/lib/domain/bank/item';
import { CHECKPOINT_ITEMS, planCheckpoint, SPENT_DAYS, seatsOf } from '@/lib/domain/quiz/checkpoint';
import { indexEntry } from '../support/builders';

const topic = (slug: string, weight: number): Topic => ({
  slug,
  title: slug,
  short: slug,
  colour: slug,
  weight,
});
const TODAY = 20_000;
const transfer = (n: number, change: Partial<IndexEntry> = {}) =>
  indexEntry(n, { use: 'transfer', ...change });

describe('seats', () => {
  test('follow the weights by largest remainder', () => {
    const room = 99;
    const seats = seatsOf(
      [
        { slug: 'a', weight: 75, room },
        { slug: 'b', weight: 55, room },
        { slug: 'c', weight: 30, room },
      ],
      20,
    );
    // Quotas 9.375, 6.875, 3.75.
    expect([...seats]).toEqual([
      ['a', 9],
      ['b', 7],
      ['c', 4],
    ]);
  });

  test('are all given while there is room, and never more than a topic has', () => {
    const topics = fc.array(fc.record({ weight: fc.nat(80), room: fc.nat(12) }), { maxLength: 12 });
    fc.assert(
      fc.property(topics, fc.nat(30), (list, wanted) => {
        const named = list.map((t, i) => ({ ...t, slug: `t-${i}` }));
        const seats = seatsOf(named, wanted);
        const room = named.reduce((sum, t) => sum + t.room, 0);
        expect([...seats.values()].reduce((a, b) => a + b, 0)).toBe(Math.min(wanted, room));
        for (const { slug, room: most } of named) expect(seats.get(slug)!).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('a checkpoint', () => {
  const topics = [topic('topic-0', 50), topic('topic-1', 30), topic('topic-2', 20)];
  const index = Array.from({ length: 90 }, (_, n) => transfer(n, { concept: `c-${Math.floor(n / 2)}` }));
  const plan = (spent = new Map<string, number>(), seed = 's', entries: IndexEntry[] = index) =>
    planCheckpoint({ index: entries, topics, spent, studyDay: TODAY, seed });

  test('asks transfer items a machine can score, one of a concept, by the weights', () => {
    const others = [indexEntry(200), transfer(201, { kind: 'recall' }), transfer(202, { kind: 'explain' })];
    const { queue, fresh } = plan(new Map(), 's', [...index, ...others]);
    expect(queue).toHaveLength(CHECKPOINT_ITEMS);
    expect(fresh).toBe(CHECKPOINT_ITEMS);
    const entries = queue.map((id) => index.find((e) => e.id === itemIdOf(id))!);
    expect(entries.every(Boolean)).toBe(true);
    expect(new Set(entries.map((e) => e.concept)).size).toBe(CHECKPOINT_ITEMS);
    const count = (slug: string) => entries.filter((e) => e.topic === slug).length;
    expect(['topic-0', 'topic-1', 'topic-2'].map(count)).toEqual([10, 6, 4]);
  });

  test('leaves what was shown alone for 60 days, then takes it again after what was never shown', () => {
    const shown = (daysAgo: number) => new Map(index.map((e) => [`${e.id}#main`, TODAY - daysAgo]));
    expect(plan(shown(SPENT_DAYS - 1)).queue).toEqual([]);
    expect(plan(shown(SPENT_DAYS))).toMatchObject({ fresh: 0 });
    expect(plan(shown(SPENT_DAYS)).queue).toHaveLength(CHECKPOINT_ITEMS);
    const all = [...shown(SPENT_DAYS)];
    const some = new Map(all.filter((_, i) => i % 3 !== 0));
    const { fresh } = plan(some);
    expect(fresh).toBeGreaterThan(plan(shown(SPENT_DAYS)).fresh);
  });

  test('is the same for the same seed and another for another', () => {
    expect(plan().queue).toEqual(plan().queue);
    expect(plan(new Map(), 'other').queue).not.toEqual(plan().queue);
  });
});
