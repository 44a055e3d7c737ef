'use client';
import { useMemo } from 'react';
import { withLimit } from '@/lib/client/sim/limits-edit';
import { printCpuMax } from '@/lib/sim/cgroups/cpu-max';
import { printIoMax } from '@/lib/sim/cgroups/io-max';
import type { LimitsScenario } from '@/lib/sim/cgroups/scenario';
import { printBytes } from '@/lib/sim/cgroups/units';
import { cpuRows, ioRows, type LimitRow, memoryRows, PIDS_ROW } from './limit-rows';
import { type GroupEditing, LimitSetting } from './limit-setting';
import { Section } from './section';

const IO_ROWS = ioRows();

/** Every limit of one container or pod, a section for each controller. */
export function GroupControls({
  editing,
  machine: { cpus, memoryBytes, swapBytes },
}: {
  editing: GroupEditing;
  machine: LimitsScenario['host'];
}) {
  const { limits } = editing;
  const ofCpu = useMemo(() => cpuRows(cpus), [cpus]);
  const ofMemory = useMemo(() => memoryRows(memoryBytes, swapBytes), [memoryBytes, swapBytes]);
  const rows = (list: readonly LimitRow[]) =>
    list.map((row) => <LimitSetting key={row.id} row={row} editing={editing} />);
  const io = printIoMax(limits.ioMax);
  return (
    <div>
      <Section name="CPU" said={`${printCpuMax(limits.cpuMax)} · weight ${limits.cpuWeight}`} open>
        {rows(ofCpu)}
      </Section>
      <Section
        name="Memory"
        said={limits.memoryMaxBytes === null ? 'max' : printBytes(limits.memoryMaxBytes)}
      >
        {rows(ofMemory)}
        <label className="flex min-h-11 cursor-pointer items-center gap-3 py-2">
          <input
            type="checkbox"
            className="size-5 accent-action"
            checked={limits.memoryOomGroup}
            onChange={(event) => {
              const value = event.target.checked ? 1 : 0;
              editing.onChange(withLimit(editing.input, editing.place, 'memory.oom.group', value));
            }}
          />
          <span>
            <span className="mono text-sm font-semibold">memory.oom.group</span>
            <span className="block text-sm text-soft">a kill takes all of it</span>
          </span>
        </label>
      </Section>
      <Section name="Tasks" said={String(limits.pidsMax ?? 'max')}>
        {rows([PIDS_ROW])}
      </Section>
      <Section name="Disk" said={io === '' ? `weight ${limits.ioWeight}` : 'limited'}>
        {rows(IO_ROWS)}
      </Section>
    </div>
  );
}
