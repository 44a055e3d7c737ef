/** What is said of a week: the picture and the text beside it say the same. */

import type { WeekSummary } from '@/lib/domain/readiness/week-summary';
import { betweenWords, percent } from '@/lib/domain/readiness/words';
import { count, counted, date, rangeInWords } from './words';

export interface SummaryFigure {
  name: string;
  value: string;
  /** What it means. */
  note: string;
}

export interface SummaryWords {
  title: string;
  range: string;
  figures: SummaryFigure[];
  readiness: { value: string; note: string; expected: { mean: number; p10: number; p90: number } | null };
  /** Null while it was never noted in that week. */
  coverage: { value: string; note: string; share: number } | null;
  /** Null where it is not known any more. */
  weakest: { value: string; note: string } | null;
}

/** `weakest` is of today. */
export function summaryWords(week: WeekSummary, weakest: string | null, today: number): SummaryWords {
  const { studied, answered, right, noted, isUnderWay, isLatest } = week;
  return {
    title: isUnderWay ? 'My week so far' : 'My week',
    range: rangeInWords(week),
    figures: [
      {
        name: 'Days studied',
        value: `${studied} of ${isUnderWay ? today - week.from + 1 : 7}`,
        note: isUnderWay ? 'so far, with at least one answer' : 'with at least one answer',
      },
      { name: 'Answers', value: count(answered), note: 'to questions of every kind' },
      answered > 0
        ? {
            name: 'Right',
            value: percent(right / answered),
            note: `${count(right)} of ${counted(answered, 'answer')}`,
          }
        : { name: 'Right', value: '–', note: 'nothing answered' },
      { name: 'Minutes', value: count(week.minutes), note: 'between question and answer' },
    ],
    readiness: readinessWords(noted),
    coverage: noted && {
      value: percent(noted.coverage),
      note: 'of the test’s blueprint answered at least once',
      share: noted.coverage,
    },
    weakest: isLatest && weakest ? { value: weakest, note: `as of ${date(today)}` } : null,
  };
}

function readinessWords(noted: WeekSummary['noted']): SummaryWords['readiness'] {
  if (!noted) return { value: 'Not noted', note: 'no session ended in this week', expected: null };
  const { expected, role, day } = noted;
  if (!expected) return { value: 'No number yet', note: 'too few answers to say one', expected };
  return {
    value: `About ${percent(expected.mean)}`,
    note: `expected right on an unseen test of 40 questions, ${role} level, on ${date(day)}; ${betweenWords(expected.p10, expected.p90)} in 8 of 10 such tests`,
    expected,
  };
}

/** As lines of text, to be sent where no picture can be. */
export function summaryText({ title, range, figures, readiness, coverage, weakest }: SummaryWords): string {
  return [
    `${title}, ${range} (Drydock)`,
    ...figures.map(({ name, value, note }) => `${name}: ${value} (${note})`),
    `Readiness: ${readiness.value} (${readiness.note})`,
    ...(coverage ? [`Coverage: ${coverage.value} (${coverage.note})`] : []),
    ...(weakest ? [`Weakest topic: ${weakest.value} (${weakest.note})`] : []),
  ].join('\n');
}
