/** Figures of a run as they are read: shares, times and counts of one group. */
import type { ContainerResult, GroupResult } from '@/lib/sim/cgroups/results';
import { printUs } from '@/lib/sim/cgroups/units';

export const printShare = (part: number, whole: number) =>
  whole === 0 ? '0 %' : `${Math.round((part / whole) * 1000) / 10} %`;

/** Of one CPU, over the run. */
export const cpuShare = (group: GroupResult, endUs: number) => printShare(group.cpu.usageUs, endUs);
export const throttling = ({ cpu }: GroupResult) =>
  cpu.nrPeriods === 0 ? '–' : `${cpu.nrThrottled}/${cpu.nrPeriods}`;

/** The slowest p99 of its requests; of disk requests when it serves none. */
export function tailOf({ workloads }: ContainerResult): string {
  const latencies = workloads.flatMap((w) => w.requests?.latency ?? []);
  const disk = workloads.flatMap((w) => w.disk?.latency ?? []);
  const slowest = [...(latencies.length > 0 ? latencies : disk)].sort((a, b) => b.p99Us - a.p99Us)[0];
  return slowest ? printUs(slowest.p99Us) : '–';
}
