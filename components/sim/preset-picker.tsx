'use client';
import { useId } from 'react';

export interface PresetChoice {
  id: string;
  title: string;
  /** Heading it stands under; presets of one group come together. */
  group?: string;
}

/** Scenarios to start from. */
export function PresetPicker({
  presets,
  picked,
  onPick,
}: {
  presets: readonly PresetChoice[];
  /** Empty once something of it was changed. */
  picked: string;
  onPick: (id: string) => void;
}) {
  const id = useId();
  const groups = [...new Set(presets.map((preset) => preset.group ?? ''))];
  const optionsOf = (group: string) =>
    presets
      .filter((preset) => (preset.group ?? '') === group)
      .map((preset) => (
        <option key={preset.id} value={preset.id}>
          {preset.title}
        </option>
      ));
  return (
    <div>
      <label htmlFor={id} className="label mb-1 block">
        Start from
      </label>
      <select
        id={id}
        value={picked}
        onChange={(event) => onPick(event.target.value)}
        className="min-h-11 w-full rounded-md border border-edge bg-surface px-3"
      >
        {picked === '' && <option value="">Your own settings</option>}
        {groups.map((group) =>
          group === '' ? (
            optionsOf(group)
          ) : (
            <optgroup key={group} label={group}>
              {optionsOf(group)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
}
