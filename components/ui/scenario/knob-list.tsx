'use client';
import { useId } from 'react';
import type { Knob, Setting, Settings } from '@/lib/domain/bank/scenario';

/** What may be set: a slider with its value for a range, a choice for words. */
export function KnobList({
  knobs,
  settings,
  onSettings,
}: {
  knobs: readonly Knob[];
  settings: Settings;
  onSettings: (settings: Settings) => void;
}) {
  const set = (name: string, value: Setting) => onSettings({ ...settings, [name]: value });
  return (
    <fieldset className="grid gap-3">
      <legend className="label mb-2">What you may set</legend>
      {knobs.map((knob) => (
        <KnobRow
          key={knob.name}
          knob={knob}
          value={settings[knob.name]!}
          onValue={(v) => set(knob.name, v)}
        />
      ))}
    </fieldset>
  );
}

function KnobRow({
  knob,
  value,
  onValue,
}: {
  knob: Knob;
  value: Setting;
  onValue: (value: Setting) => void;
}) {
  const { label, unit, choices, start } = knob;
  const id = useId();
  const changed = value !== start;
  return (
    <div>
      <label htmlFor={id} className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="mono text-sm">{label}</span>
        <span className="mono text-sm">
          {printSetting(value)} {unit}
          {changed && <span className="text-soft"> · was {printSetting(start)}</span>}
        </span>
      </label>
      {'of' in choices ? (
        <select
          id={id}
          value={String(value)}
          onChange={(event) => onValue(choices.of.find((c) => String(c) === event.target.value)!)}
          className="mt-1 min-h-11 w-full rounded-md border border-edge bg-surface px-3"
        >
          {choices.of.map((choice) => (
            <option key={String(choice)} value={String(choice)}>
              {printSetting(choice)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type="range"
          min={choices.from}
          max={choices.to}
          step={choices.step}
          value={Number(value)}
          aria-valuetext={`${printSetting(value)} ${unit}`}
          onChange={(event) => onValue(Number(event.target.value))}
          className="h-11 w-full accent-action"
        />
      )}
    </div>
  );
}

export const printSetting = (value: Setting): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
