import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weekdayOf } from '@/lib/domain/review/calendar';
import { heatmapOf, STEPS, WEEKS } from '@/lib/domain/review/heatmap';

const TODAY = 20_500;
const days = fc.uniqueArray(
  fc.record({
    day: fc.integer({ min: TODAY - 400, max: TODAY }),
    answered: fc.integer({ min: 1, max: 400 }),
  }),
  { selector: (d) => d.day },
);

test('a heatmap holds the days of 53 weeks until today, each once, under their weekday', () => {
  fc.assert(
    fc.property(fc.integer({ min: TODAY, max: TODAY + 400 }), (today) => {
      const { weeks } = heatmapOf([], today);
      const all = weeks.flat().map((h) => h.day);
      expect(weeks).toHaveLength(WEEKS);
      expect(all.at(-1)).toBe(today);
      expect(all).toEqual(Array.from({ length: all.length }, (_, i) => all[0]! + i));
      for (const week of weeks) expect(week.map((h) => weekdayOf(h.day))).toEqual(week.map((_, i) => i));
    }),
  );
});

test('a step says how many answers at least, and more answers never give a lower one', () => {
  fc.assert(
    fc.property(days, (list) => {
      const { weeks, from } = heatmapOf(list, TODAY);
      const all = weeks.flat();
      for (const { day, answered, step } of all) {
        expect(answered).toBe(list.find((d) => d.day === day)?.answered ?? 0);
        if (answered === 0) expect(step).toBe(0);
        else {
          expect(answered).toBeGreaterThanOrEqual(from[step - 1]!);
          if (step < STEPS) expect(answered).toBeLessThan(from[step]!);
        }
      }
    }),
  );
});

test('one long day does not make the others pale', () => {
  const usual = Array.from({ length: 40 }, (_, i) => ({ day: TODAY - i, answered: 20 }));
  const { weeks, from } = heatmapOf([...usual, { day: TODAY - 50, answered: 900 }], TODAY);
  expect(from).toEqual([1, 5, 10, 15]);
  expect(weeks.flat().at(-1)!.step).toBe(STEPS);
});
