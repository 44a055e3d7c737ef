import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rngOf } from '@/lib/base/rng';
import { fitParameters, learnedLoss, logLossOf } from '@/lib/domain/review/fit/fit';
import { type Answer, historyOf } from '@/lib/domain/review/fit/history';
import { offerOf } from '@/lib/domain/review/fit/offer';
import { DEFAULT_PARAMETERS, PARAMETER_RANGES } from '@/lib/domain/review/fit/parameters';
import { filled, startOf } from '@/lib/domain/review/fit/start';
import { lossesInWords, REVIEWS_TO_FIT } from '@/lib/domain/review/fit/words';
import { areParameters } from '@/lib/domain/review/schedule';
import { LAWS, learnerOf } from '../../../scripts/fit/learners';

/** Answers without rhyme or reason, as hard on a fit as any. */
function noise(count: number, seed: string): Answer[] {
  const rng = rngOf(seed);
  const cards = Math.max(1, Math.floor(count / 6));
  return Array.from({ length: count }, (_, i) => ({
    cardId: `card-${rng.below(cards)}`,
    day: Math.floor(i / 15) + rng.below(2),
    grade: 1 + rng.below(4),
    tookMs: 5000,
  }));
}

describe('a history', () => {
  test('counts reviews in the order of the log, and neither first answers nor repeats of a day', () => {
    const answer = (cardId: string, day: number, grade = 3) => ({ cardId, day, grade, tookMs: 0 });
    const history = historyOf([
      answer('a', 1),
      answer('b', 1, 1),
      answer('b', 1),
      answer('b', 3),
      answer('a', 4, 1),
      answer('a', 4),
      // The clock jumped back.
      answer('a', 2),
      answer('a', 9),
    ]);
    expect([...history.starts]).toEqual([0, 5, 8]);
    expect([...history.days]).toEqual([0, 3, 0, 0, 5, 0, 0, 2]);
    expect([...history.grades]).toEqual([3, 1, 3, 3, 3, 1, 3, 3]);
    expect([...history.reviews]).toEqual([-1, 1, -1, -1, 2, -1, -1, 0]);
    expect(history.count).toBe(3);
  });
});

describe('where the descent starts', () => {
  test('fills first stabilities nobody has answered from those that were', () => {
    const counts = [30, 30, 30, 30];
    expect(filled([0.4, null, 2.3, 10.9], counts)[1]).toBeCloseTo(0.4 ** 0.41 * 2.3 ** 0.59, 9);
    expect(filled([null, null, 4.613, null], [0, 0, 9, 0])).toEqual([0.424, 2.5862, 4.613, 16.5912]);
    expect(filled([null, null, null, null], [0, 0, 0, 0])).toEqual(DEFAULT_PARAMETERS.slice(0, 4));
    // Each pair is enough for the other two, and the relations then hold.
    const whole = filled([0.3, null, null, 12], counts);
    for (const known of [
      [0, 1],
      [0, 2],
      [1, 2],
      [1, 3],
      [2, 3],
    ]) {
      const again = filled(
        whole.map((s, i) => (known.includes(i) ? s : null)),
        counts,
      );
      again.forEach((s, i) => {
        expect(s).toBeCloseTo(whole[i]!, 6);
      });
    }
  });

  test('never lets a better first grade last less', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: 0.1, max: 100, noNaN: true })), { minLength: 4, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 4, maxLength: 4 }),
        (found, counts) => {
          const known = filled(found, counts).filter((_, i) => found[i] !== null);
          expect(known).toEqual([...known].sort((a, b) => a - b));
        },
      ),
    );
  });

  test('learns nothing from reviews that come after', () => {
    const { answers } = learnerOf('half-life', 600, 'later');
    const whole = historyOf(answers);
    const until = 400;
    const past = historyOf(answers.slice(0, answers.length - (whole.count - until)));
    const { stabilities, usedCount } = startOf(whole, past.count);
    expect(startOf(past, past.count)).toMatchObject({ stabilities, usedCount });
    expect(fitParameters(whole, { until: past.count })).toEqual(fitParameters(past));
  });
});

describe('fitting', () => {
  test('never fits what it learned from worse than the defaults, and stays in the ranges of the scheduler', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.string(), (count, seed) => {
        const history = historyOf(noise(count, seed));
        const parameters = fitParameters(history)!;
        expect(learnedLoss(history, parameters)).toBeLessThanOrEqual(
          learnedLoss(history, DEFAULT_PARAMETERS),
        );
        expect(areParameters(parameters)).toBe(true);
        parameters.forEach((w, i) => {
          expect(w).toBeGreaterThanOrEqual(PARAMETER_RANGES[i]![0]);
        });
      }),
      { numRuns: 60 },
    );
    for (const law of LAWS) {
      const history = historyOf(learnerOf(law, 1500, 'no worse').answers);
      expect(logLossOf(history, fitParameters(history)!, 0)).toBeLessThan(
        logLossOf(history, DEFAULT_PARAMETERS, 0),
      );
    }
  });

  test('gives the same parameters for the same history and seed', () => {
    const history = historyOf(learnerOf('breaks', 1500, 'twice').answers);
    expect(fitParameters(history, { seed: 'a' })).toEqual(fitParameters(history, { seed: 'a' }));
    expect(fitParameters(history, { seed: 'a' })).not.toEqual(fitParameters(history, { seed: 'b' }));
  });

  test.each(['one', 'two', 'three'])(
    'finds the memory of learner %s to within 0.004 of the true loss',
    (seed) => {
      const learner = learnerOf('perturbed FSRS-6', 8000, seed);
      const history = historyOf(learner.answers);
      const until = 6400;
      const unseen = (parameters: readonly number[]) => logLossOf(history, parameters, until);
      const fitted = unseen(fitParameters(history, { until })!);
      expect(fitted).toBeLessThan(unseen(DEFAULT_PARAMETERS));
      expect(fitted - unseen(learner.parameters!)).toBeLessThan(0.004);
    },
  );

  test('tells of each of its five passes', () => {
    const history = historyOf(learnerOf('half-life', 1500, 'passes').answers);
    const seen: number[] = [];
    fitParameters(history, { onProgress: (done, total) => seen.push(done / total) > 0 });
    expect(seen).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  });

  test('stops when told to', () => {
    const history = historyOf(learnerOf('breaks', 600, 'stop').answers);
    let calls = 0;
    expect(fitParameters(history, { onProgress: () => ++calls < 2 })).toBeNull();
    expect(calls).toBe(2);
  });
});

describe('the offer', () => {
  const answersOf = (reviews: number) => learnerOf('half-life', reviews, 'offer').answers;

  test(`is not made before ${REVIEWS_TO_FIT} reviews`, () => {
    expect(offerOf(historyOf(answersOf(399)), DEFAULT_PARAMETERS)).toEqual({ type: 'too few', reviews: 399 });
    expect(offerOf(historyOf(answersOf(400)), DEFAULT_PARAMETERS)).toMatchObject({
      reviews: 400,
      unseen: 240,
    });
  });

  test('is made only when fitted parameters predict unseen reviews better than those in force', () => {
    const counts = { better: 0, 'no better': 0 };
    const try1 = (answers: readonly Answer[]) => {
      const offer = offerOf(historyOf(answers), DEFAULT_PARAMETERS)!;
      if (offer.type === 'too few') return;
      counts[offer.type]++;
      expect(offer.type === 'better').toBe(offer.before - offer.after >= 0.0005);
    };
    for (const law of LAWS) for (const seed of ['x', 'y', 'z']) try1(learnerOf(law, 500, seed).answers);
    expect(counts.better).toBeGreaterThan(0);
    expect(counts['no better']).toBeGreaterThan(0);
  });

  test('measures the parameters in force on the same reviews, so that a second fitting gains nothing', () => {
    const history = historyOf(answersOf(3000));
    const first = offerOf(history, DEFAULT_PARAMETERS)!;
    if (first.type === 'too few') throw new Error('3000 reviews are enough');
    expect(first.type).toBe('better');
    expect(offerOf(history, first.parameters)).toMatchObject({ type: 'no better', after: first.after });
  });

  test('tells how far it is, and stops when told to', () => {
    const history = historyOf(answersOf(500));
    const seen: [number, number][] = [];
    offerOf(history, DEFAULT_PARAMETERS, (...progress) => {
      seen.push(progress);
      return true;
    });
    expect(seen).toEqual([...seen].sort((a, b) => a[0] - b[0]));
    expect(seen.at(-1)![0]).toBe(seen[0]![1]);
    expect(offerOf(history, DEFAULT_PARAMETERS, (done) => done < 300)).toBeNull();
  });

  test('is said with as many decimals as tell the two apart', () => {
    expect(lossesInWords(0.3412, 0.3187)).toEqual(['0.34', '0.32']);
    expect(lossesInWords(0.3412, 0.3381)).toEqual(['0.341', '0.338']);
    expect(lossesInWords(0.3412, 0.3411)).toEqual(['0.3412', '0.3411']);
  });
});
