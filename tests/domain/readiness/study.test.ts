import { describe, expect, test } from 'vitest';
import { FAMILIES } from '@/scripts/readiness/families';
import type { Family } from '@/scripts/readiness/learner';
import { differenceOf, studyReport } from '@/scripts/readiness/report';
import { readWorld } from '@/scripts/readiness/world';

const world = readWorld('2026-11-23');
const LEARNERS = 10;

/** What a module from outside may bring: knows what it has seen, and never forgets it. */
const outside: Family = {
  name: 'outside',
  create: () => {
    const seen = new Set<string>();
    return {
      chance: ({ cardId }) => (seen.has(cardId) ? 0.95 : 0.4),
      learn: ({ cardId }) => void seen.add(cardId),
    };
  },
};

describe('a few simulated learners', () => {
  const report = studyReport(world, [...FAMILIES, outside], { learners: LEARNERS, seed: 'test' }, () => 0);

  // With so few learners the limits are wide: the full study has the narrow ones.
  test('find their test scores inside the interval about as often as it says', () => {
    expect(report.coverage80).toBeGreaterThan(0.65);
    expect(report.coverage80).toBeLessThan(0.95);
  });

  test('are foreseen better than by either baseline, the guesser excepted', () => {
    for (const [name, family] of Object.entries(report.families)) {
      if (name !== 'guesser') expect(family.beats, name).toBe(true);
      expect(family.answers).toBeGreaterThan(200);
    }
  });

  test('know more on the date by the plan than by plain FSRS, and after a break by worth than by due day', () => {
    expect(report.plan.towardsDate.learners).toBe(LEARNERS);
    expect(report.plan.towardsDate.low95).toBeGreaterThan(0);
    expect(report.plan.backlog.mean).toBeGreaterThan(0);
  });

  test('are the same for the same seed', () => {
    const twice = [1, 2].map(() => studyReport(world, [outside], { learners: 1, seed: 'same' }, () => 0));
    expect(twice[0]).toEqual(twice[1]);
  });
});

test('a difference is paired, with the interval of its mean', () => {
  const { mean, low95, high95, won } = differenceOf([
    { plan: 0.52, plain: 0.5 },
    { plan: 0.74, plain: 0.7 },
    { plan: 0.3, plain: 0.3 },
  ]);
  expect(mean).toBeCloseTo(2, 3);
  expect(won).toBe(2);
  // Deviation 2 points, three pairs.
  expect(high95 - low95).toBeCloseTo((2 * 1.96 * 2) / Math.sqrt(3), 3);
});
