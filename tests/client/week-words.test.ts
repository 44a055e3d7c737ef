import { expect, test } from 'vitest';
import { summaryText, summaryWords } from '@/components/readiness/progress/summary-words';
import { rangeInWords, spanInWords } from '@/components/readiness/progress/words';
import { DAY } from '@/lib/base/study-day';
import type { WeekSummary } from '@/lib/domain/readiness/week-summary';

const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / DAY;
const MONDAY = day(2026, 11, 16);
const week = (change: Partial<WeekSummary> = {}): WeekSummary => ({
  from: MONDAY,
  to: MONDAY + 6,
  isUnderWay: false,
  studied: 4,
  answered: 1204,
  right: 1000,
  minutes: 61,
  noted: {
    day: MONDAY + 5,
    role: 'senior',
    coverage: 0.615,
    expected: { mean: 0.716, p10: 0.64, p90: 0.79 },
  },
  isLatest: true,
  ...change,
});
const text = (summary: WeekSummary, weakest: string | null = 'History') =>
  summaryText(summaryWords(summary, weakest, MONDAY + 8)).replaceAll('\u00a0', ' ');

test('dates of a span name the year once where it is one, and both across its end', () => {
  expect(rangeInWords({ from: MONDAY, to: MONDAY + 6 })).toBe('16–22 Nov 2026');
  expect(rangeInWords({ from: day(2026, 11, 30), to: day(2026, 12, 6) })).toBe('30 Nov – 6 Dec 2026');
  expect(rangeInWords({ from: day(2026, 12, 28), to: day(2027, 1, 3) })).toBe('28 Dec 2026 – 3 Jan 2027');
  expect(spanInWords({ from: day(2026, 2, 1), to: day(2026, 2, 28) }, 'month')).toBe('Feb 2026');
  expect(spanInWords({ from: day(2026, 2, 3), to: day(2026, 2, 28) }, 'month')).toBe('3–28 Feb 2026');
});

test('every number of a week says what it means', () => {
  expect(text(week()).split('\n')).toEqual([
    'My week, 16–22 Nov 2026 (Drydock)',
    'Days studied: 4 of 7 (with at least one answer)',
    'Answers: 1,204 (to questions of every kind)',
    'Right: 83 % (1,000 of 1,204 answers)',
    'Minutes: 61 (between question and answer)',
    'Readiness: About 72 % (expected right on an unseen test of 40 questions, senior level, on 21 Nov 2026; between 64 and 79 % in 8 of 10 such tests)',
    'Coverage: 62 % (of the test’s blueprint answered at least once)',
    'Weakest topic: History (as of 24 Nov 2026)',
  ]);
});

test('a week without a number says so, and tells no weakest topic of another week', () => {
  const { noted } = week();
  expect(text(week({ noted: { ...noted!, expected: null } }))).toContain('Readiness: No number yet (too few');
  const older = text(week({ isLatest: false, noted: null, answered: 0, right: 0, studied: 0, minutes: 0 }));
  expect(older).toContain('Readiness: Not noted');
  expect(older).toContain('Right: – (nothing answered)');
  expect(older).not.toMatch(/Weakest|Coverage/);
  const now = week({ isUnderWay: true, from: MONDAY + 7, to: MONDAY + 13, studied: 1 });
  expect(text(now)).toContain('Days studied: 1 of 2 (so far');
});
