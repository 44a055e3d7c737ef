'use client';
import { useId } from 'react';
import type { GroupPlace } from '@/lib/client/sim/limits-edit';
import type { ShownRun } from '@/lib/client/sim/limits-run';
import type { LimitsInputScenario, LimitsScenario } from '@/lib/sim/cgroups/scenario';
import type { BadScenario } from '@/lib/sim/engine/model';
import { GroupControls } from './group-controls';
import { HostFields } from './host-fields';
import type { GroupEditing } from './limit-setting';
import { Readout } from './readout';
import { ResourceFields } from './resource-fields';
import { WorkloadFields } from './workload-fields';

/** The limits of the container or pod that is picked, what they come to, and the machine. */
export function ControlPanel({
  input,
  scenario,
  place,
  onPick,
  problem,
  shown,
  onChange,
}: {
  input: LimitsInputScenario;
  scenario: LimitsScenario;
  place: GroupPlace;
  onPick: (place: GroupPlace) => void;
  problem: BadScenario | null;
  shown: ShownRun;
  onChange: (input: LimitsInputScenario) => void;
}) {
  const id = useId();
  const group = scenario[place.list][place.index]!;
  const result = shown.run[place.list][place.index]!;
  const container = place.list === 'containers' ? scenario.containers[place.index]! : null;
  const editing: GroupEditing = {
    input,
    place,
    limits: group.limits,
    translations: scenario.translations.filter((t) => t.group === group.name),
    problem,
    onChange,
  };
  const option = (list: GroupPlace['list'], name: string, index: number) => (
    <option key={name} value={`${list} ${index}`}>
      {name}
    </option>
  );
  return (
    <section aria-labelledby={`${id}h`} className="min-w-0">
      <h2 id={`${id}h`} className="text-lg font-semibold">
        Limits of {group.name}
      </h2>
      <label htmlFor={id} className="label mt-1 block">
        Container or pod
      </label>
      <select
        id={id}
        value={`${place.list} ${place.index}`}
        onChange={(event) => {
          const [list, index] = event.target.value.split(' ');
          onPick({ list: list as GroupPlace['list'], index: Number(index) });
        }}
        className="mt-1 mb-3 min-h-11 w-full rounded-md border border-edge bg-surface px-3"
      >
        <optgroup label="Containers">
          {scenario.containers.map((c, i) => option('containers', c.name, i))}
        </optgroup>
        {scenario.pods.length > 0 && (
          <optgroup label="Pods">{scenario.pods.map((p, i) => option('pods', p.name, i))}</optgroup>
        )}
      </select>
      <Readout group={result} shown={shown} />
      <GroupControls editing={editing} machine={scenario.host} />
      {container && (
        <>
          <ResourceFields editing={editing} container={container} memoryBytes={scenario.host.memoryBytes} />
          <WorkloadFields editing={editing} container={container} />
        </>
      )}
      <HostFields input={input} host={scenario.host} onChange={onChange} />
    </section>
  );
}
