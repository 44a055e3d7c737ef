'use client';
import { withGiven, withKind } from '@/lib/client/sim/density-view';
import { KIND_TEXTS, KINDS } from '@/lib/sim/density/kind';
import type { DensityInput } from '@/lib/sim/density/scenario';
import type { BadScenario } from '@/lib/sim/engine/model';
import { Behind } from '../data-table';
import { CheckField, NumberField, Reason, reasonAt } from '../field';

const GIB = 2 ** 30;
const MIB = 2 ** 20;

interface DensityControlsProps {
  input: DensityInput;
  problem: BadScenario | null;
  onChange: (input: DensityInput) => void;
}

/** The host, the workload, the boxes to compare, and figures of one's own. */
export function DensityControls({ input, problem, onChange }: DensityControlsProps) {
  const { host, workload } = input;
  const setHost = (changed: Partial<typeof host>) => onChange({ ...input, host: { ...host, ...changed } });
  const setWorkload = (changed: Partial<typeof workload>) =>
    onChange({ ...input, workload: { ...workload, ...changed } });
  return (
    <>
      <fieldset className="grid min-w-0 grid-cols-2 items-start gap-3">
        <legend className="label mb-1">Host</legend>
        <NumberField
          label="Memory"
          unit="GiB"
          scale={GIB}
          value={host.memoryBytes}
          reason={reasonAt(problem, 'host.memoryBytes')}
          onChange={(memoryBytes) => setHost({ memoryBytes })}
        />
        <NumberField
          label="Kept back"
          unit="GiB"
          scale={GIB}
          value={host.reservedBytes ?? 0}
          reason={reasonAt(problem, 'host.reservedBytes')}
          onChange={(reservedBytes) => setHost({ reservedBytes })}
        />
        <NumberField
          label="CPUs"
          unit="cores"
          value={host.cpus}
          reason={reasonAt(problem, 'host.cpus')}
          onChange={(cpus) => setHost({ cpus })}
        />
      </fieldset>
      <fieldset className="grid min-w-0 grid-cols-2 items-start gap-3">
        <legend className="label mb-1">Workload, each instance</legend>
        <NumberField
          label="Its own"
          unit="MiB"
          scale={MIB}
          value={workload.memoryBytes}
          reason={reasonAt(problem, 'workload.memoryBytes')}
          onChange={(memoryBytes) => setWorkload({ memoryBytes })}
        />
        <NumberField
          label="Read alike"
          unit="MiB"
          scale={MIB}
          value={workload.sharedBytes ?? 0}
          reason={reasonAt(problem, 'workload.sharedBytes')}
          onChange={(sharedBytes) => setWorkload({ sharedBytes })}
        />
        <p className="col-span-2 text-sm text-soft">
          Pages of the image that all read alike are cached once under one kernel, and once in every guest.
        </p>
      </fieldset>
      <div className="border-b border-line">
        <Behind title="Which boxes">
          <div>
            {KINDS.map((kind) => (
              <CheckField
                key={kind}
                label={KIND_TEXTS[kind].name}
                checked={(input.kinds ?? KINDS).includes(kind)}
                onChange={(on) => onChange(withKind(input, KINDS, kind, on))}
              />
            ))}
            <Reason reason={reasonAt(problem, 'kinds')} />
          </div>
        </Behind>
        <Behind title="Figures of your own">
          <OwnFigures input={input} problem={problem} onChange={onChange} />
        </Behind>
      </div>
    </>
  );
}

function OwnFigures({ input, problem, onChange }: DensityControlsProps) {
  return (
    <>
      <p className="text-sm text-soft">Measured by you; they take the place of sourced ones. Blank: none.</p>
      {(input.kinds ?? KINDS).map((kind) => {
        const own = input.given?.find((given) => given.kind === kind);
        const at = `given[${input.given?.indexOf(own!) ?? 0}]`;
        return (
          <fieldset key={kind} className="grid min-w-0 grid-cols-2 items-start gap-3">
            <legend className="font-semibold">{KIND_TEXTS[kind].name}</legend>
            <NumberField
              label="Overhead"
              unit="MiB"
              scale={MIB}
              value={own?.overheadBytes ?? null}
              reason={own?.overheadBytes === undefined ? null : reasonAt(problem, `${at}.overheadBytes`)}
              onChange={(value) => onChange(withGiven(input, kind, 'overheadBytes', value))}
              onBlank={() => onChange(withGiven(input, kind, 'overheadBytes', null))}
            />
            <NumberField
              label="Start-up"
              unit="ms"
              scale={1000}
              value={own?.startUs ?? null}
              reason={own?.startUs === undefined ? null : reasonAt(problem, `${at}.startUs`)}
              onChange={(value) => onChange(withGiven(input, kind, 'startUs', value))}
              onBlank={() => onChange(withGiven(input, kind, 'startUs', null))}
            />
          </fieldset>
        );
      })}
    </>
  );
}
