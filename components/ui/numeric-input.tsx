'use client';

/** A number as people type it; the unit stands beside it. */
export function NumericInput({
  unit,
  text,
  readable,
  onText,
}: {
  unit: string;
  text: string;
  readable: boolean;
  onText: (text: string) => void;
}) {
  const wrong = text.trim() !== '' && !readable;
  return (
    <div>
      <label className="block">
        <span className="label mb-1.5 block">Your number{unit ? `, in ${unit}` : ''}</span>
        <span className="flex flex-wrap items-baseline gap-3">
          <input
            inputMode="decimal"
            autoComplete="off"
            enterKeyHint="done"
            value={text}
            onChange={(e) => onText(e.target.value)}
            aria-invalid={wrong}
            aria-describedby={wrong ? 'numeric-problem' : undefined}
            className="mono min-h-12 w-40 max-w-full rounded-md border border-edge bg-surface px-3.5 text-lg"
          />
          <span className="mono text-soft">{unit}</span>
        </span>
      </label>
      {wrong && (
        <p id="numeric-problem" className="mt-2 text-wrong">
          Write a plain number, such as 12.5.
        </p>
      )}
    </div>
  );
}
