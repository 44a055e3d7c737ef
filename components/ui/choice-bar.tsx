'use client';
import { useId } from 'react';

/** One of a few, all in sight. */
export function ChoiceBar<Value extends string>({
  label,
  choices,
  picked,
  onPick,
}: {
  label: string;
  choices: readonly { value: Value; words: string }[];
  picked: Value;
  onPick: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend className="label mb-1">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(({ value, words }) => (
          <label
            key={value}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md border border-edge bg-surface px-3 has-checked:border-ink has-checked:font-semibold has-checked:shadow-[inset_0_-3px_0_var(--action)] has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-action"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === picked}
              onChange={() => onPick(value)}
              className="size-4 accent-action"
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
