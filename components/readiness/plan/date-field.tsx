'use client';
import { useId, useRef, useState } from 'react';
import { dateOfDay, dayInWords, dayOfDate } from '@/lib/client/study-day';
import { Button } from '../../ui/button';

/** A plan looks no further ahead. */
const LONGEST_DAYS = 365;

/** A day from tomorrow on, or none. It is taken as soon as it is one. */
export function DateField({
  day,
  today,
  onSave,
}: {
  /** Study day. */
  day: number | null;
  today: number;
  onSave: (day: number | null) => void;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  /** While it is written; null: what is set stands there. */
  const [text, setText] = useState<string | null>(null);
  const [least, most] = [today + 1, today + LONGEST_DAYS];
  const isDay = (chosen: number | null) => chosen !== null && chosen >= least && chosen <= most;
  const written = text === null ? null : dayOfDate(text);
  const isBad = written !== null && written !== day && !isDay(written);
  const change = (date: string) => {
    setText(date);
    const chosen = dayOfDate(date);
    if (chosen !== day && isDay(chosen)) onSave(chosen);
  };
  const clear = () => {
    setText(null);
    onSave(null);
    // The button goes with the date.
    field.current?.focus();
  };
  return (
    <div>
      <label htmlFor={id} className="label mb-1 block">
        Date of your interview
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          id={id}
          type="date"
          min={dateOfDay(least)}
          max={dateOfDay(most)}
          value={text ?? (day === null ? '' : dateOfDay(day))}
          onChange={(e) => change(e.target.value)}
          onBlur={() => !isBad && setText(null)}
          aria-invalid={isBad}
          aria-describedby={isBad ? `${id}-hint` : undefined}
          className="mono min-h-11 min-w-0 grow rounded-md border border-edge bg-surface px-3"
        />
        {day !== null && <Button onClick={clear}>Clear</Button>}
      </div>
      {isBad && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-wrong">
          Choose a day from {dayInWords(least, today)} to {dayInWords(most, today)}.{' '}
          {day === null ? 'Until then none is set.' : `Until then ${dayInWords(day, today)} holds.`}
        </p>
      )}
    </div>
  );
}
