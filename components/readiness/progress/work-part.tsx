'use client';
import { useMemo } from 'react';
import { percent } from '@/lib/domain/readiness/words';
import { lengthOf, type Span, type Unit, unitFor } from '@/lib/domain/review/calendar';
import type { DayTally } from '@/lib/domain/review/day-tally';
import { type PeriodTally, talliesBy, tallyOf } from '@/lib/domain/review/periods';
import { Bars } from './bars';
import { Part } from './part';
import { type Period, periodInWords } from './period';
import { count, counted, minutes, shortSpan, spanInWords, UNIT_WORDS } from './words';

/** Bars a phone has room for. */
const MOST_BARS = 53;

const KINDS = [
  { name: 'Reviews', colour: 'var(--topic-network)' },
  { name: 'New cards', colour: 'var(--topic-layers)' },
  { name: 'Others', colour: 'var(--topic-bridges)' },
];
/** Repeats within a day, and what measures: checkpoints and mock reviews. */
const others = (t: PeriodTally) => Math.max(0, t.answered - t.reviews - t.introduced);

/** Answers and minutes. */
export function WorkPart({ days, span, period }: { days: readonly DayTally[]; span: Span; period: Period }) {
  const unit = unitFor(span, MOST_BARS);
  const tallies = useMemo(() => talliesBy(days, span, unit), [days, span, unit]);
  const all = useMemo(() => tallyOf(days, span), [days, span]);
  return (
    <Part id="work" title="Answers and minutes">
      {all.answered > 0 ? (
        <div className="grid gap-6">
          <Bars
            title={`Answers, by ${UNIT_WORDS[unit]}`}
            said={`${count(all.answered)} answers on ${counted(all.studied, 'day')} of ${lengthOf(span)} ${periodInWords(period)}: ${count(all.reviews)} reviews of cards seen on an earlier day, ${count(all.introduced)} new cards, ${count(others(all))} others (repeats within a day, checkpoints, mock reviews). ${percent(all.right / all.answered)} of all were right.`}
            kinds={KINDS}
            bars={tallies.map((t) => ({
              short: shortSpan(t, unit),
              values: [t.reviews, t.introduced, others(t)],
            }))}
            table={{
              head: [titleOf(unit), 'Answers', 'Right', 'Reviews', 'New cards', 'Others', 'Days'],
              rows: tallies.map((t) => [
                spanInWords(t, unit),
                ...[t.answered, t.right, t.reviews, t.introduced, others(t), t.studied].map(count),
              ]),
            }}
          />
          <Bars
            title={`Minutes, by ${UNIT_WORDS[unit]}`}
            said={`${count(minutes(all.tookMs))} minutes between question and answer, ${count(Math.round(minutes(all.tookMs) / all.studied))} on a day you studied. A pause of more than 5 minutes counts as 5.`}
            kinds={[{ name: 'Minutes', colour: 'var(--topic-namespaces)' }]}
            bars={tallies.map((t) => ({ short: shortSpan(t, unit), values: [minutes(t.tookMs)] }))}
            table={{
              head: [titleOf(unit), 'Minutes', 'Days studied'],
              rows: tallies.map((t) => [spanInWords(t, unit), count(minutes(t.tookMs)), count(t.studied)]),
            }}
          />
        </div>
      ) : (
        <p>Nothing was answered {periodInWords(period)}.</p>
      )}
    </Part>
  );
}

const titleOf = (unit: Unit) => ({ day: 'Day', week: 'Week', month: 'Month' })[unit];
