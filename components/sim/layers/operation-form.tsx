'use client';
import { type FormEvent, useState } from 'react';
import {
  type DiskInput,
  NEEDS_BYTES,
  NEEDS_TO,
  OPERATION_WORDS,
  type OperationChoice,
  type OperationInput,
  operationOf,
} from '@/lib/client/sim/layers-edit';
import { NumberField, SelectField, TextField } from '../field';

/** One more operation at the end. */
export function OperationForm({
  disk,
  onAdd,
}: {
  disk: DiskInput;
  onAdd: (operation: OperationInput) => void;
}) {
  const paths = disk.layers.flatMap((layer) => (layer.files ?? []).map((file) => file.path));
  const [container, setContainer] = useState(disk.containers[0] ?? '');
  const [choice, setChoice] = useState<OperationChoice>('append');
  const [path, setPath] = useState(paths[0] ?? '/');
  const [to, setTo] = useState('/new');
  const [bytes, setBytes] = useState(100);
  const who = disk.containers.includes(container) ? container : (disk.containers[0] ?? '');
  const add = (event: FormEvent) => {
    event.preventDefault();
    onAdd(operationOf({ container: who, choice, path, to, bytes }));
  };
  return (
    <form onSubmit={add} className="grid gap-3" aria-label="Add an operation">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-1">
        <SelectField label="Container" value={who} onChange={setContainer}>
          {disk.containers.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Operation"
          value={choice}
          onChange={(value) => setChoice(value as OperationChoice)}
        >
          {Object.entries(OPERATION_WORDS).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField label="Path" value={path} options={paths} onChange={setPath} />
      {NEEDS_TO.includes(choice) && <TextField label="New name" value={to} onChange={setTo} />}
      {NEEDS_BYTES.includes(choice) && (
        <NumberField label="Length" unit="bytes" value={bytes} reason={null} onChange={setBytes} />
      )}
      <button
        type="submit"
        className="min-h-11 cursor-pointer rounded-md border border-edge bg-surface px-4 font-semibold"
      >
        Add as the last step
      </button>
    </form>
  );
}
