import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Noted } from '@/lib/domain/readiness/course';
import { weekSummaryOf, weeksStudied } from '@/lib/domain/readiness/week-summary';
import { mondayOf } from '@/lib/domain/review/calendar';
import { emptyDay } from '@/lib/domain/review/day-tally';
import { talliesFrom } from '../../support/tallies';

const FIRST = 20_500;
const TODAY = FIRST + 100;
const noted = (day: number, coverage: number): Noted => ({
  type: 'readiness-noted',
  model: 'm 1',
  role: 'mid',
  coverage,
  expected: null,
  studyDay: { day },
});

test('the weeks together hold every answer, each in its own week', () => {
  fc.assert(
    fc.property(talliesFrom(FIRST), (days) => {
      const weeks = weeksStudied(days, TODAY).map((monday) => weekSummaryOf(days, [], monday, TODAY));
      const sum = (name: 'answered' | 'right' | 'studied') => weeks.reduce((total, w) => total + w[name], 0);
      expect(sum('answered')).toBe(days.reduce((total, d) => total + d.answered, 0));
      expect(sum('right')).toBe(days.reduce((total, d) => total + d.right, 0));
      expect(sum('studied')).toBe(days.length);
      expect(weeks.filter((w) => w.isUnderWay)).toHaveLength(1);
      expect(weeks.every((w) => w.from === mondayOf(w.from) && w.to === w.from + 6)).toBe(true);
    }),
  );
});

test('readiness of a week is what was said last in it, and only the latest is still that of today', () => {
  const monday = mondayOf(TODAY);
  const list = [noted(monday - 7, 0.1), noted(monday - 3, 0.2), noted(monday, 0.3)];
  const of = (day: number) => weekSummaryOf([], list, day, TODAY);
  expect(of(monday - 5)).toMatchObject({ noted: { day: monday - 3, coverage: 0.2 }, isLatest: false });
  expect(of(monday + 2)).toMatchObject({ noted: { coverage: 0.3 }, isLatest: true, isUnderWay: true });
  expect(of(monday - 14)).toMatchObject({ noted: null, isLatest: false });
});

test('the present week is offered though nothing was studied in it', () => {
  const days = [{ ...emptyDay(mondayOf(TODAY) - 20), answered: 1 }, emptyDay(mondayOf(TODAY) - 13)];
  expect(weeksStudied(days, TODAY)).toEqual([mondayOf(TODAY) - 21, mondayOf(TODAY)]);
});
