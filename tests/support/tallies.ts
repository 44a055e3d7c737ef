/** Made-up tallies of days. */
import fc from 'fast-check';
import { type DayTally, emptyDay } from '@/lib/domain/review/day-tally';

const count = fc.nat(20).chain((n) => fc.record({ n: fc.constant(n + 1), right: fc.nat(n + 1) }));

/** Of different days within a few months from `first`, earliest first. */
export const talliesFrom = (first: number) =>
  fc
    .uniqueArray(
      fc.record({
        day: fc.integer({ min: first, max: first + 100 }),
        answered: fc.integer({ min: 1, max: 90 }),
        right: fc.nat(90),
        reviews: fc.nat(60),
        introduced: fc.nat(20),
        tookMs: fc.nat(3_600_000),
        recall: fc.dictionary(fc.integer({ min: 1, max: 100 }).map(String), count, { maxKeys: 6 }),
      }),
      { selector: (d) => d.day, maxLength: 60 },
    )
    .map((list) =>
      list
        .map((d): DayTally => ({ ...emptyDay(d.day), ...d, right: Math.min(d.right, d.answered) }))
        .sort((a, b) => a.day - b.day),
    );
