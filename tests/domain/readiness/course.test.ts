import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseOf, isAlone, LONGEST_GAP_DAYS, type Noted, placesOf } from '@/lib/domain/readiness/course';

const noted = (day: number, change: Partial<Noted> = {}): Noted => ({
  type: 'readiness-noted',
  model: 'm 1',
  role: 'mid',
  coverage: 0.5,
  expected: { mean: 0.7, p10: 0.6, p90: 0.8 },
  studyDay: { day },
  ...change,
});
const SPAN = { from: 100, to: 200 };
const courses = fc
  .uniqueArray(
    fc.record({
      day: fc.integer({ min: 60, max: 240 }),
      role: fc.constantFrom('mid' as const, 'senior' as const),
    }),
    { selector: (n) => n.day },
  )
  .map((list) => list.sort((a, b) => a.day - b.day).map(({ day, role }) => noted(day, { role })));

describe('readiness over time', () => {
  test('what was said stays as it was said, and places are in order within the span', () => {
    fc.assert(
      fc.property(courses, (list) => {
        const points = courseOf(list, SPAN);
        const own = list.filter((n) => n.studyDay.day >= SPAN.from && n.studyDay.day <= SPAN.to);
        expect(points.map((p) => [p.day, p.expected, p.coverage, p.role])).toEqual(
          own.map((n) => [n.studyDay.day, n.expected, n.coverage, n.role]),
        );
        const places = placesOf(points, SPAN);
        expect(places.flatMap((p) => (p.point ? [p.point] : []))).toEqual(points);
        for (const [i, { x }] of places.entries()) if (i > 0) expect(x).toBeGreaterThan(places[i - 1]!.x);
      }),
    );
  });

  test('the line joins only days near each other of one role and one model', () => {
    fc.assert(
      fc.property(courses, (list) => {
        const places = placesOf(courseOf(list, SPAN), SPAN);
        for (const [i, { point }] of places.entries()) {
          const before = places[i - 1]?.point;
          if (!point || !before) continue;
          expect(point.day - before.day).toBeLessThanOrEqual(LONGEST_GAP_DAYS);
          expect(point.role).toBe(before.role);
        }
      }),
    );
  });

  test('a change is told where it happened, also when what was before it is out of sight', () => {
    const list = [
      noted(90),
      noted(110, { role: 'senior' }),
      noted(111, { role: 'senior', model: 'm 2' }),
      noted(112, { role: 'senior', model: 'm 2' }),
    ];
    expect(courseOf(list, SPAN).map((p) => p.changed)).toEqual([['role'], ['model'], []]);
  });

  test('a day that no neighbour is joined to is alone', () => {
    const places = placesOf(courseOf([noted(100), noted(120), noted(121), noted(200)], SPAN), SPAN);
    const alone = places.flatMap((p, i) => (isAlone(places, i) ? [p.x] : []));
    expect(alone).toEqual([100, 200]);
  });
});
