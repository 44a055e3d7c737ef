import { describe, expect, test } from 'vitest';
import { linearWeightOfShares, sharesOfWeight, weightOfShares } from '@/lib/sim/cgroups/cpu/weight';

describe('weights', () => {
  // kernel/MODEL.md, section B: both formulas of runc and crun.
  test.each([
    [2, 1, 1],
    [102, 4, 17],
    [512, 20, 59],
    [1024, 39, 100],
    [2048, 79, 174],
    [262_144, 10_000, 10_000],
  ])('%d shares are weight %d by the old rule and %d by the new one', (shares, old, now) => {
    expect([linearWeightOfShares(shares), weightOfShares(shares)]).toEqual([old, now]);
  });

  test('the new rule never stands so near a whole number that an engine could round otherwise', () => {
    let nearest = 1;
    for (let shares = 2; shares <= 262_144; shares++) {
      const l = Math.log2(shares);
      const exact = 10 ** ((l * l + 125 * l) / 612 - 7 / 34);
      const distance = Math.abs(exact - Math.round(exact));
      if (![2, 1024, 262_144].includes(shares)) nearest = Math.min(nearest, distance);
    }
    expect(nearest).toBeGreaterThan(1e-6);
  });

  // Linux kernel/sched/core.c, sched_weight_from_cgroup.
  test.each([
    [1, 10],
    [100, 1024],
    [10_000, 102_400],
  ])('cpu.weight %d is %d to the scheduler', (weight, shares) => {
    expect(sharesOfWeight(weight)).toBe(shares);
  });
});
