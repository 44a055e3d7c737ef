import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNITS } from '@/lib/domain/review/calendar';
import { type DayTally, emptyDay } from '@/lib/domain/review/day-tally';
import { recallOf, talliesBy, tallyOf } from '@/lib/domain/review/periods';
import { talliesFrom } from '../support/tallies';

const FIRST = 20_500;

describe('tallies of periods', () => {
  test('add up to the days they are made of, by whatever unit', () => {
    fc.assert(
      fc.property(
        talliesFrom(FIRST),
        fc.nat(40),
        fc.nat(80),
        fc.constantFrom(...UNITS),
        (days, skip, length, unit) => {
          const span = { from: FIRST + skip, to: FIRST + skip + length };
          const own = days.filter((d) => d.day >= span.from && d.day <= span.to);
          const parts = talliesBy(days, span, unit);
          const of = (name: 'studied' | 'answered' | 'right' | 'reviews' | 'introduced' | 'tookMs') =>
            parts.reduce((sum, p) => sum + p[name], 0);
          expect(of('studied')).toBe(own.length);
          for (const name of ['answered', 'right', 'reviews', 'introduced', 'tookMs'] as const)
            expect(of(name)).toBe(own.reduce((sum, d) => sum + d[name], 0));
          const recalled = own.flatMap((d) => Object.values(d.recall));
          const sum = (name: 'n' | 'right') => recalled.reduce((total, c) => total + c[name], 0);
          expect(parts.reduce((total, p) => total + p.recall.n, 0)).toBe(sum('n'));
          expect(parts.reduce((total, p) => total + p.recall.right, 0)).toBe(sum('right'));
        },
      ),
    );
  });

  test('what was expected is the mean of what the scheduler promised, each answer counting once', () => {
    const recall = { 90: { n: 3, right: 3 }, 50: { n: 1, right: 0 } };
    expect(recallOf([{ recall }, { recall: {} }])).toEqual({ n: 4, right: 3, expected: 0.8 });
    expect(recallOf([])).toEqual({ n: 0, right: 0, expected: null });
  });

  test('days that an older version wrote count without recall', () => {
    const { recall: _, ...older } = { ...emptyDay(FIRST), answered: 7, right: 5 };
    const tally = tallyOf([older as DayTally], { from: FIRST, to: FIRST });
    expect(tally).toMatchObject({ answered: 7, right: 5, recall: { n: 0, expected: null } });
  });
});
