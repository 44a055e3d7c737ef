/**
 * A recorded case of area A, B or F in words of the CPU simulator: one input for each phase of ticks and refills, which
 * a kernel leaves to chance. Reads `config` and the constants of the machine; no rule of scheduling lives here.
 */
import type { Bandwidth, CpuGroup, CpuInput, CpuLoad } from '@/lib/sim/cgroups/cpu/model';
import type { About, CaseInput } from './cases';

const PHASES = 15;
const SECOND = 1_000_000;
const DEFAULT_SHARES = 1024;

export type Config = Readonly<Record<string, unknown>>;

/** Parts of a tick and of a bandwidth period, 0 to 1. */
interface Phase {
  tick: number;
  refill: number;
}

/** Evenly spaced, ticks and refills each in their own order. */
const phases: readonly Phase[] = Array.from({ length: PHASES }, (_, i) => ({
  tick: (i + 0.5) / PHASES,
  refill: (((i * 4) % PHASES) + 0.5) / PHASES,
}));

/** Null: a kind of case that is not about CPU time. */
export function cpuInputs({ area, config }: CaseInput, { machine }: About): CpuInput[] | null {
  const describe = describerOf(area, config);
  if (!describe) return null;
  const cpus = numberOf(config, 'cpus', 1);
  return phases.map((phase) => {
    const tickUs = Math.floor(phase.tick * machine.tickUs);
    return { cpus, tickUs, machine, ...describe(config, phase) };
  });
}

type Described = Pick<CpuInput, 'groups' | 'loads' | 'horizonUs'>;

function describerOf(area: string, config: Config): ((config: Config, phase: Phase) => Described) | null {
  if (area === 'B') return weights;
  if (area === 'F') return neighbours;
  if (config.kind === 'busy threads') return busyThreads;
  return config.kind === 'requests' ? requests : null;
}

function busyThreads(config: Config, phase: Phase): Described {
  const bandwidth = bandwidthOf(config.quota_us, config.period_us, config.burst_us, phase);
  return {
    groups: [groupOf('A', DEFAULT_SHARES, false, bandwidth)],
    loads: [{ type: 'busy', ...headOf(0, numberOf(config, 'threads', 1)) }],
    horizonUs: numberOf(config, 'duration_s', 5) * SECOND,
  };
}

function requests(config: Config, phase: Phase): Described {
  const bandwidth = bandwidthOf(config.quota_us, config.period_us, config.burst_us, phase);
  // Recorded as the time from a refill to the first arrival; this refill lies one period into the run.
  const t0 = bandwidth ? bandwidth.periodUs : 0;
  const phaseUs = typeof config.phase_us === 'number' ? config.phase_us : (bandwidth?.refillUs ?? 0);
  const grid = bandwidth ? { ...bandwidth, refillUs: 0 } : null;
  const load = requestLoad(config, t0 + phaseUs);
  return { groups: [groupOf('A', DEFAULT_SHARES, false, grid)], loads: [load], horizonUs: endOf(load) };
}

function weights(config: Config, phase: Phase): Described {
  const list = config.groups as readonly Config[];
  const groups = list.map((one, i) => {
    const bandwidth = bandwidthOf(one.quota, one.period, one.burst, phase);
    const shares = numberOf(one, 'shares', DEFAULT_SHARES);
    return groupOf(String.fromCharCode(65 + i), shares, Boolean(one.idle), bandwidth);
  });
  const loads = list.map((one, i) => burning(headOf(i, numberOf(one, 'threads', 1)), one.busy, one.sleep));
  return { groups, loads, horizonUs: numberOf(config, 'duration_s', 3.8) * SECOND };
}

function neighbours(config: Config, phase: Phase): Described {
  const sharesOf = (key: string) => numberOf(config, key, DEFAULT_SHARES);
  const worker = bandwidthOf(config.worker_quota_us, config.worker_period_us, 0, phase);
  const hog = bandwidthOf(config.hog_quota_us, config.hog_period_us, 0, phase);
  const hogs = headOf(config.same_group ? 0 : 1, numberOf(config, 'hog_threads', 0));
  const [busyUs, sleepUs] = Array.isArray(config.hog_busy_sleep_us) ? config.hog_busy_sleep_us : [];
  const load = requestLoad(config, SECOND / 10);
  return {
    groups: [
      groupOf('worker', sharesOf('worker_shares'), false, worker),
      groupOf('hog', sharesOf('hog_shares'), Boolean(config.hog_cpu_idle), hog),
    ],
    loads: [load, burning(hogs, busyUs, sleepUs)],
    horizonUs: endOf(load),
  };
}

function requestLoad(config: Config, firstUs: number): CpuLoad & { type: 'requests' } {
  const batch = numberOf(config, 'batch', 1);
  const intervalUs = numberOf(config, 'arrival_interval_us', 10_000);
  const length = numberOf(config, 'requests', 1);
  return {
    type: 'requests',
    ...headOf(0, numberOf(config, 'workers', 1)),
    cpuUs: numberOf(config, 'cpu_per_request_us', 1000),
    arrivalsUs: Array.from({ length }, (_, i) => firstUs + Math.floor(i / batch) * intervalUs),
    // The recorded worker burns a given amount of CPU by its thread's clock.
    readsCpuClock: true,
  };
}

type Head = Pick<CpuLoad, 'group' | 'threads' | 'startUs' | 'stopUs'>;

function burning(head: Head, busyUs: unknown, sleepUs: unknown): CpuLoad {
  return typeof busyUs === 'number' && typeof sleepUs === 'number'
    ? { type: 'busy-sleep', ...head, busyUs, sleepUs }
    : { type: 'busy', ...head };
}

function headOf(group: number, threads: number): Head {
  return { group, threads, startUs: 0, stopUs: null };
}

function groupOf(name: string, shares: number, idle: boolean, bandwidth: Bandwidth | null): CpuGroup {
  return { name, parent: null, shares, idle, bandwidth };
}

function bandwidthOf(quotaUs: unknown, period: unknown, burst: unknown, phase: Phase): Bandwidth | null {
  if (typeof quotaUs !== 'number') return null;
  const periodUs = typeof period === 'number' ? period : 100_000;
  const burstUs = typeof burst === 'number' ? burst : 0;
  return { quotaUs, periodUs, burstUs, refillUs: Math.floor(phase.refill * periodUs) };
}

/** Some time after the last arrival. */
function endOf(load: CpuLoad & { type: 'requests' }): number {
  return (load.arrivalsUs.at(-1) ?? 0) + 2 * SECOND;
}

export function numberOf(config: Config, key: string, otherwise: number): number {
  const value = config[key];
  return typeof value === 'number' ? value : otherwise;
}
