import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hash32, rngOf, shuffled } from '@/lib/base/rng';

const take = (seed: string, n = 20) => {
  const rng = rngOf(seed);
  return Array.from({ length: n }, () => rng.next());
};

describe('seeded chance', () => {
  test('repeats for a seed and differs between seeds', () => {
    fc.assert(fc.property(fc.string(), (seed) => void expect(take(seed)).toEqual(take(seed))));
    expect(take('a')).not.toEqual(take('b'));
  });

  test('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (seed, bound) => {
        const rng = rngOf(seed);
        for (let i = 0; i < 50; i++) {
          const n = rng.below(bound);
          expect(Number.isInteger(n) && n >= 0 && n < bound).toBe(true);
        }
      }),
    );
  });

  test('reaches every number about as often', () => {
    const counts = new Array<number>(6).fill(0);
    const rng = rngOf('die');
    for (let i = 0; i < 6000; i++) counts[rng.below(6)]!++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  test('gives the numbers it has always given, so that old faces stay what they were', () => {
    expect(hash32('')).toBe(0x811c9dc5);
    expect(hash32('a')).toBe(0xe40c292c);
    expect(hash32('foobar')).toBe(0xbf9cf968);
  });

  test('shuffles without losing or adding anything, and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
        const copy = [...list];
        const mixed = shuffled(list, rngOf(seed));
        expect(list).toEqual(copy);
        expect([...mixed].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b));
      }),
    );
  });
});
