import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelsOf, roundedTogether, stepsOf, TENTH } from '@/lib/domain/readiness/because';
import { beliefOf } from '@/lib/domain/readiness/belief';
import { estimateOf } from '@/lib/domain/readiness/estimate';
import { personAfter, smallBlueprint, smallCards, smallIndex } from '../../support/readiness';

const told = fc.record({ card: fc.nat(smallCards.length - 1), days: fc.nat(20), right: fc.boolean() });
const estimates = fc.array(told, { maxLength: 40 }).map((history) => {
  const person = personAfter(history);
  return estimateOf(
    { index: smallIndex, cards: person.cards, blueprint: smallBlueprint, day: person.day },
    beliefOf(person.evidence(), smallBlueprint),
  );
});
const sumOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('whatever was answered', () => {
  test('the steps from first sight to right add up to the mean', () => {
    fc.assert(
      fc.property(estimates, ({ topics, mean }) => {
        expect(sumOf(Object.values(stepsOf(topics)))).toBeCloseTo(mean, 9);
      }),
    );
  });

  test('study adds and guessing adds, neither ever takes', () => {
    fc.assert(
      fc.property(estimates, ({ topics }) => {
        const { study, guessing } = stepsOf(topics);
        expect(study).toBeGreaterThanOrEqual(0);
        expect(guessing).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('the levels add up to the mean, and their shares to the whole', () => {
    fc.assert(
      fc.property(estimates, ({ topics, mean }) => {
        const levels = levelsOf(topics);
        expect(sumOf(levels.map((l) => l.share))).toBeCloseTo(1, 9);
        expect(sumOf(levels.map((l) => l.share * l.right))).toBeCloseTo(mean, 9);
      }),
    );
  });
});

describe('figures rounded together', () => {
  const shares = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });

  test('add up to the rounded sum, and none is off by a whole unit', () => {
    fc.assert(
      fc.property(shares, (values) => {
        const rounded = roundedTogether(values, TENTH);
        expect(sumOf(rounded)).toBe(Math.round(sumOf(values.map((v) => v / TENTH))) + 0);
        for (const [i, tenths] of rounded.entries())
          expect(Math.abs(tenths - values[i]! / TENTH)).toBeLessThan(1);
      }),
    );
  });
});
