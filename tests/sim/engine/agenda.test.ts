import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Agenda } from '@/lib/sim/engine/agenda';
import { percentile } from '@/lib/sim/engine/percentile';

const SOURCES = 8;
const source = fc.integer({ min: 0, max: SOURCES - 1 });
const step = fc.oneof(
  fc.record({ type: fc.constant('set' as const), source, atUs: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ type: fc.constant('clear' as const), source }),
);

describe('the agenda', () => {
  test('gives the earliest first and equal instants in the order they were set', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const agenda = new Agenda(SOURCES);
        let plain: { source: number; atUs: number }[] = [];
        for (const one of steps) {
          plain = plain.filter((other) => other.source !== one.source);
          if (one.type === 'set') {
            agenda.set(one.source, one.atUs);
            plain.push(one);
          } else agenda.clear(one.source);
        }
        // sort keeps equal ones in order.
        for (const { source, atUs } of plain.sort((a, b) => a.atUs - b.atUs)) {
          expect(agenda.first()).toBe(source);
          expect(agenda.atUs(source)).toBe(atUs);
          agenda.clear(source);
        }
        expect(agenda.first()).toBe(-1);
      }),
    );
  });
});

describe('a percentile', () => {
  // tests/fidelity, README of the recordings: sorted[floor((n − 1) · q + 0.5)].
  test.each([
    [[5], 0.99, 5],
    [[4, 1, 3, 2], 0.5, 3],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.95, 10],
    [[100, 20, 3], 0.5, 20],
  ])('of %j at %d is %d', (values, q, expected) => {
    expect(percentile(values, q)).toBe(expected);
  });

  test('of nothing is nothing', () => {
    expect(percentile([], 0.5)).toBeNull();
  });
});
