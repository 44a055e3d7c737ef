'use client';
import type { PullInput } from '@/lib/client/sim/layers-edit';
import type { BadScenario } from '@/lib/sim/engine/model';
import { NumberField, reasonAt, SelectField } from '../field';

const MB = 1_000_000;
type Layer = PullInput['layers'][number];

/** How fast blobs come and are unpacked, and what is wrong with one. */
export function PullControls({
  pull,
  problem,
  onChange,
}: {
  pull: PullInput;
  problem: BadScenario | null;
  onChange: (pull: PullInput) => void;
}) {
  const setFault = (index: number, value: string) => {
    const { fault: _, ...whole } = pull.layers[index]!;
    const layer: Layer = value === '' ? whole : { ...whole, fault: value as NonNullable<Layer['fault']> };
    onChange({ ...pull, layers: pull.layers.with(index, layer) });
  };
  return (
    <div className="grid gap-4">
      <div className="grid grid-cols-2 items-end gap-3">
        <NumberField
          label="From registry"
          unit="MB/s"
          scale={MB}
          value={pull.bandwidthBytesPerS}
          reason={reasonAt(problem, 'pull.bandwidthBytesPerS')}
          onChange={(bandwidthBytesPerS) => onChange({ ...pull, bandwidthBytesPerS })}
        />
        <NumberField
          label="Unpacking"
          unit="MB/s"
          scale={MB}
          value={pull.unpackBytesPerS}
          reason={reasonAt(problem, 'pull.unpackBytesPerS')}
          onChange={(unpackBytesPerS) => onChange({ ...pull, unpackBytesPerS })}
        />
      </div>
      <fieldset className="grid min-w-0 gap-3">
        <legend className="label mb-1">What arrives</legend>
        {pull.layers.map((layer, index) => (
          <SelectField
            key={layer.name}
            label={layer.name}
            value={layer.fault ?? ''}
            onChange={(value) => setFault(index, value)}
          >
            <option value="">as the manifest says</option>
            <option value="damaged">a damaged blob</option>
            <option value="other-content">a blob of other content</option>
          </SelectField>
        ))}
      </fieldset>
    </div>
  );
}
