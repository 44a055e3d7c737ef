import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exposuresOf, recallsOf } from '@/lib/domain/readiness/evidence';
import { GUESS, knownOf, rightOf } from '@/lib/domain/readiness/guess';
import { drawTest } from '@/lib/domain/readiness/unseen-test';
import { type FirstAnswer, hundredths } from '@/lib/domain/review/prediction';
import { indexEntry } from '../../support/builders';

describe('first answers', () => {
  const study = (n: number) => indexEntry(n, { concept: 'one', topic: 't' });
  const held = indexEntry(9, { concept: 'one', topic: 't', use: 'transfer' });
  const index = [study(1), study(2), held];
  const basis = { unseen: 0.4, studied: 0.2, promised: 0.5 };
  const from = (firsts: Record<string, FirstAnswer>) =>
    exposuresOf(index, new Map(Object.entries(firsts))).map((e) => [e.use, e.right, e.basis.studied]);

  test('keep what their prediction stood on', () => {
    expect(from({ 'item-9#main': { day: 5, right: true, basis } })).toEqual([['transfer', true, 0.2]]);
  });

  test('of old count as of nothing studied, or not at all once a sibling had been met', () => {
    const first = { day: 5, right: true };
    const later = { day: 6, right: false };
    expect(from({ 'item-1#main': first, 'item-2#main': later })).toEqual([['study', true, 0]]);
    expect(from({ 'item-1#main': later, 'item-9#main': first })).toEqual([
      ['study', false, 0],
      ['transfer', true, 0],
    ]);
  });

  test('of recall are counted in hundredths that stay near what was promised', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (promised) => {
        const [bin] = recallsOf({ [hundredths(promised)]: { n: 3, right: 2 } });
        expect(Math.abs(bin!.promised - promised)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect([bin!.n, bin!.right]).toEqual([3, 2]);
      }),
    );
  });
});

test('guessing is corrected there and back, and never below knowing nothing', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(...Object.values(GUESS)),
      (known, guess) => {
        expect(knownOf(rightOf(known, guess), guess)).toBeCloseTo(known, 9);
        expect(rightOf(known, guess)).toBeGreaterThanOrEqual(guess);
        expect(knownOf(known * guess, guess)).toBe(0);
      },
    ),
  );
});

describe('an unseen test', () => {
  const topics = ['a', 'b'].map((slug, i) => ({
    slug,
    title: slug,
    short: slug,
    colour: slug,
    weight: i + 1,
  }));
  const index = Array.from({ length: 240 }, (_, n) =>
    indexEntry(n, {
      topic: n % 2 ? 'a' : 'b',
      concept: `concept-${n % 60}`,
      level: n % 3 ? 'senior' : 'junior',
      use: n < 200 ? 'transfer' : 'study',
    }),
  );
  const draw = (seed: string, role: 'junior' | 'staff' = 'staff', spent = new Set<string>()) =>
    drawTest({ index, topics, role, spent, seed });

  test('has forty held-back questions, topics by weight, no concept twice while there are others', () => {
    const test = draw('x');
    expect(test).toHaveLength(40);
    expect(test.every((e) => e.use === 'transfer')).toBe(true);
    expect(test.filter((e) => e.topic === 'b')).toHaveLength(27);
    expect(new Set(test.map((e) => e.concept)).size).toBe(40);
  });

  test('is the same for the same seed, and asks nothing that was ever shown', () => {
    expect(draw('x')).toEqual(draw('x'));
    const spent = new Set(draw('x').map((e) => `${e.id}#main`));
    expect(draw('x', 'staff', spent).some((e) => spent.has(`${e.id}#main`))).toBe(false);
  });

  test('asks levels by the role', () => {
    const juniors = (role: 'junior' | 'staff') =>
      Array.from({ length: 10 }, (_, i) => draw(`${i}`, role))
        .flat()
        .filter((e) => e.level === 'junior').length;
    expect(juniors('junior')).toBeGreaterThan(2 * juniors('staff'));
  });
});
