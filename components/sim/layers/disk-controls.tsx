'use client';
import type { DiskInput } from '@/lib/client/sim/layers-edit';
import type { BadScenario } from '@/lib/sim/engine/model';
import type { Operation } from '@/lib/sim/layers/disk-scenario';
import { printOperation } from '@/lib/sim/layers/explain-operation';
import { Button } from '../../ui/button';
import { CheckField, NumberField, Reason, reasonAt } from '../field';
import { OperationForm } from './operation-form';

interface DiskControlsProps {
  disk: DiskInput;
  problem: BadScenario | null;
  onChange: (disk: DiskInput) => void;
}

const MOST = 6;
const nameOf = (index: number) => `container-${'abcdef'[index]}`;

/** What the containers do, how many there are, and how overlayfs is mounted. */
export function DiskControls({ disk, problem, onChange }: DiskControlsProps) {
  const mount = disk.mount ?? {};
  return (
    <div className="grid gap-4">
      <OperationForm
        disk={disk}
        onAdd={(operation) => onChange({ ...disk, operations: [...disk.operations, operation] })}
      />
      <OperationList disk={disk} problem={problem} onChange={onChange} />
      <fieldset className="min-w-0">
        <legend className="label">Mount and machine</legend>
        <CheckField
          label="metacopy=on"
          checked={mount.metacopy ?? false}
          reason={reasonAt(problem, 'disk.mount')}
          onChange={(metacopy) => onChange({ ...disk, mount: { ...mount, metacopy } })}
        />
        <CheckField
          label="redirect_dir=on"
          checked={mount.redirectDir ?? false}
          onChange={(redirectDir) => onChange({ ...disk, mount: { ...mount, redirectDir } })}
        />
        <CheckField
          label="The image is in the page cache already"
          checked={disk.pageCache === 'warm'}
          onChange={(warm) => onChange({ ...disk, pageCache: warm ? 'warm' : 'cold' })}
        />
        <NumberField
          label="Containers"
          unit={`1 to ${MOST}`}
          value={disk.containers.length}
          reason={reasonAt(problem, 'disk.containers')}
          onChange={(count) => onChange(withContainers(disk, count))}
        />
      </fieldset>
    </div>
  );
}

/** Names stay as they are; what a container that goes away did goes with it. */
function withContainers(disk: DiskInput, count: number): DiskInput {
  if (!Number.isInteger(count) || count < 0 || count > MOST + 1) return disk;
  const containers = Array.from({ length: count }, (_, i) => disk.containers[i] ?? nameOf(i));
  const operations = disk.operations.filter((op) => containers.includes(op.container));
  return { ...disk, containers, operations };
}

function OperationList({ disk, problem, onChange }: DiskControlsProps) {
  const { operations } = disk;
  if (operations.length === 0) return <p className="text-soft">No operations yet: add one.</p>;
  return (
    <fieldset className="min-w-0">
      <legend className="label mb-1">Operations, in this order</legend>
      <ol className="border-t border-line">
        {operations.map((operation, index) => {
          const text = `${operation.container}: ${printOperation(operation as Operation)}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an operation is its place
            <li key={index} className="border-b border-line">
              <div className="flex items-center gap-2">
                <span className="mono min-w-0 flex-1 py-1 text-sm leading-5">
                  {index + 1} {text}
                </span>
                <Button
                  look="quiet"
                  onClick={() => onChange({ ...disk, operations: operations.toSpliced(index, 1) })}
                >
                  Remove
                  <span className="sr-only">
                    {' '}
                    operation {index + 1}, {text}
                  </span>
                </Button>
              </div>
              <Reason reason={reasonAt(problem, `disk.operations[${index}]`)} />
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}
