'use client';
import { useMemo } from 'react';
import { percent } from '@/lib/domain/readiness/words';
import { type Span, unitFor } from '@/lib/domain/review/calendar';
import type { DayTally } from '@/lib/domain/review/day-tally';
import { type PeriodTally, talliesBy, tallyOf } from '@/lib/domain/review/periods';
import { Chart } from '../../ui/chart';
import { Part } from './part';
import { type Period, periodInWords } from './period';
import { AXIS_STEPS, axisDay, count, spanInWords, UNIT_WORDS } from './words';

/** Share right of fewer answers says little: they are in the table only. */
const LEAST = 10;
const RIGHT = 'Right';
const DESIRED = 'Desired';
const EXPECTED = 'Scheduler expected';

/** True retention beside the desired one. */
export function RetentionPart({
  days,
  span,
  period,
  retention,
}: {
  days: readonly DayTally[];
  span: Span;
  period: Period;
  retention: number;
}) {
  // Weeks at the finest: a day has too few answers.
  const unit = unitFor(span, 20) === 'month' ? 'month' : 'week';
  const tallies = useMemo(() => talliesBy(days, span, unit), [days, span, unit]);
  const { recall } = useMemo(() => tallyOf(days, span), [days, span]);
  const shown = tallies.map((t) => (t.recall.n >= LEAST ? t.recall : null));
  const x = useMemo(() => tallies.map((t) => (t.from + t.to) / 2), [tallies]);
  const shares = shown.map((r) => r && r.right / r.n);
  const lowest = Math.min(retention, ...shown.flatMap((r) => (r ? [r.right / r.n, r.expected!] : [])));
  return (
    <Part id="retention" title="Retention">
      {recall.n > 0 ? (
        <Chart
          title={`Cards seen before: share right, by ${UNIT_WORDS[unit]}`}
          said={
            <>
              Of {count(recall.n)} first answers of a day to cards seen before,{' '}
              {percent(recall.right / recall.n)} were right {periodInWords(period)}; the scheduler expected{' '}
              {percent(recall.expected!)}. Desired retention is now {percent(retention)}. A {UNIT_WORDS[unit]}{' '}
              of fewer than {LEAST} such answers is only in the table.
            </>
          }
          unnamed={['of right']}
          x={x}
          curves={[
            { name: RIGHT, colour: 'var(--ink)', values: shares },
            { name: 'of right', colour: 'var(--ink)', dots: 6, values: shares },
            { name: DESIRED, colour: 'var(--action)', dash: [6, 4], values: x.map(() => retention) },
            {
              name: EXPECTED,
              colour: 'var(--soft)',
              dash: [2, 4],
              values: shown.map((r) => r?.expected ?? null),
            },
          ]}
          least={Math.max(0, Math.floor(lowest * 10 - 0.5) / 10)}
          most={1}
          printX={axisDay(span)}
          printY={percent}
          stepsX={AXIS_STEPS}
          stepsY={[0.05, 0.1, 0.25]}
          margin={56}
          table={{
            head: [UNIT_WORDS[unit] === 'week' ? 'Week' : 'Month', RIGHT, 'Answers', 'Share right', EXPECTED],
            rows: tallies.map((t) => row(t, unit)),
          }}
        />
      ) : (
        <p>
          No card was asked again {periodInWords(period)}. Once cards come back, the share you still know
          stands here beside the {percent(retention)} you asked for.
        </p>
      )}
    </Part>
  );
}

const row = (tally: PeriodTally, unit: 'week' | 'month'): string[] => {
  const { n, right, expected } = tally.recall;
  return [
    spanInWords(tally, unit),
    count(right),
    count(n),
    n > 0 ? percent(right / n) : '–',
    expected === null ? '–' : percent(expected),
  ];
};
