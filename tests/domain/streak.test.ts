import fc from 'fast-check';
import { expect, test } from 'vitest';
import { streakOf } from '@/lib/domain/review/streak';

const TODAY = 20_500;
const studied = fc.uniqueArray(fc.integer({ min: TODAY - 40, max: TODAY }));

/** By walking over every day, one after the other. */
function walked(days: readonly number[]) {
  let [run, longest, untilYesterday] = [0, 0, 0];
  for (let day = TODAY - 41; day <= TODAY; day++) {
    if (day === TODAY) untilYesterday = run;
    run = days.includes(day) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return { current: run || untilYesterday, today: days.includes(TODAY), longest };
}

test('a streak is the days in a row until today, or until yesterday while today is open', () => {
  fc.assert(
    fc.property(studied, (days) => {
      expect(streakOf(days, TODAY)).toEqual(walked(days));
    }),
  );
  expect(streakOf([TODAY - 3, TODAY - 2, TODAY - 1], TODAY)).toEqual({
    current: 3,
    today: false,
    longest: 3,
  });
  expect(streakOf([TODAY - 3, TODAY - 2], TODAY)).toEqual({ current: 0, today: false, longest: 2 });
});

test('a day after today, of a clock that was ahead, belongs to no streak', () => {
  expect(streakOf([TODAY, TODAY + 1], TODAY)).toEqual({ current: 1, today: true, longest: 1 });
  expect(streakOf([], TODAY)).toEqual({ current: 0, today: false, longest: 0 });
});
