/**
 * The tasks of memory and disk workloads as the pressure meter counts them. The run gives them no CPU, the kernel counts
 * each on the one it ran on last: here they lie one a CPU from the last CPU down, since a task that wakes looks for an idle
 * CPU and threads of the CPU part fill them from the first.
 */
import type { CpuInput } from '../cpu/model';
import type { TaskChange } from './meter';
import type { Sleeper, StallChange } from './stalls';

export function taskChanges(stalls: readonly StallChange[], { cpus, groups }: CpuInput): TaskChange[] {
  const group = new Map(groups.map(({ name }, i) => [name, i]));
  const cpuOf = new Map<Sleeper, number>();
  return stalls.map(({ atUs, sleeper, stall, change }) => {
    const cpu = cpuOf.get(sleeper) ?? cpus - 1 - (cpuOf.size % cpus);
    cpuOf.set(sleeper, cpu);
    return { atUs, group: group.get(sleeper.who.container)!, cpu, stall, change };
  });
}
