import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, studyDayAt } from '@/lib/base/study-day';
import {
  lengthOf,
  mondayOf,
  type Span,
  spansOf,
  startAfter,
  startOf,
  UNITS,
  unitFor,
  weekdayOf,
} from '@/lib/domain/review/calendar';

const days = fc.integer({ min: -3000, max: 60_000 });
const spans = fc.tuple(days, fc.nat(1500)).map(([from, more]): Span => ({ from, to: from + more }));
const utc = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / DAY;

describe('calendar of study days', () => {
  test('weeks begin on the Monday the calendar has', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(weekdayOf(day)).toBe((new Date(day * DAY).getUTCDay() + 6) % 7);
        expect(weekdayOf(mondayOf(day))).toBe(0);
        expect(day - mondayOf(day)).toBe(weekdayOf(day));
      }),
    );
  });

  test('a unit holds its days, and the next begins where it ends', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...UNITS), (day, unit) => {
        const [start, next] = [startOf(day, unit), startAfter(day, unit)];
        expect(start).toBeLessThanOrEqual(day);
        expect(next).toBeGreaterThan(day);
        expect(startOf(next, unit)).toBe(next);
        expect(startOf(next - 1, unit)).toBe(start);
      }),
    );
  });

  test('the units of a span hold each of its days once', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...UNITS), (span, unit) => {
        const parts = spansOf(span, unit);
        const all = parts.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, i) => from + i),
        );
        expect(all).toEqual(Array.from({ length: lengthOf(span) }, (_, i) => span.from + i));
        for (const { from, to } of parts) expect(startOf(from, unit)).toBe(startOf(to, unit));
      }),
      { numRuns: 50 },
    );
  });

  test('a week across the end of a year, or of February, is one week; months are those of the calendar', () => {
    expect(mondayOf(utc(2027, 1, 3))).toBe(utc(2026, 12, 28));
    expect(startAfter(utc(2026, 12, 31), 'week')).toBe(utc(2027, 1, 4));
    expect(startAfter(utc(2028, 2, 29), 'month')).toBe(utc(2028, 3, 1));
    expect(startAfter(utc(2026, 12, 31), 'month')).toBe(utc(2027, 1, 1));
    expect(spansOf({ from: utc(2026, 12, 20), to: utc(2027, 2, 2) }, 'month')).toEqual([
      { from: utc(2026, 12, 20), to: utc(2026, 12, 31) },
      { from: utc(2027, 1, 1), to: utc(2027, 1, 31) },
      { from: utc(2027, 2, 1), to: utc(2027, 2, 2) },
    ]);
  });

  test('the days on which the clock is put forward and back are a day of their week like any other', () => {
    // Berlin, noon: 29 March 2026 has 23 hours and 25 October 25; the offset is the one in force.
    for (const [month, date, before, after] of [
      [3, 29, 60, 120],
      [10, 25, 120, 60],
    ] as const) {
      const at = (on: number, zone: number) => Date.UTC(2026, month - 1, on, 12) - zone * 60_000;
      const [sat, sun, mon] = [
        studyDayAt(at(date - 1, before), before, 240).day,
        studyDayAt(at(date, after), after, 240).day,
        studyDayAt(at(date + 1, after), after, 240).day,
      ];
      expect([sun - sat, mon - sun]).toEqual([1, 1]);
      expect([mondayOf(sat), mondayOf(sun)]).toEqual([mon - 7, mon - 7]);
      expect(mondayOf(mon)).toBe(mon);
    }
  });

  test('the unit chosen is the finest with no more than so many in the span', () => {
    expect(unitFor({ from: 1, to: 28 }, 31)).toBe('day');
    expect(unitFor({ from: 1, to: 91 }, 31)).toBe('week');
    expect(unitFor({ from: 1, to: 365 }, 31)).toBe('month');
    expect(unitFor({ from: 1, to: 365 }, 53)).toBe('week');
  });
});
