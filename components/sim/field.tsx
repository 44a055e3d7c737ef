'use client';
import { type ReactNode, useId, useState } from 'react';
import type { BadScenario } from '@/lib/sim/engine/model';

/** The refusal, where it concerns this path or something below it. */
export const reasonAt = (problem: BadScenario | null, path: string) =>
  problem &&
  (problem.path === path || problem.path.startsWith(`${path}.`) || problem.path.startsWith(`${path}[`))
    ? problem.reason
    : null;

const INPUT = 'min-h-11 w-full min-w-0 rounded-md border bg-surface px-3';

/** A number as a person writes it, in units of `scale`; what is no number is passed on and refused by the scenario. */
export function NumberField({
  label,
  unit,
  value,
  scale = 1,
  reason,
  onChange,
  onBlank,
}: {
  label: string;
  unit: string;
  /** Null where nothing has to be said. */
  value: number | null;
  scale?: number;
  /** Why the scenario does not take it. */
  reason: string | null;
  onChange: (value: number) => void;
  /** Given where the number may be left out. */
  onBlank?: () => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<{ text: string; value: number } | null>(null);
  const shown = value === null ? '' : String(value / scale);
  const text = typed && Object.is(typed.value, value) ? typed.text : shown;
  const type = (written: string) => {
    if (onBlank && written.trim() === '') return onBlank();
    const next = written.trim() === '' ? Number.NaN : Math.round(Number(written.replace(',', '.')) * scale);
    setTyped({ text: written, value: next });
    onChange(next);
  };
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block">
        {label} <span className="text-soft">({unit})</span>
      </label>
      <input
        id={id}
        inputMode="decimal"
        value={text}
        onChange={(event) => type(event.target.value)}
        aria-invalid={reason !== null}
        aria-describedby={reason === null ? undefined : `${id}-reason`}
        className={`mono ${INPUT} ${reason === null ? 'border-edge' : 'border-wrong'}`}
      />
      <Reason id={`${id}-reason`} reason={reason} />
    </div>
  );
}

export function TextField({
  label,
  value,
  options = [],
  reason = null,
  onChange,
}: {
  label: string;
  value: string;
  options?: readonly string[];
  reason?: string | null;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        list={`${id}-list`}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={reason !== null}
        className={`mono ${INPUT} ${reason === null ? 'border-edge' : 'border-wrong'}`}
      />
      <datalist id={`${id}-list`}>
        {options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
      <Reason id={`${id}-reason`} reason={reason} />
    </div>
  );
}

export function SelectField({
  label,
  value,
  children,
  onChange,
}: {
  label: string;
  value: string;
  children: ReactNode;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${INPUT} border-edge`}
      >
        {children}
      </select>
    </div>
  );
}

export function CheckField({
  label,
  checked,
  reason = null,
  onChange,
}: {
  label: ReactNode;
  checked: boolean;
  reason?: string | null;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div>
      <label className="flex min-h-11 cursor-pointer items-center gap-3">
        <input
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          aria-invalid={reason !== null}
          aria-describedby={reason === null ? undefined : id}
          className="size-5 shrink-0 accent-action"
        />
        <span className="min-w-0">{label}</span>
      </label>
      <Reason id={id} reason={reason} />
    </div>
  );
}

export function Reason({ id, reason }: { id?: string; reason: string | null }) {
  return reason === null ? null : (
    <p id={id} className="mt-1.5 text-sm leading-5 text-wrong">
      Refused: {reason}
    </p>
  );
}
