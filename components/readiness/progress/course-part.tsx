'use client';
import { useMemo } from 'react';
import {
  courseOf,
  isAlone,
  LONGEST_GAP_DAYS,
  type Noted,
  type NotedPoint,
  type Place,
  placesOf,
} from '@/lib/domain/readiness/course';
import { betweenWords, percent, rangeWords } from '@/lib/domain/readiness/words';
import type { Span } from '@/lib/domain/review/calendar';
import { Chart } from '../../ui/chart';
import type { Curve } from '../../ui/plot';
import { Part } from './part';
import { type Period, periodInWords } from './period';
import { AXIS_STEPS, axisDay, date } from './words';

const READINESS = 'Expected right';
const COVERAGE = 'Coverage';
const UNNAMED = ['upper', 'lower', 'one day', 'one day of coverage'];

/** Readiness and coverage as they were said at the time. */
export function CoursePart({ noted, span, period }: { noted: readonly Noted[]; span: Span; period: Period }) {
  const points = useMemo(() => courseOf(noted, span), [noted, span]);
  const { x, curves } = useMemo(() => drawn(placesOf(points, span)), [points, span]);
  const last = points.at(-1);
  return (
    <Part id="readiness" title="Readiness">
      {last ? (
        <Chart
          title="Expected share right, and coverage"
          said={<Said points={points} last={last} />}
          unnamed={UNNAMED}
          x={x}
          curves={curves}
          bands={[{ upper: 0, lower: 1, colour: 'var(--topic-network)' }]}
          most={1}
          printX={axisDay(span)}
          printY={percent}
          stepsX={AXIS_STEPS}
          stepsY={[0.25, 0.5]}
          margin={56}
          table={{
            head: ['Day', READINESS, '8 of 10 tests', COVERAGE, 'Level', 'Changed'],
            rows: points.map(row),
          }}
        />
      ) : (
        <p>
          Nothing was noted {periodInWords(period)}. Readiness is noted at the end of every session and when
          its page is opened, and stays as it was said then.
        </p>
      )}
    </Part>
  );
}

function Said({ points, last }: { points: readonly NotedPoint[]; last: NotedPoint }) {
  const { expected } = last;
  const changes = points.filter((p) => p.changed.length > 0);
  return (
    <>
      Noted last on {date(last.day)}, for the {last.role} level:{' '}
      {expected
        ? `about ${percent(expected.mean)} expected right on an unseen test of 40 questions, ${betweenWords(expected.p10, expected.p90)} in 8 of 10 such tests (the band)`
        : 'too few answers yet for a number'}
      . Coverage, the share of the blueprint you have answered anything of: {percent(last.coverage)}. The line
      stops where nothing was noted for more than {LONGEST_GAP_DAYS} days.
      {changes.map((p) => (
        <span key={p.day} className="block">
          {changeInWords(p)}
        </span>
      ))}
    </>
  );
}

function changeInWords({ day, changed, role }: NotedPoint): string {
  const what = changed.includes('role')
    ? `the level was set to ${role}`
    : 'the way readiness is worked out changed';
  const both = changed.length > 1 ? ', and so did the way readiness is worked out' : '';
  return `On ${date(day)} ${what}${both}: before and after cannot be compared.`;
}

const CHANGED = { role: 'level', model: 'model' } as const;

const row = ({ day, expected, coverage, role, changed }: NotedPoint): string[] => [
  date(day),
  expected ? percent(expected.mean) : 'none yet',
  expected ? rangeWords(expected.p10, expected.p90) : '–',
  percent(coverage),
  role,
  changed.length > 0 ? changed.map((what) => CHANGED[what]).join(', ') : '–',
];

function drawn(places: readonly Place[]): { x: number[]; curves: Curve[] } {
  const of = (value: (point: NotedPoint) => number | undefined, only = (_: number) => true) =>
    places.map(({ point }, i) => (point && only(i) ? (value(point) ?? null) : null));
  const alone = (i: number) => isAlone(places, i);
  const [blue, green] = ['var(--topic-network)', 'var(--topic-basics)'];
  return {
    x: places.map((p) => p.x),
    curves: [
      { name: 'upper', colour: blue, values: of((p) => p.expected?.p90) },
      { name: 'lower', colour: blue, values: of((p) => p.expected?.p10) },
      { name: READINESS, colour: 'var(--ink)', values: of((p) => p.expected?.mean) },
      { name: COVERAGE, colour: green, dash: [6, 4], values: of((p) => p.coverage) },
      { name: 'one day', colour: 'var(--ink)', dots: 6, values: of((p) => p.expected?.mean, alone) },
      { name: 'one day of coverage', colour: green, dots: 6, values: of((p) => p.coverage, alone) },
    ],
  };
}
