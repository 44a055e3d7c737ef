'use client';
import { type ReactNode, useId } from 'react';

/** One setting: its kernel name, a field for what is typed, a slider, what it means, and why it is refused. */
export function Setting({
  label,
  said,
  slider,
  field,
  problem,
  children,
}: {
  label: string;
  /** What holds now, in words. */
  said: string;
  slider?: { at: number; last: number; onMove: (at: number) => void };
  field?: { text: string; placeholder: string; hint: string; onText: (text: string) => void };
  problem: string | null;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <div className="border-b border-line py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <label htmlFor={field ? `${id}f` : `${id}s`} className="mono text-sm font-semibold">
          {label}
        </label>
        <span className="mono text-sm text-soft">{said}</span>
      </div>
      <div className="mt-1 flex items-center gap-3">
        {slider && (
          <input
            id={`${id}s`}
            type="range"
            min={0}
            max={slider.last}
            value={slider.at}
            aria-label={`${label} slider`}
            aria-valuetext={said}
            onChange={(event) => slider.onMove(Number(event.target.value))}
            className="h-11 min-w-0 grow accent-action"
          />
        )}
        {field && (
          <input
            id={`${id}f`}
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={field.text}
            placeholder={field.placeholder}
            onChange={(event) => field.onText(event.target.value)}
            aria-invalid={problem !== null}
            aria-describedby={`${id}h`}
            className={`mono min-h-11 rounded-md border bg-surface px-2.5 ${slider ? 'w-32 shrink-0' : 'w-full'} ${problem ? 'border-wrong' : 'border-edge'}`}
          />
        )}
      </div>
      <p id={`${id}h`} className="text-sm text-soft">
        {problem ? <span className="font-semibold text-wrong">{problem}</span> : field?.hint}
      </p>
      {children}
    </div>
  );
}
