'use client';
import { useId, useState } from 'react';
import { SETTING_LIMITS } from '@/lib/domain/review/settings';
import { Button } from '../../ui/button';

const { least, most } = SETTING_LIMITS.minutesPerDay;
const STEP = 5;

/** A number to write, and steps of five either way. */
export function MinutesField({ minutes, onSave }: { minutes: number; onSave: (minutes: number) => void }) {
  const [text, setText] = useState<string | null>(null);
  const id = useId();
  const written = Number(text);
  const isBad =
    text !== null && (text.trim() === '' || !Number.isInteger(written) || written < least || written > most);
  const leave = () => {
    if (text !== null && !isBad && written !== minutes) onSave(written);
    if (!isBad) setText(null);
  };
  const step = (to: number) => {
    setText(null);
    onSave(Math.min(most, Math.max(least, to)));
  };
  return (
    <div>
      <label htmlFor={id} className="label mb-1 block">
        Minutes a day
      </label>
      <div className="flex flex-wrap gap-2">
        <Button
          className="w-12 px-0!"
          aria-label="Five minutes less"
          disabled={minutes <= least}
          onClick={() => step((Math.ceil(minutes / STEP) - 1) * STEP)}
        >
          −
        </Button>
        <input
          id={id}
          inputMode="numeric"
          value={text ?? String(minutes)}
          onChange={(e) => setText(e.target.value)}
          onBlur={leave}
          onKeyDown={(e) => e.key === 'Enter' && leave()}
          aria-invalid={isBad}
          aria-describedby={isBad ? `${id}-hint` : undefined}
          className="mono min-h-11 w-20 rounded-md border border-edge bg-surface px-3 text-center"
        />
        <Button
          className="w-12 px-0!"
          aria-label="Five minutes more"
          disabled={minutes >= most}
          onClick={() => step((Math.floor(minutes / STEP) + 1) * STEP)}
        >
          +
        </Button>
      </div>
      {isBad && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-wrong">
          Write a whole number from {least} to {most}. Until then {minutes} holds.
        </p>
      )}
    </div>
  );
}
