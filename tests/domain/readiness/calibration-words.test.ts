import { describe, expect, test } from 'vitest';
import type { Confidence } from '@/lib/domain/quiz/answer';
import { calibrationOf, LEAST_SCORED, type ScoredDay } from '@/lib/domain/readiness/calibration';
import {
  binInWords,
  confidenceInWords,
  lowestOf,
  reliabilityInWords,
  saidInWords,
  verdictOf,
} from '@/lib/domain/readiness/calibration-words';
import type { Counts } from '@/lib/domain/review/prediction';

/** The same day over and over. */
const days = (times: number, of: Partial<Record<'predicted' | 'confidence', Counts>>): ScoredDay[] =>
  Array.from({ length: times }, (_, day) => ({ day, predicted: {}, confidence: {}, ...of }));
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const KNOWING = { 90: { n: 10, right: 9 }, 20: { n: 10, right: 2 } };
const MISLED = { 90: { n: 10, right: 2 }, 20: { n: 10, right: 9 } };

describe('the verdict', () => {
  test('says how many answers there are of how many it takes, and judges nothing below', () => {
    const { model } = calibrationOf(days(2, { predicted: KNOWING }));
    const { type, title } = verdictOf(model, 'model');
    expect(type).toBe('too few');
    expect(title).toBe('Too few answers yet: 40 of 100');
    expect(LEAST_SCORED).toBe(100);
  });

  test('says by how much chances that know something beat the averages', () => {
    const { model } = calibrationOf(days(100, { predicted: KNOWING }));
    const { type, title, text } = verdictOf(model, 'model');
    expect([type, title]).toEqual(['beats', 'The chances beat both averages']);
    expect(plain(text)).toMatch(
      /^Over 2,000 answers both scores are lower than either average’s, the Brier score by 50 %\.$/,
    );
    expect(lowestOf(model, 'brier')).toBe('scored');
  });

  test('says plainly which averages were as good, by which score, and what follows', () => {
    const { model } = calibrationOf(days(100, { predicted: MISLED }));
    const { type, title, text } = verdictOf(model, 'model');
    expect([type, title]).toEqual(['fails', 'The chances do not beat the averages']);
    expect(text).toBe(
      'Over 2,000 answers both averages were as good or better by Brier score and log loss. Until that changes, take readiness for no more than your share right so far.',
    );
    expect(lowestOf(model, 'logLoss')).not.toBe('scored');
  });

  test('names only the average and the score that were not beaten', () => {
    const score = {
      n: 120,
      brier: 0.2,
      logLoss: 0.6,
      baselines: { constant: { brier: 0.25, logLoss: 0.7 }, moving: { brier: 0.21, logLoss: 0.59 } },
      beats: false,
    };
    expect(verdictOf(score, 'confidence').text).toMatch(
      /^Over 120 answers the moving average was as good or better by log loss\. So far they say no more/,
    );
    expect([lowestOf(score, 'brier'), lowestOf(score, 'logLoss')]).toEqual(['scored', 'moving']);
  });
});

describe('reliability in words', () => {
  test('holds the chance given on the whole against the share right', () => {
    const { model } = calibrationOf(
      days(1, { predicted: { 90: { n: 3, right: 2 }, 50: { n: 1, right: 0 } } }),
    );
    expect(plain(reliabilityInWords(model)!)).toBe('On the whole it gave 80 %, and 50 % were right.');
    expect(reliabilityInWords(calibrationOf([]).model)).toBeNull();
  });

  test('names every hundredth once', () => {
    const names = calibrationOf([]).model.bins.map((bin) => plain(binInWords(bin)));
    expect(names[0]).toBe('0 to 9 %');
    expect(names[6]).toBe('60 to 69 %');
    expect(names[9]).toBe('90 to 100 %');
  });
});

describe('confidence in words', () => {
  const saying = (said: Partial<Record<Confidence, [n: number, right: number]>>) =>
    calibrationOf(
      days(1, {
        confidence: Object.fromEntries(
          Object.entries(said).map(([word, [n, right]]) => [word, { n, right }]),
        ),
      }),
    ).confidence;
  const typeOf = (said: Parameters<typeof saying>[0]) => confidenceInWords(saying(said)).type;

  test('tells how often the person was right at a word, and nothing of a word never said', () => {
    const { said } = saying({ sure: [100, 71] });
    expect(plain(saidInWords(said.sure, 'sure')!)).toBe('You say sure and are right 71 % of 100 answers.');
    expect(saidInWords(said.guess, 'guess')).toBeNull();
  });

  test('tells who is sure and wrong too often that they are overconfident, with the count', () => {
    const { type, text } = confidenceInWords(saying({ sure: [100, 60], guess: [100, 40] }));
    expect(type).toBe('over');
    expect(text).toMatch(/^Overconfident: 40 of 100 answers you were sure of were wrong\./);
  });

  test('tells who guesses right too often that they are underconfident', () => {
    expect(plain(confidenceInWords(saying({ sure: [50, 48], guess: [100, 85] })).text)).toMatch(
      /^Underconfident: 85 % of what you call a guess is right\./,
    );
  });

  test('blames nobody for what a few unlucky answers can do', () => {
    expect(typeOf({ sure: [40, 30], guess: [40, 10] })).toBe('fits');
    expect(typeOf({ sure: [400, 300], guess: [40, 10] })).toBe('over');
    expect(typeOf({ sure: [29, 3], guess: [29, 29] })).toBe('too few');
  });

  test('tells when the words mean the same, and when they fit', () => {
    expect(typeOf({ sure: [60, 48], guess: [60, 44] })).toBe('alike');
    expect(typeOf({ sure: [100, 92], fairly: [50, 35], guess: [100, 40] })).toBe('fits');
  });
});
