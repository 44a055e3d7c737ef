/**
 * The density simulator: the same workload in each kind of box on one host. Integer bytes and microseconds; a figure is
 * a range with its source, the scenario's own, or absent, and then whatever would need it is absent too.
 */
import type { Simulator, Stop } from '@/lib/sim/engine/model';
import { explainDensity } from './explain';
import { blastOf } from './fault';
import { type Aspect, figureOf } from './figure';
import { KIND_TEXTS, type Kind } from './kind';
import type { DensityRow, DensityStep, Fit, Range } from './row';
import { type DensityScenario, parseDensity } from './scenario';

export interface DensityRun {
  steps: DensityStep[];
  outcome: DensityRow[];
  stopped: Stop | null;
}

export function runDensity(scenario: DensityScenario): DensityRun {
  const outcome = scenario.kinds.map((kind) => rowOf(scenario, kind));
  return { steps: outcome.flatMap(stepsOf), outcome, stopped: null };
}

function rowOf(scenario: DensityScenario, kind: Kind): DensityRow {
  const own = scenario.given.find((given) => given.kind === kind);
  const overheadBytes = given(own?.overheadBytes) ?? sourced(kind, 'memory');
  const rate = sourced(kind, 'start-rate');
  const { cpus } = scenario.host;
  const ratePerS = rate && { ...rate, low: rate.low * cpus, high: rate.high * cpus };
  return {
    kind,
    startUs: given(own?.startUs) ?? sourced(kind, 'start'),
    ratePerS,
    overheadBytes,
    fit: overheadBytes && fitOf(scenario, kind, overheadBytes),
    kernel: KIND_TEXTS[kind].kernel,
    shares: KIND_TEXTS[kind].shares,
    blast: blastOf(kind, scenario.fault),
  };
}

/** The scenario's own figure, taken to be whole. */
function given(value: number | undefined): Range | null {
  if (value === undefined) return null;
  const origin = { of: 'given by the scenario', source: 'the scenario', asOf: '', basis: 'given' as const };
  return { low: value, typical: value, high: value, covers: 'all', ...origin };
}

function sourced(kind: Kind, aspect: Aspect): Range | null {
  const figure = figureOf(kind, aspect);
  if (!figure) return null;
  const { kind: _kind, aspect: _aspect, ...range } = figure;
  return range;
}

/** Whole instances in the memory left: pages read alike count once under one kernel, else with each instance. */
export function fitOf({ host, workload }: DensityScenario, kind: Kind, overhead: Range): Fit {
  const once = KIND_TEXTS[kind].kernel === 'host' ? workload.sharedBytes : 0;
  const each = workload.memoryBytes + workload.sharedBytes - once;
  const room = Math.max(0, host.memoryBytes - host.reservedBytes - once);
  const instances = (overheadBytes: number) => Math.floor(room / (each + overheadBytes));
  const bound = overhead.covers === 'part' ? 'at-most' : 'estimate';
  const typical = overhead.typical === null ? null : instances(overhead.typical);
  return { low: instances(overhead.high), high: instances(overhead.low), typical, bound };
}

/** One row told in five steps; nothing here takes simulated time. */
function stepsOf({
  kind,
  startUs,
  ratePerS,
  overheadBytes,
  fit,
  kernel,
  shares,
  blast,
}: DensityRow): DensityStep[] {
  const at = { kind, atUs: 0 };
  return [
    { ...at, type: 'start', startUs, ratePerS },
    { ...at, type: 'memory', overheadBytes },
    { ...at, type: 'fit', fit },
    { ...at, type: 'shares', kernel, shares },
    { ...at, type: 'fault', blast },
  ];
}

export const density: Simulator<DensityScenario, DensityRun> = {
  name: 'density',
  parse: parseDensity,
  run: runDensity,
  explain: (scenario, run, step) => explainDensity(scenario, run.steps[step]!),
};
