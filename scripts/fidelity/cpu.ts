/**
 * Areas A (bandwidth), B (weights) and F (noisy neighbours): figures read off runs of the CPU simulator, one run for each
 * phase of ticks and refills. The recordings are medians over repetitions of random phase, so the median run is
 * predicted. No rule of scheduling lives here.
 */
import { type CpuCounters, type CpuInput, MAX_HORIZON_US } from '@/lib/sim/cgroups/cpu/model';
import { simulateCpu } from '@/lib/sim/cgroups/cpu/simulate';
import { percentile } from '@/lib/sim/engine/percentile';
import type { Predict, Prediction } from './cases';
import { type Config, cpuInputs, numberOf } from './cpu-input';

type Figures = Record<string, number>;

export const predictCpu: Predict = (input, about): Prediction => {
  const inputs = cpuInputs(input, about);
  if (!inputs) return { type: 'not-modelled', reason: `no CPU is used by "${String(input.config.kind)}"` };
  if (input.area === 'B') return medians(inputs.map((one) => weightFigures(one, input.config)));
  return inputs[0]!.loads[0]!.type === 'requests' ? latencies(inputs) : medians(inputs.map(busyFigures));
};

function busyFigures(input: CpuInput): Figures {
  const { usageUs, nrPeriods, nrThrottled, throttledUs } = countersAt(input, input.horizonUs)[0]!;
  return {
    cpu_share: usageUs / input.horizonUs,
    nr_periods: nrPeriods,
    nr_throttled: nrThrottled,
    throttled_us: throttledUs,
  };
}

/** CPUs each group used in the window at the end of the run. */
function weightFigures(input: CpuInput, config: Config): Figures {
  const windowUs = Math.round(numberOf(config, 'window_s', 2.8) * 1_000_000);
  const before = countersAt(input, input.horizonUs - windowUs);
  const after = countersAt(input, input.horizonUs);
  return Object.fromEntries(
    input.groups.map(({ name }, i) => [`${name}_cpus`, (after[i]!.usageUs - before[i]!.usageUs) / windowUs]),
  );
}

function countersAt(input: CpuInput, horizonUs: number): CpuCounters[] {
  return simulateCpu({ ...input, horizonUs }, { trace: false }).groups;
}

/**
 * Mean and median request: of the median run. The tail: of all runs together, for some requests of every recorded run
 * meet another phase than the rest (beside a light hog each repetition has p50 = c and p99 = c + a tick), and the tail
 * is made of them.
 */
function latencies(inputs: readonly CpuInput[]): Prediction {
  const runs = inputs.map(answered);
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

/** Latencies of a run that goes on until the last request is answered, or as long as a run can. */
function answered(input: CpuInput): number[] {
  for (let { horizonUs } = input; ; horizonUs *= 2) {
    const run = simulateCpu({ ...input, horizonUs }, { trace: false });
    const { latenciesUs } = run.requests[0]!;
    if (!latenciesUs.includes(null) || run.stopped || horizonUs > MAX_HORIZON_US / 2)
      return latenciesUs.map((latency) => latency ?? horizonUs);
  }
}

function medians(runs: readonly Figures[]): Prediction {
  const names = Object.keys(runs[0]!);
  const figures = Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name]!))]));
  return { type: 'modelled', figures };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
