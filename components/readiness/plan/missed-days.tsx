'use client';
import { useEffect, useId, useMemo, useState } from 'react';
import { dateOfDay, dayInWords, dayOfDate } from '@/lib/client/study-day';
import type { DatePlan, Missing } from '@/lib/domain/readiness/plan';
import { ChoiceBar } from '../../ui/choice-bar';
import { type LookAhead, missedKey } from './use-plan';
import { endInWords, points } from './words';

const LENGTHS = [
  { value: 'day', words: 'One day' },
  { value: 'week', words: 'A week off' },
] as const;
type Length = (typeof LENGTHS)[number]['value'];

const daysFrom = (first: number, count: number, before: number) =>
  Array.from({ length: count }, (_, i) => first + i).filter((day) => day < before);

/** What gives when the other days stay as long as they are. */
export function MissedDays({
  today,
  date,
  plan,
  ahead,
  hasForecast,
}: {
  today: number;
  date: number;
  plan: DatePlan;
  ahead: LookAhead;
  hasForecast: boolean;
}) {
  const [text, setText] = useState(dateOfDay(Math.min(today + 1, date - 1)));
  const [length, setLength] = useState<Length>('week');
  const id = useId();
  const first = dayOfDate(text);
  const isGood = first !== null && first >= today && first < date;
  const onlyToday = useMemo(() => [today], [today]);
  const chosen = useMemo(
    () => (isGood ? daysFrom(first, length === 'week' ? 7 : 1, date) : []),
    [isGood, first, length, date],
  );
  const { askMissing } = ahead;
  useEffect(() => {
    // A worker that is at another plan answers for that one.
    if (ahead.isAtWork || !plan) return;
    askMissing(onlyToday);
    if (chosen.length > 0) askMissing(chosen);
  }, [ahead.isAtWork, plan, askMissing, onlyToday, chosen]);
  const said = (days: readonly number[]) => {
    const missing = ahead.missing.get(missedKey(days));
    return missing ? lossInWords(missing, plan, today, hasForecast) : '…';
  };
  return (
    <section aria-labelledby="missed-title">
      <h2 id="missed-title" className="text-xl font-semibold">
        When a day is missed
      </h2>
      <p className="mt-1 max-w-prose">
        <strong>Today:</strong> {said(onlyToday)}
      </p>
      <div className="mt-3 flex flex-wrap items-end gap-x-6 gap-y-3">
        <ChoiceBar label="Or nothing done for" choices={LENGTHS} picked={length} onPick={setLength} />
        <div>
          <label htmlFor={id} className="label mb-1 block">
            From
          </label>
          <input
            id={id}
            type="date"
            min={dateOfDay(today)}
            max={dateOfDay(date - 1)}
            value={text}
            onChange={(e) => setText(e.target.value)}
            aria-invalid={!isGood}
            className="mono min-h-11 rounded-md border border-edge bg-surface px-3"
          />
        </div>
      </div>
      <p role="status" className="mt-3 max-w-prose">
        {isGood ? (
          <>
            <strong>{spanInWords(chosen, today)}:</strong> {said(chosen)}
          </>
        ) : (
          `Choose a day from ${dayInWords(today, today)} to ${dayInWords(date - 1, today)}.`
        )}
      </p>
    </section>
  );
}

function spanInWords(days: readonly number[], today: number) {
  const [first, last] = [days[0]!, days.at(-1)!];
  return first === last
    ? dayInWords(first, today)
    : `${dayInWords(first, today)} to ${dayInWords(last, today)}`;
}

function lossInWords(
  { points: lost, notMet, endsOn }: Missing,
  plan: DatePlan,
  today: number,
  said: boolean,
) {
  const loss = lost < 0.0005 ? 'no loss to speak of on the date' : `${points(lost)} points less on the date`;
  const met = notMet > 0 ? `${notMet} more ${notMet === 1 ? 'card' : 'cards'} not met` : '';
  const end =
    endsOn === plan.endsOn
      ? 'the end stays where it is'
      : endsOn === null
        ? 'the end is not within a year any more'
        : `the end moves${plan.endsOn === null ? '' : ` from ${dayInWords(plan.endsOn, today)}`} to ${dayInWords(endsOn, today)}`;
  return `${[said ? loss : '', met, plan.endsOn === null && endsOn === null ? `the end stays: ${endInWords(null, today)}` : end].filter(Boolean).join('; ')}.`;
}
