import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFIDENCES, type Confidence } from '@/lib/domain/quiz/answer';
import { calibrationOf, LEAST_SCORED, type ScoredDay } from '@/lib/domain/readiness/calibration';
import { foldCard, foldSettings } from '@/lib/domain/review/fold';
import { counted, hundredths } from '@/lib/domain/review/prediction';
import { answered, cardRef, DAY, NOON, storedEvent } from '../../support/builders';

interface Scored {
  predicted: number;
  right: boolean;
  confidence: Confidence | null;
}

const dayOf = (day: number, answers: readonly Scored[]): ScoredDay =>
  answers.reduce<ScoredDay>(
    (tally, { predicted, right, confidence }) => ({
      day,
      predicted: counted(tally.predicted, hundredths(predicted), right),
      confidence: confidence ? counted(tally.confidence, confidence, right) : tally.confidence,
    }),
    { day, predicted: {}, confidence: {} },
  );

/** One answer a day. */
const daily = (answers: readonly Scored[]) => answers.map((answer, day) => dayOf(day, [answer]));

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
      dayOf(1, [
        { predicted: 0.8, right: true, confidence: null },
        { predicted: 0.6, right: false, confidence: null },
      ]),
    ]).model;
    expect(brier).toBeCloseTo((0.2 ** 2 + 0.6 ** 2) / 2, 12);
    expect(logLoss).toBeCloseTo(-(Math.log(0.8) + Math.log(0.4)) / 2, 12);
  });

  test('counts every answer in one bin, and certainty that fails costs much but not everything', () => {
    fc.assert(
      fc.property(fc.array(scored, { maxLength: 200 }), (answers) => {
        const result = calibrationOf([dayOf(1, answers)]).model;
        expect(result.bins.reduce((sum, b) => sum + b.n, 0)).toBe(answers.length);
        for (const { n, from, to, predicted, right } of result.bins) {
          if (n === 0) expect([predicted, right]).toEqual([null, null]);
          else expect(predicted! >= from - 0.005 && predicted! <= to + 0.005 && right! <= 1).toBe(true);
        }
        expect(Number.isFinite(result.logLoss)).toBe(true);
      }),
    );
  });

  test('lets the baselines know only the days before', () => {
    const oneDay = calibrationOf([
      dayOf(
        1,
        answersOf(2, () => ({ right: true })),
      ),
    ]).model;
    expect(oneDay.baselines.constant.brier).toBeCloseTo(0.25, 12);
    const { baselines } = calibrationOf(daily(answersOf(2, () => ({ right: true })))).model;
    // One half, then two in three.
    expect(baselines.constant.brier).toBeCloseTo((0.25 + (1 / 3) ** 2) / 2, 12);
    expect(baselines.moving.brier).toBeCloseTo(baselines.constant.brier, 12);
  });

  test('says that the model beats both only when it does, and nothing while answers are few', () => {
    const knowing = answersOf(LEAST_SCORED, (i) => ({ predicted: i % 2 === 0 ? 0.9 : 0.1 }));
    const misled = answersOf(LEAST_SCORED, (i) => ({ predicted: i % 2 === 0 ? 0.1 : 0.9 }));
    expect(calibrationOf(daily(knowing)).model.beats).toBe(true);
    expect(calibrationOf(daily(misled)).model.beats).toBe(false);
    expect(calibrationOf(daily(knowing.slice(1))).model.beats).toBeNull();
  });

  test('follows a change sooner with the moving average than with the constant one', () => {
    const { baselines } = calibrationOf(daily(answersOf(400, (i) => ({ right: i >= 200 })))).model;
    expect(baselines.moving.brier).toBeLessThan(baselines.constant.brier);
  });

  test('tells how often the person was right at each confidence', () => {
    const { confidence } = calibrationOf([
      dayOf(1, [
        ...answersOf(4, (i) => ({ confidence: 'sure', right: i > 0 })),
        ...answersOf(2, () => ({ confidence: 'guess' })),
      ]),
    ]);
    expect(confidence.said).toEqual({
      sure: { n: 4, right: 0.75 },
      guess: { n: 2, right: 0.5 },
      fairly: { n: 0, right: null },
    });
  });

  test('scores a word by what it stood for on the days before', () => {
    const sure = (right: boolean) => dayOf(0, [{ predicted: 0.5, right, confidence: 'sure' }]).confidence;
    const days = [true, true].map((right, day) => ({ day, predicted: {}, confidence: sure(right) }));
    expect(calibrationOf(days).confidence.brier).toBeCloseTo((0.25 + (1 / 3) ** 2) / 2, 12);
  });

  test('of days in any order is the same', () => {
    fc.assert(
      fc.property(fc.array(scored, { maxLength: 60 }), (answers) => {
        const days = daily(answers);
        expect(calibrationOf([...days].reverse())).toEqual(calibrationOf(days));
      }),
    );
  });
});

describe('what is scored', () => {
  const event = (id: string, sequence: number, right: boolean, at = NOON) =>
    storedEvent(
      id,
      answered(cardRef(1), { right, confidence: 'sure', predictedRight: { model: 'm', value: 0.704 } }),
      sequence,
      at,
    );
  const daysOf = (...events: Parameters<typeof foldCard>[0]) => [
    ...foldCard(events, foldSettings([])).days.values(),
  ];

  test('is the first answer of a card on a study day, and no undone one', () => {
    const days = daysOf(
      event('a', 1, true),
      event('b', 2, false),
      event('c', 3, false, NOON + DAY),
      storedEvent('d', { type: 'undone', target: 'c', targetCardId: 'item-1#main', sessionId: null }, 4),
    );
    expect(days.map((d) => d.predicted)).toEqual([{ 70: { n: 1, right: 1 } }]);
    expect(days.map((d) => d.confidence)).toEqual([{ sure: { n: 1, right: 1 } }]);
  });

  test('of recall is what the scheduler promised of a card seen before', () => {
    const [first, second] = daysOf(event('a', 1, true), event('b', 2, false, NOON + 2 * DAY));
    expect(first!.recall).toEqual({});
    expect(Object.values(second!.recall)).toEqual([{ n: 1, right: 0 }]);
  });
});
