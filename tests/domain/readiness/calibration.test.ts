import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFIDENCES } from '@/lib/domain/quiz/answer';
import { calibrationOf, LEAST_SCORED, type Scored, scoredOf } from '@/lib/domain/readiness/calibration';
import { answered, cardRef, DAY, NOON, storedEvent } from '../../support/builders';

const scored = fc.record({
  predicted: fc.double({ min: 0, max: 1, noNaN: true }),
  right: fc.boolean(),
  confidence: fc.constantFrom(...CONFIDENCES, null),
});
const answersOf = (n: number, of: (i: number) => Partial<Scored>): Scored[] =>
  Array.from({ length: n }, (_, i) => ({ predicted: 0.5, right: i % 2 === 0, confidence: null, ...of(i) }));

describe('calibration', () => {
  test('gives the scores their definitions give', () => {
    const { brier, logLoss } = calibrationOf([
      { predicted: 0.8, right: true, confidence: null },
      { predicted: 0.6, right: false, confidence: null },
    ]);
    expect(brier).toBeCloseTo((0.2 ** 2 + 0.6 ** 2) / 2, 12);
    expect(logLoss).toBeCloseTo(-(Math.log(0.8) + Math.log(0.4)) / 2, 12);
  });

  test('counts every answer in one bin, and certainty that fails costs much but not everything', () => {
    fc.assert(
      fc.property(fc.array(scored, { maxLength: 200 }), (answers) => {
        const result = calibrationOf(answers);
        expect(result.bins.reduce((sum, b) => sum + b.n, 0)).toBe(answers.length);
        for (const { n, from, to, predicted, right } of result.bins) {
          if (n === 0) expect([predicted, right]).toEqual([null, null]);
          else expect(predicted! >= from - 1e-9 && predicted! <= to + 1e-9 && right! <= 1).toBe(true);
        }
        expect(Number.isFinite(result.logLoss)).toBe(true);
      }),
    );
  });

  test('lets the baselines know only what came before', () => {
    const { baselines } = calibrationOf(answersOf(2, () => ({ right: true })));
    // One half, then two in three.
    expect(baselines.constant.brier).toBeCloseTo((0.25 + (1 / 3) ** 2) / 2, 12);
    expect(baselines.moving.brier).toBeCloseTo(baselines.constant.brier, 12);
  });

  test('says that the model beats both only when it does, and nothing while answers are few', () => {
    const knowing = answersOf(LEAST_SCORED, (i) => ({ predicted: i % 2 === 0 ? 0.9 : 0.1 }));
    const misled = answersOf(LEAST_SCORED, (i) => ({ predicted: i % 2 === 0 ? 0.1 : 0.9 }));
    expect(calibrationOf(knowing).beats).toBe(true);
    expect(calibrationOf(misled).beats).toBe(false);
    expect(calibrationOf(knowing.slice(1)).beats).toBeNull();
  });

  test('follows a change sooner with the moving average than with the constant one', () => {
    const { baselines } = calibrationOf(answersOf(400, (i) => ({ right: i >= 200 })));
    expect(baselines.moving.brier).toBeLessThan(baselines.constant.brier);
  });

  test('tells how often the person was right at each confidence', () => {
    const { confidence } = calibrationOf([
      ...answersOf(4, (i) => ({ confidence: 'sure', right: i > 0 })),
      ...answersOf(2, () => ({ confidence: 'guess' })),
    ]);
    expect(confidence).toEqual({
      sure: { n: 4, right: 0.75 },
      guess: { n: 2, right: 0.5 },
      fairly: { n: 0, right: null },
    });
  });
});

describe('what is scored', () => {
  const event = (id: string, sequence: number, right: boolean, at = NOON, card = 1) =>
    storedEvent(
      id,
      answered(cardRef(card), { right, predictedRight: { model: 'm', value: 0.7 } }),
      sequence,
      at,
    );

  test('is the first answer of a card on a study day, and no undone one', () => {
    const events = [
      event('a', 1, true),
      event('b', 2, false),
      event('c', 3, false, NOON, 2),
      event('d', 4, false, NOON + DAY),
      event('e', 5, true, NOON + DAY, 2),
      storedEvent('f', { type: 'undone', target: 'e', targetCardId: 'item-2#main', sessionId: null }, 6),
    ];
    expect(scoredOf(events).map((s) => s.right)).toEqual([true, false, false]);
  });
});
