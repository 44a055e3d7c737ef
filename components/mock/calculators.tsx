'use client';
import { useId, useState } from 'react';
import { type Typed, usualOf, type Wrongs, workTyped } from '@/lib/client/sim/calculator-input';
import type { Calculator, Worked } from '@/lib/domain/mock/calculator/calculator';
import { CALCULATORS, noteOf } from '@/lib/domain/mock/calculators';
import { Button } from '../ui/button';
import { QuantityField } from './quantity-field';

interface Sheet {
  typed: Typed;
  wrongs: Wrongs;
  /** Of the last numbers that could be read. */
  result: Worked;
}

function firstSheet(calculator: Calculator): Sheet {
  const typed = usualOf(calculator);
  const worked = workTyped(calculator, typed);
  if (!worked.ok) throw new Error(`${calculator.id}: what it begins with cannot be worked out`);
  return { typed, wrongs: {}, result: worked.value };
}

/** Arithmetic of a review, a sheet for each question. What was typed stays while the component stays. */
export function Calculators({ onUse }: { onUse?: (text: string) => void }) {
  const id = useId();
  const [picked, setPicked] = useState(CALCULATORS[0]!.id);
  const [sheets, setSheets] = useState<Readonly<Record<string, Sheet>>>({});
  const calculator = CALCULATORS.find((c) => c.id === picked)!;
  const sheet = sheets[picked] ?? firstSheet(calculator);
  const change = (typed: Typed) => {
    const worked = workTyped(calculator, typed);
    const next = worked.ok
      ? { typed, wrongs: {}, result: worked.value }
      : { typed, wrongs: worked.error, result: sheet.result };
    setSheets({ ...sheets, [picked]: next });
  };
  return (
    <section aria-label="Calculators" className="@container">
      <label htmlFor={id} className="label mb-1 block">
        Calculate
      </label>
      <select
        id={id}
        value={picked}
        onChange={(event) => setPicked(event.target.value)}
        className="min-h-11 w-full rounded-md border border-edge bg-surface px-3"
      >
        {CALCULATORS.map(({ id: value, question }) => (
          <option key={value} value={value}>
            {question}
          </option>
        ))}
      </select>
      <div className="mt-4 grid grid-cols-2 items-start gap-x-4 gap-y-3 @lg:grid-cols-3">
        {calculator.fields.map((field) => (
          <QuantityField
            key={`${picked}-${field.name}`}
            field={field}
            text={sheet.typed[field.name] ?? ''}
            wrong={sheet.wrongs[field.name]}
            onText={(text) => change({ ...sheet.typed, [field.name]: text })}
          />
        ))}
      </div>
      <ResultBox
        key={picked}
        result={sheet.result}
        old={Object.keys(sheet.wrongs).length > 0}
        onUse={onUse && (() => onUse(noteOf(calculator, sheet.result.arithmetic)))}
      />
    </section>
  );
}

function ResultBox({
  result,
  old,
  onUse,
}: {
  result: Worked;
  /** A field cannot be read: what is shown is of the numbers before. */
  old: boolean;
  onUse: (() => void) | undefined;
}) {
  const [used, setUsed] = useState<string | null>(null);
  const { figures, arithmetic, caveat } = result;
  const main = figures.find((f) => f.main);
  const inNotes = used === arithmetic;
  return (
    <section aria-label="Result" className="mt-4 border-t-2 border-ink pt-3">
      <div className={old ? 'text-soft' : ''}>
        {main && (
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="label">{main.label}</span>
            <strong className="mono text-2xl font-semibold">{main.text}</strong>
          </p>
        )}
        <dl className="mt-2 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 text-sm leading-6">
          {figures
            .filter((f) => !f.main)
            .map(({ label, text }) => (
              <div key={label} className="col-span-2 grid grid-cols-subgrid border-t border-line py-1">
                <dt>{label}</dt>
                <dd className="mono text-right">{text}</dd>
              </div>
            ))}
        </dl>
        <p className="mono mt-2 border-t border-line pt-2 text-sm leading-6">{arithmetic}</p>
        {caveat && <p className="mt-1.5 text-sm leading-5 text-soft">{caveat}</p>}
      </div>
      <p role="status" className="mt-2 text-sm leading-5 text-soft empty:hidden">
        {old ? 'A field cannot be read; this is the result of the numbers before.' : ''}
        {!old && inNotes ? 'Put into the notes.' : ''}
      </p>
      {onUse && (
        <Button
          className="mt-3 w-full @lg:w-auto"
          disabled={old}
          onClick={() => {
            onUse();
            setUsed(arithmetic);
          }}
        >
          Put into notes
        </Button>
      )}
    </section>
  );
}
