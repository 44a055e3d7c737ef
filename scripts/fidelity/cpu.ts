/**
 * Areas A (bandwidth), B (weights) and F (noisy neighbours): a recorded case put into words of the CPU simulator, and
 * figures read off its runs. No rule of scheduling lives here. What a kernel leaves to chance (where ticks and refills
 * fall) is spaced evenly over several runs, and the median run is predicted, as the recordings are medians.
 */
import type { CpuMachine } from '@/lib/sim/cgroups/cpu/machine';
import type { CpuGroup, CpuInput, CpuLoad } from '@/lib/sim/cgroups/cpu/model';
import { simulateCpu } from '@/lib/sim/cgroups/cpu/simulate';
import { percentile } from '@/lib/sim/engine/percentile';
import type { Figure, Predict, Prediction } from './cases';

const PHASES = 15;
const SECOND = 1_000_000;

type Config = Readonly<Record<string, unknown>>;
type Figures = Record<string, number>;

export const predictCpu: Predict = ({ area, config }, about): Prediction => {
  const { machine } = about;
  if (area === 'B') return overPhases((phase) => weightFigures(config, machine, phase));
  if (area === 'F') return latencies((phase) => neighbourInput(config, machine, phase));
  if (config.kind === 'busy threads') return overPhases((phase) => busyFigures(config, machine, phase));
  if (config.kind === 'requests') return latencies((phase) => requestInput(config, machine, phase));
  return { type: 'not-modelled', reason: `no simulator for "${String(config.kind)}"` };
};

/** Parts of a tick and of a bandwidth period, 0 to 1. */
interface Phase {
  tick: number;
  refill: number;
}

/** Ticks and refills each in their own order. */
const phases: readonly Phase[] = Array.from({ length: PHASES }, (_, i) => ({
  tick: (i + 0.5) / PHASES,
  refill: (((i * 4) % PHASES) + 0.5) / PHASES,
}));

function overPhases(figuresOf: (phase: Phase) => Figures): Prediction {
  const runs = phases.map(figuresOf);
  const figures: Record<string, Figure> = {};
  for (const name of Object.keys(runs[0]!)) figures[name] = median(runs.map((run) => run[name]!));
  return { type: 'modelled', figures };
}

/**
 * Mean and median request: of the median run. The tail: of all runs together, for a few requests in a hundred of every
 * recorded run meet another phase than the rest (p99 one tick above p50 in each repetition of c + a light hog), and
 * the tail is made of them.
 */
function latencies(inputOf: (phase: Phase) => CpuInput): Prediction {
  const runs = phases.map((phase) => answered(inputOf(phase)));
  const all = runs.flat();
  return {
    type: 'modelled',
    figures: {
      mean_us: median(runs.map((run) => run.reduce((sum, latency) => sum + latency, 0) / run.length)),
      p50_us: median(runs.map((run) => percentile(run, 0.5)!)),
      p95_us: percentile(all, 0.95),
      p99_us: percentile(all, 0.99),
    },
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function number(config: Config, key: string, otherwise: number): number {
  const value = config[key];
  return typeof value === 'number' ? value : otherwise;
}

function group(name: string, shares: number, idle: boolean, config: Config, refillUs: number): CpuGroup {
  const quotaUs = config.quota_us;
  const bandwidth =
    typeof quotaUs === 'number'
      ? { quotaUs, periodUs: periodOf(config), burstUs: number(config, 'burst_us', 0), refillUs }
      : null;
  return { name, parent: null, shares, idle, bandwidth };
}

function periodOf(config: Config): number {
  return number(config, 'period_us', 100_000);
}

/** `config` holds bandwidth only in its keys `quota_us`, `period_us`, `burst_us`. */
function inputOf(
  machine: CpuMachine,
  cpus: number,
  groups: CpuGroup[],
  loads: CpuLoad[],
  phase: Phase,
): CpuInput {
  const horizonUs = 2 * SECOND;
  return { cpus, groups, loads, horizonUs, tickUs: Math.floor(phase.tick * machine.tickUs), machine };
}

function busyFigures(config: Config, machine: CpuMachine, phase: Phase): Figures {
  const seconds = number(config, 'duration_s', 5);
  const refillUs = Math.floor(phase.refill * periodOf(config));
  const groups = [group('A', 1024, false, config, refillUs)];
  const threads = number(config, 'threads', 1);
  const loads: CpuLoad[] = [{ type: 'busy', group: 0, threads, startUs: 0, stopUs: null }];
  const input = inputOf(machine, number(config, 'cpus', 1), groups, loads, phase);
  const run = simulateCpu({ ...input, horizonUs: seconds * SECOND }, { trace: false });
  const counters = run.groups[0]!;
  return {
    cpu_share: counters.usageUs / (seconds * SECOND),
    nr_periods: counters.nrPeriods,
    nr_throttled: counters.nrThrottled,
    throttled_us: counters.throttledUs,
  };
}

function requestsOf(config: Config, of: number, t0: number): CpuLoad {
  const batch = number(config, 'batch', 1);
  const intervalUs = number(config, 'arrival_interval_us', 10_000);
  return {
    type: 'requests',
    group: of,
    threads: number(config, 'workers', 1),
    startUs: 0,
    stopUs: null,
    cpuUs: number(config, 'cpu_per_request_us', 1000),
    arrivalsUs: Array.from(
      { length: number(config, 'requests', 1) },
      (_, i) => t0 + Math.floor(i / batch) * intervalUs,
    ),
    // The recorded worker burns a given amount of CPU by its thread's clock.
    readsCpuClock: true,
  };
}

/** Latencies of a run that goes on until the last request is answered. */
function answered(input: CpuInput): number[] {
  for (let horizonUs = input.horizonUs; ; horizonUs *= 2) {
    const run = simulateCpu({ ...input, horizonUs }, { trace: false });
    const { latenciesUs } = run.requests[0]!;
    const missing = latenciesUs.includes(null);
    if (!missing || run.stopped) return latenciesUs.map((latency) => latency ?? horizonUs);
  }
}

function requestInput(config: Config, machine: CpuMachine, phase: Phase): CpuInput {
  const periodUs = periodOf(config);
  const phaseUs = number(config, 'phase_us', Math.floor(phase.refill * periodUs));
  const groups = [group('A', 1024, false, config, 0)];
  const loads = [requestsOf(config, 0, periodUs + phaseUs)];
  return inputOf(machine, number(config, 'cpus', 1), groups, loads, phase);
}

function weightFigures(config: Config, machine: CpuMachine, phase: Phase): Figures {
  const horizonUs = number(config, 'duration_s', 3.8) * SECOND;
  const windowUs = number(config, 'window_s', 2.8) * SECOND;
  const list = config.groups as readonly Config[];
  const groups = list.map((one, i) => {
    const bandwidth = { quota_us: one.quota, period_us: one.period, burst_us: one.burst };
    const refillUs = Math.floor(phase.refill * periodOf(bandwidth));
    return group(
      String.fromCharCode(65 + i),
      number(one, 'shares', 1024),
      Boolean(one.idle),
      bandwidth,
      refillUs,
    );
  });
  const loads = list.map((one, i): CpuLoad => {
    const head = { group: i, threads: number(one, 'threads', 1), startUs: 0, stopUs: null };
    const busyUs = number(one, 'busy', 0);
    if (busyUs === 0) return { type: 'busy', ...head };
    return { type: 'busy-sleep', ...head, busyUs, sleepUs: number(one, 'sleep', 0) };
  });
  const input = inputOf(machine, number(config, 'cpus', 1), groups, loads, phase);
  const before = simulateCpu({ ...input, horizonUs: horizonUs - windowUs }, { trace: false });
  const whole = simulateCpu({ ...input, horizonUs }, { trace: false });
  const figures: Figures = {};
  groups.forEach(({ name }, i) => {
    figures[`${name}_cpus`] = (whole.groups[i]!.usageUs - before.groups[i]!.usageUs) / windowUs;
  });
  return figures;
}

function neighbourInput(config: Config, machine: CpuMachine, phase: Phase): CpuInput {
  const t0 = SECOND / 10;
  const hogBandwidth = { quota_us: config.hog_quota_us, period_us: config.hog_period_us };
  const workerBandwidth = { quota_us: config.worker_quota_us, period_us: config.worker_period_us };
  const refillOf = (bandwidth: Config) => Math.floor(phase.refill * periodOf(bandwidth));
  const groups = [
    group('worker', number(config, 'worker_shares', 1024), false, workerBandwidth, refillOf(workerBandwidth)),
    group(
      'hog',
      number(config, 'hog_shares', 1024),
      Boolean(config.hog_cpu_idle),
      hogBandwidth,
      refillOf(hogBandwidth),
    ),
  ];
  const head = {
    group: config.same_group ? 0 : 1,
    threads: number(config, 'hog_threads', 0),
    startUs: 0,
    stopUs: null,
  };
  const busySleep = config.hog_busy_sleep_us;
  const hogs: CpuLoad = Array.isArray(busySleep)
    ? { type: 'busy-sleep', ...head, busyUs: Number(busySleep[0]), sleepUs: Number(busySleep[1]) }
    : { type: 'busy', ...head };
  const loads = [requestsOf(config, 0, t0), hogs];
  return inputOf(machine, number(config, 'cpus', 1), groups, loads, phase);
}
