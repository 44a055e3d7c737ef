/** Tallies of days put together by day, week or month. */
import { type Span, spansOf, type Unit } from './calendar';
import type { DayTally } from './day-tally';

export interface PeriodTally extends Span {
  /** Days on which something was answered. */
  studied: number;
  answered: number;
  right: number;
  /** Answers to cards seen on an earlier day. */
  reviews: number;
  /** Cards met for the first time. */
  introduced: number;
  tookMs: number;
  recall: Recall;
}

/** First answers of a day to cards seen before. */
export interface Recall {
  n: number;
  right: number;
  /** Mean retrievability they had by the scheduler, 0–1; null when there are none. */
  expected: number | null;
}

/** Of days in any order, those outside every span are left out. Days written by an older version have no recall. */
export function tallyOf(days: readonly DayTally[], span: Span): PeriodTally {
  const own = days.filter((d) => d.day >= span.from && d.day <= span.to && d.answered > 0);
  const sum = (of: (day: DayTally) => number) => own.reduce((total, day) => total + of(day), 0);
  return {
    ...span,
    studied: own.length,
    answered: sum((d) => d.answered),
    right: sum((d) => d.right),
    reviews: sum((d) => d.reviews),
    introduced: sum((d) => d.introduced),
    tookMs: sum((d) => d.tookMs),
    recall: recallOf(own),
  };
}

export function recallOf(days: readonly Pick<DayTally, 'recall'>[]): Recall {
  let [n, right, promised] = [0, 0, 0];
  for (const { recall } of days) {
    for (const [hundredth, count] of Object.entries(recall ?? {})) {
      n += count.n;
      right += count.right;
      promised += (count.n * Number(hundredth)) / 100;
    }
  }
  return { n, right, expected: n > 0 ? promised / n : null };
}

/** One tally for each unit of the span, earliest first. `days` come earliest first. */
export function talliesBy(days: readonly DayTally[], span: Span, unit: Unit): PeriodTally[] {
  let next = 0;
  return spansOf(span, unit).map((part) => {
    while (next < days.length && days[next]!.day < part.from) next++;
    const begin = next;
    while (next < days.length && days[next]!.day <= part.to) next++;
    return tallyOf(days.slice(begin, next), part);
  });
}
