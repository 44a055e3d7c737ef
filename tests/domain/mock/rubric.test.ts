import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextTime, openPoints, pointShare, shareOf } from '@/lib/domain/mock/rubric';
import {
  DIMENSIONS,
  type Dimension,
  SCORES,
  type Score,
  VERDICTS,
  type Verdict,
} from '@/lib/domain/mock/words';
import { GRADES, gradeOfReview } from '@/lib/domain/review/grade';
import { heldOf } from '../../support/held';
import { promptOf } from '../../support/prompt';

const prompt = promptOf();
const scores = fc
  .tuple(...DIMENSIONS.map(() => fc.constantFrom(...SCORES)))
  .map((s) => Object.fromEntries(DIMENSIONS.map((d, i) => [d, s[i]!])) as Record<Dimension, Score>);
const verdicts = fc
  .tuple(...prompt.points.map(() => fc.constantFrom(...VERDICTS)))
  .map((v) => Object.fromEntries(prompt.points.map((p, i) => [p.id, v[i]!])) as Record<string, Verdict>);

describe('the rubric', () => {
  test('gives no more for a lower score, nothing for all noughts, everything for all fours', () => {
    fc.assert(
      fc.property(scores, fc.constantFrom(...DIMENSIONS), (s, d) => {
        const share = shareOf(s, prompt.dimensions);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        const lower = Math.max(0, s[d] - 1) as Score;
        expect(shareOf({ ...s, [d]: lower }, prompt.dimensions)).toBeLessThanOrEqual(share);
      }),
    );
    const all = (score: Score) =>
      Object.fromEntries(DIMENSIONS.map((d) => [d, score])) as Record<Dimension, Score>;
    expect(shareOf(all(0), prompt.dimensions)).toBe(0);
    expect(shareOf(all(4), prompt.dimensions)).toBe(1);
  });

  test.each([
    [0, 0, 'again'],
    [0.49, 0, 'again'],
    [0.5, 0, 'hard'],
    [0.65, 0, 'good'],
    [0.85, 0, 'easy'],
    [1, 1, 'hard'],
    [0.3, 2, 'again'],
  ] as const)('of %f with %i red flags is graded %s', (share, redFlags, grade) =>
    expect(gradeOfReview({ share, redFlags })).toBe(grade),
  );

  test('never grades more for a lower share', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(2),
        (a, b, redFlags) => {
          const [low, high] = a < b ? [a, b] : [b, a];
          const of = (share: number) => GRADES.indexOf(gradeOfReview({ share, redFlags }));
          expect(of(low)).toBeLessThanOrEqual(of(high));
        },
      ),
    );
  });
});

describe('points', () => {
  test('count half when partly made, and weigh what the prompt says', () => {
    expect(pointShare(prompt.points, { quota: 'hit', stall: 'partly', canary: 'missed' })).toBeCloseTo(4 / 6);
  });

  test('that are open come weightiest first, missed before partly', () => {
    fc.assert(
      fc.property(verdicts, (v) => {
        const open = openPoints(prompt.points, v);
        expect(open.map((p) => p.id).sort()).toEqual(
          prompt.points
            .filter((p) => v[p.id] !== 'hit')
            .map((p) => p.id)
            .sort(),
        );
        for (let i = 1; i < open.length; i++)
          expect(open[i]!.weight).toBeLessThanOrEqual(open[i - 1]!.weight);
      }),
    );
  });

  test('give three sentences for next time, from the points first, then from the weakest dimension', () => {
    fc.assert(
      fc.property(verdicts, scores, (v, s) => {
        const said = nextTime(prompt, heldOf({ verdicts: v, scores: s }));
        const open = openPoints(prompt.points, v);
        const below = DIMENSIONS.filter((d) => s[d] < 4).length;
        expect(said).toHaveLength(Math.min(3, open.length + below));
        expect(said.slice(0, open.length)).toEqual(open.slice(0, 3).map((p) => p.text));
        expect(new Set(said).size).toBe(said.length);
      }),
    );
  });
});
