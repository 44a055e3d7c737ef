/** The simulators against a real kernel, and the yardstick against itself. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rngOf } from '@/lib/base/rng';
import { PREDICTORS } from '@/scripts/fidelity/areas';
import { type Check, isWithin, type RecordedCase, type Recordings } from '@/scripts/fidelity/cases';
import {
  type AreaCount,
  belowThreshold,
  type FidelityReport,
  fidelityReport,
} from '@/scripts/fidelity/report';

const file = new URL('../fidelity/linux-6.18.json', import.meta.url);
const recordings = JSON.parse(readFileSync(file, 'utf8')) as Recordings;

describe('recordings of Linux 6.18', () => {
  const report = fidelityReport(recordings, PREDICTORS);

  test('the threshold holds over all areas', () => {
    expect(belowThreshold(report)).toBeNull();
  });

  test.each(Object.keys(PREDICTORS))('area %s misses at most one case or 5 %', (area) => {
    const { within, total } = report.areas[area]!;
    expect(total - within).toBeLessThanOrEqual(Math.max(1, 0.05 * total));
  });

  test('predictions stay the same when all that was recorded is blanked and ids are random', () => {
    const rng = rngOf('blind');
    const blind = recordings.cases.map((recorded) => {
      const checks = recorded.checks.map((check) => ({ ...check, recorded: null }));
      return { ...recorded, id: `case-${rng.below(2 ** 32)}`, checks, median: {}, spread: {} };
    });
    const figures = (cases: readonly RecordedCase[]) =>
      fidelityReport({ ...recordings, cases }, PREDICTORS).figures.map((line) => [
        line.figure,
        line.predicted,
      ]);
    expect(figures(blind)).toEqual(figures(recordings.cases));
  });
});

describe('isWithin', () => {
  const check = (rest: Partial<Check>): Check => ({ figure: 'f', recorded: 100, ...rest });

  test.each([
    [check({ relative: 0.1 }), 110, true],
    [check({ relative: 0.1 }), 110.1, false],
    [check({ absolute: 5 }), 95, true],
    [check({ absolute: 5 }), 94, false],
    // The wider of the two counts.
    [check({ relative: 0.01, absolute: 5 }), 104, true],
    [check({ exact: true, absolute: 5 }), 101, false],
    [check({ exact: true }), 100, true],
    [check({}), 100, true],
    [check({}), 100.001, false],
    [check({ recorded: 'EXDEV', exact: true }), 'EXDEV', true],
    [check({ recorded: 'EXDEV', absolute: 9 }), 'ok', false],
    [check({ recorded: true }), true, true],
    [check({ recorded: 0, relative: 0.5 }), 0.1, false],
    [check({ relative: 0.1 }), undefined, false],
    [check({ relative: 0.1 }), Number.NaN, false],
  ])('%o, predicted %o: %o', (one, predicted, expected) => {
    expect(isWithin(one, predicted)).toBe(expected);
  });

  test('a tolerance reaches equally far on both sides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (absolute, away) => {
        const one = check({ absolute });
        expect(isWithin(one, 100 + away)).toBe(isWithin(one, 100 - away));
      }),
    );
  });
});

describe('belowThreshold', () => {
  const reportOf = (areas: Record<string, Partial<AreaCount>>): FidelityReport => ({
    areas: Object.fromEntries(
      Object.entries(areas).map(([area, count]) => [
        area,
        { within: 100, total: 100, modelled: 100, ...count },
      ]),
    ),
    figures: [],
    notModelled: [],
  });

  test.each([
    ['everything within', reportOf({ A: {} }), null],
    ['nothing to count', reportOf({}), 'no case has a counted check'],
    ['94 % of all', reportOf({ A: { within: 94 }, B: { within: 94 } }), '188 of 200 within, fewer than 95 %'],
    ['89 % modelled', reportOf({ A: { modelled: 89 } }), '89 of 100 modelled, fewer than 90 %'],
    ['6 % missed in one area', reportOf({ A: {}, B: { within: 94 } }), 'area B: 94 of 100 within'],
    ['one miss in a small area', reportOf({ A: {}, B: { within: 3, total: 4, modelled: 4 } }), null],
    [
      'two misses in a small area',
      reportOf({ A: {}, B: { within: 2, total: 4, modelled: 4 } }),
      'area B: 2 of 4 within',
    ],
    ['exactly 95 %', reportOf({ A: { within: 95 } }), null],
  ])('%s', (_, report, expected) => {
    expect(belowThreshold(report)).toBe(expected);
  });
});

describe('fidelityReport', () => {
  const one = (checks: Check[]): Recordings => ({
    about: recordings.about,
    cases: [{ id: 'x', area: 'Z', config: {}, checks }],
  });
  const predicting = (value: number) => ({
    Z: () => ({ type: 'modelled' as const, figures: { f: value } }),
  });

  test('a stretch check is reported and not counted', () => {
    const report = fidelityReport(
      one([{ figure: 'f', recorded: 1, exact: true, stretch: true }]),
      predicting(2),
    );
    expect(report.areas).toEqual({});
    expect(report.figures).toMatchObject([{ within: false, stretch: true, error: 1 }]);
  });

  test('a case with one check missed is not within', () => {
    const checks = [
      { figure: 'f', recorded: 2, exact: true },
      { figure: 'g', recorded: 2, exact: true },
    ];
    expect(fidelityReport(one(checks), predicting(2)).areas.Z).toEqual({ within: 0, total: 1, modelled: 1 });
  });

  test('an area nobody models is counted, not within, and told', () => {
    const report = fidelityReport(one([{ figure: 'f', recorded: 1, exact: true }]), {});
    expect(report.areas.Z).toEqual({ within: 0, total: 1, modelled: 0 });
    expect(report.notModelled).toEqual([{ id: 'x', reason: 'nothing models area Z' }]);
  });
});
