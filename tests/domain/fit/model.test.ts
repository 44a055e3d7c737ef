import fc from 'fast-check';
import { CLAMP_PARAMETERS, default_w } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import { CardWalk } from '@/lib/domain/review/fit/model';
import { clampParameters, DEFAULT_PARAMETERS, PARAMETER_RANGES } from '@/lib/domain/review/fit/parameters';
import { GRADES } from '@/lib/domain/review/grade';
import { recallAfter, strengthAfter } from '@/lib/domain/review/schedule';

/** Anywhere FSRS allows, a hair inside the ranges: on an edge there is no slope. First stabilities are short as a rule. */
const anyParameters = fc
  .tuple(...PARAMETER_RANGES.map(() => fc.double({ min: 0.02, max: 0.98, noNaN: true })))
  .map((shares) =>
    shares.map((x, i) => {
      const [least, most] = PARAMETER_RANGES[i]!;
      return least + (i < 4 ? x ** 4 : x) * (most - least);
    }),
  );
/** Those of people, near the defaults. */
const likelyParameters = fc
  .array(fc.double({ min: 0.8, max: 1.25, noNaN: true }), { minLength: 21, maxLength: 21 })
  .map((times) => {
    const parameters = Float64Array.from(DEFAULT_PARAMETERS, (w, i) => w * times[i]!);
    clampParameters(parameters);
    return Array.from(parameters);
  });
const grade = fc.integer({ min: 1, max: 4 });
const someDays = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 700 }));
const answers = fc.tuple(grade, fc.array(fc.tuple(someDays, grade), { minLength: 1, maxLength: 14 }));
type Answers = [number, [number, number][]];

describe('the model that fitting walks through', () => {
  test('starts from the parameters of the scheduler and keeps within its ranges', () => {
    expect(DEFAULT_PARAMETERS).toEqual([...default_w]);
    expect(PARAMETER_RANGES).toEqual(CLAMP_PARAMETERS(2, true));
  });

  test('has the stability, the difficulty and the recall of the scheduler after any history', () => {
    fc.assert(
      fc.property(fc.oneof(anyParameters, likelyParameters), answers, (w, [first, later]) => {
        const walk = new CardWalk(later.length + 1);
        walk.use(w);
        walk.first(first);
        let state = strengthAfter(null, 0, GRADES[first - 1]!, w);
        for (const [days, next] of later) {
          expect(walk.recall(days)).toBeCloseTo(recallAfter(state.stability, days, w), 5);
          walk.next(days, next, 1);
          state = strengthAfter(state, days, GRADES[next - 1]!, w);
          // It rounds to eight places at every step, which a forgetting curve as steep as can be blows up.
          expect(Math.abs(walk.stability / state.stability - 1)).toBeLessThan(1e-4);
          expect(walk.difficulty).toBeCloseTo(state.difficulty, 4);
          walk.stability = state.stability;
          walk.difficulty = state.difficulty;
        }
      }),
      { numRuns: 400 },
    );
  });

  test('comes back when the chance of recall has fallen to what is asked', () => {
    fc.assert(
      fc.property(
        likelyParameters,
        grade,
        fc.double({ min: 0.7, max: 0.97, noNaN: true }),
        (w, first, retention) => {
          const walk = new CardWalk(1);
          walk.use(w);
          walk.first(first);
          expect(walk.recall(walk.daysTo(retention))).toBeCloseTo(retention, 9);
        },
      ),
    );
  });

  test('has the gradient that small steps to either side show', () => {
    fc.assert(
      fc.property(fc.oneof(anyParameters, likelyParameters), answers, (w, history) => {
        const gradient = new Float64Array(21);
        const walk = new CardWalk(20);
        const loss = lossOf(walk, w, history);
        fc.pre(Number.isFinite(loss));
        walk.back(gradient);
        const scale = Math.max(1, ...gradient.map(Math.abs));
        for (let i = 0; i < 21; i++) {
          const step = 1e-6 * Math.max(0.1, w[i]!);
          const at = (change: number) => lossOf(walk, w.with(i, w[i]! + change), history);
          const [left, right] = [(loss - at(-step)) / step, (at(step) - loss) / step];
          // At a corner of the model (a cap, a bound) the sides differ, and either is right.
          fc.pre(Math.abs(left - right) < 1e-3 * scale);
          expect(Math.abs(gradient[i]! - (left + right) / 2)).toBeLessThan(2e-3 * scale);
        }
      }),
      { numRuns: 400 },
    );
  });
});

function lossOf(walk: CardWalk, w: number[], [first, later]: Answers): number {
  walk.use(w);
  walk.first(first);
  let loss = 0;
  for (const [i, [days, next]] of later.entries()) loss += walk.next(days, next, days > 0 ? 1 + (i % 3) : 0);
  return loss;
}
