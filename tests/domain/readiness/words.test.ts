import { describe, expect, test } from 'vitest';
import {
  coverageWords,
  gainWords,
  missingWords,
  mockWords,
  needWords,
  percent,
  pointsWords,
  rangeWords,
  recallWords,
  testWords,
  transferWords,
  trustWords,
  whenWords,
} from '@/lib/domain/readiness/words';

/** 25 November 2026. */
const TODAY = 20_782;

describe('figures', () => {
  test('keep their sign on their line', () => {
    expect(percent(0.724)).toBe('72\u00a0%');
    expect(rangeWords(0.638, 0.791)).toBe('64 to 79\u00a0%');
  });

  test('of tenths say a gain, a loss and nothing apart', () => {
    expect(pointsWords(123)).toBe('12.3');
    expect([-3, 0, 40].map(gainWords)).toEqual(['−0.3', '0.0', '+4.0']);
  });
});

describe('what the number is of', () => {
  test('is today without a target day', () => {
    expect(whenWords(null, TODAY)).toBe('If the test were today');
  });

  test('is the date of the target day and how far it is', () => {
    expect(whenWords(TODAY + 19, TODAY)).toBe('On Mon 14 Dec, in 19 days');
    expect(whenWords(TODAY + 1, TODAY)).toBe('On Thu 26 Nov, tomorrow');
    expect(whenWords(TODAY, TODAY)).toBe('On Wed 25 Nov, today');
  });

  test('is a count of forty questions, with the interval as eight of ten tests', () => {
    const words = testWords({ mean: 0.72, p10: 0.64, p90: 0.79 }, 'senior');
    expect(words).toContain('About 29 right of 40');
    expect(words).toContain('a senior role');
    expect(words).toContain('between 64 and 79\u00a0% in 8 of 10 such tests');
  });

  test('never is a chance of an offer', () => {
    const all = [
      testWords({ mean: 0.72, p10: 0.64, p90: 0.79 }, 'mid'),
      coverageWords(0.6),
      trustWords(true, 300),
      mockWords([0.5]),
    ];
    expect(all.filter((words) => /chance of|offer/.test(words))).toEqual([]);
  });
});

describe('too little evidence', () => {
  test('says how many are missing in all, and in a topic', () => {
    expect(missingWords(22)).toContain('You have 22: 38 are missing.');
    expect(needWords(12, 'Network')).toBe('Answer 12 more in Network');
  });

  test('says that a topic is missing when there are enough in all', () => {
    expect(missingWords(75)).toContain('You have 75, but too few in some topics.');
  });
});

describe('trust', () => {
  test('tells too few, better and no better apart', () => {
    expect(trustWords(null, 34)).toContain('34 of 100');
    expect(trustWords(true, 812)).toContain('were closer to what came than your average');
    expect(trustWords(false, 812)).toContain('were no closer');
  });
});

describe('what was learned of the person', () => {
  test('says which way held-back questions turn out, and when none was answered', () => {
    expect(transferWords(-32, 14)).toBe(
      'Of questions held back for tests you know 3.2 points less than study promises, by 14 answers to them.',
    );
    expect(transferWords(5, 1)).toContain('0.5 points more than study promises, by 1 answer to them');
    expect(transferWords(-5, 0)).toContain('None was answered yet');
  });

  test('says recall where the scheduler expects nine in ten', () => {
    expect(recallWords(0, 0)).toBe(
      'You are taken to recall as the scheduler expects; no answer has told yet.',
    );
    expect(recallWords(0.5, 300)).toBe(
      'Where the scheduler expects 90\u00a0% recalled, you recall 94\u00a0%, by 300 answers.',
    );
  });
});

describe('mock reviews', () => {
  test('are held against the three before', () => {
    expect(mockWords([0.6])).toContain('The first so far');
    expect(mockWords([0.62, 0.55])).toBe('7 points above the one before.');
    expect(mockWords([0.49, 0.5, 0.5, 0.5, 0.9])).toBe('1 point below the mean of the 3 before.');
    expect(mockWords([0.5, 0.5])).toBe('As the one before.');
  });
});
