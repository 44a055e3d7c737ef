'use client';
import { useMemo, useState } from 'react';
import type { DayTally } from '@/lib/domain/review/day-tally';
import { heatmapOf, STEPS, WEEKS } from '@/lib/domain/review/heatmap';
import { streakOf } from '@/lib/domain/review/streak';
import { TableBehind } from '../../ui/chart';
import { HeatPicture, HeatSquare } from './heat-picture';
import { Part } from './part';
import { count, counted, date, minutes, weekdayDate } from './words';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Every day of the last year as a square; the slider, a tap or the table says its number. */
export function HeatPart({ days, today }: { days: readonly DayTally[]; today: number }) {
  const map = useMemo(() => heatmapOf(days, today), [days, today]);
  const streak = useMemo(
    () =>
      streakOf(
        days.filter((d) => d.answered > 0).map((d) => d.day),
        today,
      ),
    [days, today],
  );
  const [picked, setPicked] = useState(today);
  const all = map.weeks.flat();
  const first = all[0]!.day;
  const studied = all.filter((h) => h.answered > 0).length;
  const words = wordsOf(days.find((d) => d.day === picked));
  const until = streak.today ? 'today' : 'yesterday';
  return (
    <Part id="days" title="Days" className="lg:col-span-2">
      <figure className="min-w-0">
        <figcaption className="font-semibold">Answers of each day, the last {WEEKS} weeks</figcaption>
        <p className="mt-1 max-w-prose">
          Studied on {counted(studied, 'day')} of {all.length}. In a row:{' '}
          {streak.current > 0 ? `${counted(streak.current, 'day')}, until ${until}` : 'none now'}. The longest
          row of all: {counted(streak.longest, 'day')}.
        </p>
        <HeatPicture weeks={map.weeks} picked={picked} onPick={setPicked} />
        <label className="block">
          <span className="sr-only">Day to read</span>
          <input
            type="range"
            min={first}
            max={today}
            value={picked}
            aria-valuetext={`${weekdayDate(picked)}: ${words}`}
            onChange={(event) => setPicked(Number(event.target.value))}
            className="h-11 w-full cursor-pointer accent-action"
          />
        </label>
        <p aria-hidden>
          <span className="font-semibold">{weekdayDate(picked)}</span>: {words}
        </p>
        <Legend from={map.from} />
        <TableBehind
          title="Answers of each day"
          head={['Week from', ...WEEKDAYS, 'All']}
          rows={map.weeks.map((week) => [
            date(week[0]!.day),
            ...WEEKDAYS.map((_, i) => (week[i] ? count(week[i].answered) : '–')),
            count(week.reduce((sum, h) => sum + h.answered, 0)),
          ])}
        />
      </figure>
    </Part>
  );
}

const wordsOf = (day: DayTally | undefined) =>
  day && day.answered > 0
    ? `${counted(day.answered, 'answer')}, ${count(day.right)} right, ${counted(minutes(day.tookMs), 'minute')}`
    : 'nothing answered';

/** "none, 1 to 4, 5 to 9 … answers": size and colour grow together. */
function Legend({ from }: { from: readonly number[] }) {
  // Of a quiet year some steps hold nothing: 1 and 1 begin alike.
  const steps = from.map((least, i) => ({ step: i + 1, least, next: from[i + 1] }));
  return (
    <ul
      aria-label="Answers of a day"
      className="mono mt-2 mb-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft"
    >
      <LegendEntry step={0} words="none" />
      {steps
        .filter(({ least, next }) => next === undefined || next > least)
        .map(({ step, least, next }) => (
          <LegendEntry
            key={step}
            step={step}
            words={
              next === undefined
                ? `${least} or more`
                : next - 1 > least
                  ? `${least} to ${next - 1}`
                  : `${least}`
            }
          />
        ))}
    </ul>
  );
}

const LegendEntry = ({ step, words }: { step: number; words: string }) => (
  <li className="flex items-center gap-1.5">
    <svg aria-hidden="true" viewBox="0 0 14 14" className="size-3.5">
      <HeatSquare x={0} y={0} step={step} of={STEPS} />
    </svg>
    {words}
  </li>
);
