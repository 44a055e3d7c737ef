/**
 * What the CPU part of a host is given and what it hands back. Shapes only: no rule lives here.
 * Times are integer microseconds from the start of the run. Indices point into the arrays of the same input.
 */
import type { Stop } from '@/lib/sim/engine/model';
import type { CpuMachine } from './machine';

/** `cpu.max` and `cpu.max.burst` of one group, and where its grid of refills lies. */
export interface Bandwidth {
  quotaUs: number;
  periodUs: number;
  burstUs: number;
  /** Instant of one refill; the others lie whole periods before and after it. Left to chance by a kernel. */
  refillUs: number;
}

export interface CpuGroup {
  name: string;
  /** Index of the parent, which stands earlier in the array; null directly below the root. */
  parent: number | null;
  /** The scheduler's weight: v1 `cpu.shares`, or `sharesOfWeight(cpu.weight)`. 2 to 262144, 1024 by default. */
  shares: number;
  /** `cpu.idle` is 1: weight 3, and any other group pre-empts it when it wakes. */
  idle: boolean;
  bandwidth: Bandwidth | null;
}

interface LoadHead {
  /** Index of the group the threads live in: a group without child groups. */
  group: number;
  threads: number;
  startUs: number;
  /** The threads are gone from here on; null: they stay. Their unanswered requests stay unanswered. */
  stopUs: number | null;
}

/** Threads that burn CPU all the time. */
export interface BusyLoad extends LoadHead {
  type: 'busy';
}

/** Threads that burn `busyUs` of CPU, then sleep `sleepUs`. */
export interface BusySleepLoad extends LoadHead {
  type: 'busy-sleep';
  busyUs: number;
  sleepUs: number;
}

/** `threads` workers that take requests from one queue, first come first served. */
export interface RequestLoad extends LoadHead {
  type: 'requests';
  /** Ascending. */
  arrivalsUs: readonly number[];
  /** CPU each request needs. */
  cpuUs: number;
  /**
   * The worker reads its own CPU clock while it works, so that the kernel charges it then and not only at ticks:
   * a throttle of its own group takes effect at once. False for an ordinary server.
   */
  readsCpuClock: boolean;
}

export type CpuLoad = BusyLoad | BusySleepLoad | RequestLoad;

/** Instants fit 31 bits, which engines count fastest in. */
export const MAX_HORIZON_US = 1_000_000_000;

export interface CpuInput {
  cpus: number;
  groups: readonly CpuGroup[];
  loads: readonly CpuLoad[];
  /** At most MAX_HORIZON_US. A shorter horizon gives the beginning of the same run. */
  horizonUs: number;
  /** Instant of one tick, below `machine.tickUs`. Left to chance by a machine. */
  tickUs: number;
  machine: CpuMachine;
}

/** Is told of every change in who wants a CPU and who has one, in order of time. Groups −1: none. */
export interface CpuObserver {
  /** A thread of the group begins (1) or ceases (−1) to want to run on this CPU; a throttled one still wants. */
  wants(atUs: number, cpu: number, group: number, change: 1 | -1): void;
  /** From here on the CPU runs a thread of this group. */
  runs(atUs: number, cpu: number, group: number): void;
}

export interface CpuOptions {
  /** False: counters and latencies only, faster. */
  trace: boolean;
  observer?: CpuObserver;
  /** Events after which a run stops and says so. */
  maxEvents?: number;
}

/** A thread on a CPU without a break. Thread numbers run through the loads in order. */
export interface Segment {
  cpu: number;
  group: number;
  load: number;
  thread: number;
  fromUs: number;
  toUs: number;
}

export type BandwidthEvent =
  | { type: 'throttle'; atUs: number; group: number; cpu: number }
  | { type: 'unthrottle'; atUs: number; group: number; cpu: number }
  /** `poolUs` after the refill and before debts are repaid; `burstUs` of it was saved from earlier periods. */
  | { type: 'refill'; atUs: number; group: number; poolUs: number; burstUs: number };

export interface CpuTrace {
  /** In order of their end. */
  segments: Segment[];
  /** In order of time. */
  events: BandwidthEvent[];
}

/** What `cpu.stat` counts; descendants included in `usageUs`. */
export interface CpuCounters {
  usageUs: number;
  nrPeriods: number;
  nrThrottled: number;
  /** Summed over CPUs. */
  throttledUs: number;
  nrBursts: number;
  burstUs: number;
}

export interface RequestOutcome {
  /** Index of the load. */
  load: number;
  /** Arrival to answer, in order of arrival, of the requests answered by the end; null for the others. */
  latenciesUs: (number | null)[];
}

export interface CpuRun {
  groups: CpuCounters[];
  requests: RequestOutcome[];
  trace: CpuTrace | null;
  /** The horizon, or where the run stopped. */
  endUs: number;
  stopped: Stop | null;
}
