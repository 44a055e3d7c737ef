'use client';
import { useId } from 'react';
import type { Field } from '@/lib/domain/mock/calculator/calculator';

/** A quantity as it is typed; what is wrong with it stands below. */
export function QuantityField({
  field,
  text,
  wrong,
  onText,
}: {
  field: Field;
  text: string;
  wrong: string | undefined;
  onText: (text: string) => void;
}) {
  const id = useId();
  const hint = field.hint ?? (field.optional ? 'May stay blank.' : undefined);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-sm leading-5">
        {field.label}
      </label>
      <input
        id={id}
        value={text}
        onChange={(event) => onText(event.target.value)}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong || hint ? `${id}-wrong ${id}-hint` : undefined}
        className={`mono mt-1 min-h-11 w-full min-w-0 text-base rounded-md border bg-surface px-3 ${wrong ? 'border-wrong' : 'border-edge'}`}
      />
      {wrong && (
        <p id={`${id}-wrong`} className="mt-1 text-sm leading-5 text-wrong">
          {wrong}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm leading-5 text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
