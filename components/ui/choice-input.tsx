'use client';
import type { FaceChoice } from '@/lib/domain/bank/face';
import { HtmlSpan } from './html';

export const letterOf = (position: number) => String.fromCharCode(65 + position);

/** One answer (radio buttons) or several (check boxes); both are native inputs under a large label. */
export function ChoiceInput({
  name,
  options,
  several,
  picked,
  onPick,
}: {
  name: string;
  options: readonly FaceChoice[];
  several: boolean;
  picked: readonly string[];
  onPick: (picked: string[]) => void;
}) {
  const toggle = (id: string) => {
    if (!several) onPick([id]);
    else onPick(picked.includes(id) ? picked.filter((p) => p !== id) : [...picked, id]);
  };
  return (
    <fieldset className="grid gap-2.5">
      <legend className={several ? 'label mb-2' : 'sr-only'}>
        {several ? 'Several may be right' : 'Choose one'}
      </legend>
      {options.map(({ id, text }, i) => (
        <label
          key={id}
          className="flex min-h-12 cursor-pointer gap-3 rounded-md border border-line bg-surface px-3.5 py-2.5 has-checked:border-ink has-checked:outline-1 has-checked:outline-ink has-focus-visible:outline-3 has-focus-visible:outline-action"
        >
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            className="sr-only"
            checked={picked.includes(id)}
            onChange={() => toggle(id)}
          />
          <span aria-hidden className="mono w-4 shrink-0 text-soft">
            {several ? (picked.includes(id) ? '☑' : '☐') : letterOf(i)}
          </span>
          <HtmlSpan html={text} className="min-w-0" />
        </label>
      ))}
    </fieldset>
  );
}
