/**
 * The cgroup v2 files of a container or pod at the end of a run, as the kernel prints them
 * (Documentation/admin-guide/cgroup-v2.rst, Linux 6.18; memory.stat is an excerpt in the kernel's order;
 * the pressure files as psi_show in kernel/sched/psi.c prints them).
 */
import { printCpuMax } from './cpu-max';
import { printIoMax } from './io-max';
import type { Limits } from './kernel-limits';
import { MEMORY_EVENTS, type MemoryEvents } from './memory/group';
import type { PressureLine } from './pressure/averages';
import type { Pressure } from './pressure/meter';
import type { GroupResult } from './results';

export interface KernelFile {
  name: string;
  /** Without the last line break; may be empty, as the kernel's is. */
  content: string;
}

/** The disk of the simulated host. */
export const DEVICE = '8:0';

/** What the pressure files rest on and what they leave out; to be shown beside them. */
export const PRESSURE_NOTE =
  'The pressure files are from documentation (Documentation/accounting/psi.rst, kernel/sched/psi.c), not from a recording: memory.pressure counts waits for write-back and swap at a limit and sleeps above memory.high, but not the search for pages itself, pages read back after reclaim or a task that can get no memory; and memory and disk work takes no CPU here, so it never waits for one.';

const lines = (pairs: readonly (readonly [string, number])[]) =>
  pairs.map(([key, value]) => `${key} ${value}`).join('\n');

export function kernelFiles(limits: Limits, result: GroupResult): KernelFile[] {
  const { memory, pids, pressure } = result;
  return [
    { name: 'cpu.max', content: printCpuMax(limits.cpuMax) },
    { name: 'cpu.max.burst', content: String(limits.cpuMaxBurstUs) },
    { name: 'cpu.weight', content: String(limits.cpuWeight) },
    { name: 'cpu.stat', content: cpuStat(result) },
    { name: 'cpu.pressure', content: pressureLines(pressure.cpu) },
    { name: 'memory.low', content: String(limits.memoryLowBytes ?? 'max') },
    { name: 'memory.high', content: String(limits.memoryHighBytes ?? 'max') },
    { name: 'memory.max', content: String(limits.memoryMaxBytes ?? 'max') },
    { name: 'memory.oom.group', content: limits.memoryOomGroup ? '1' : '0' },
    { name: 'memory.current', content: String(memory.currentBytes) },
    { name: 'memory.peak', content: String(memory.peakBytes) },
    { name: 'memory.swap.max', content: String(limits.memorySwapMaxBytes ?? 'max') },
    { name: 'memory.swap.current', content: String(memory.swapBytes) },
    { name: 'memory.events', content: memoryEvents(memory.events) },
    { name: 'memory.events.local', content: memoryEvents(memory.eventsLocal) },
    { name: 'memory.stat', content: memoryStat(result) },
    { name: 'memory.pressure', content: pressureLines(pressure.memory) },
    { name: 'pids.max', content: String(limits.pidsMax ?? 'max') },
    { name: 'pids.current', content: String(pids.current) },
    { name: 'pids.peak', content: String(pids.peak) },
    { name: 'pids.events', content: `max ${pids.eventsMax}` },
    { name: 'io.max', content: deviceLine(printIoMax(limits.ioMax)) },
    { name: 'io.weight', content: `default ${limits.ioWeight}` },
    { name: 'io.stat', content: ioStat(result) },
    { name: 'io.pressure', content: pressureLines(pressure.io) },
  ];
}

const deviceLine = (text: string) => (text === '' ? '' : `${DEVICE} ${text}`);

/** Simulated threads burn in user space, so all of the usage is user time. */
function cpuStat({ cpu }: GroupResult): string {
  return lines([
    ['usage_usec', cpu.usageUs],
    ['user_usec', cpu.usageUs],
    ['system_usec', 0],
    ['nice_usec', 0],
    ['nr_periods', cpu.nrPeriods],
    ['nr_throttled', cpu.nrThrottled],
    ['throttled_usec', cpu.throttledUs],
    ['nr_bursts', cpu.nrBursts],
    ['burst_usec', cpu.burstUs],
  ]);
}

/** Simulated containers have no sockets that could be throttled for memory. */
const memoryEvents = (events: MemoryEvents) =>
  lines([...MEMORY_EVENTS.map((key) => [key, events[key]] as const), ['sock_throttled', 0]]);

/** `file` includes tmpfs (`shmem`), `kernel` includes page tables, as in the kernel. */
function memoryStat({ memory: { charged, hugeBytes } }: GroupResult): string {
  return lines([
    ['anon', charged.anon],
    ['file', charged.clean + charged.dirty + charged.shmem],
    ['kernel', charged.kernel + charged.pageTables],
    ['pagetables', charged.pageTables],
    ['shmem', charged.shmem],
    ['file_dirty', charged.dirty],
    ['anon_thp', hugeBytes],
  ]);
}

/** A device without any request is not listed. */
function ioStat({ io }: GroupResult): string {
  if (io.rios + io.wios === 0) return '';
  const { rbytes, wbytes, rios, wios } = io;
  return `${DEVICE} rbytes=${rbytes} wbytes=${wbytes} rios=${rios} wios=${wios} dbytes=0 dios=0`;
}

function pressureLines({ some, full }: Pressure): string {
  const percent = (hundredths: number) =>
    `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
  const line = (name: string, { avg10, avg60, avg300, totalUs }: PressureLine) =>
    `${name} avg10=${percent(avg10)} avg60=${percent(avg60)} avg300=${percent(avg300)} total=${totalUs}`;
  return `${line('some', some)}\n${line('full', full)}`;
}
