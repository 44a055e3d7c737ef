/**
 * What the CPU part is given: the groups in their tree and each life of a workload as a load from its start to its end.
 * A container that was killed uses no CPU from that instant. Phases that a kernel leaves to chance come from the seed.
 */
import { type Rng, rngOf } from '@/lib/base/rng';
import type { CpuMachine } from './cpu/machine';
import type { CpuGroup, CpuInput, CpuLoad } from './cpu/model';
import { sharesOfWeight } from './cpu/weight';
import type { Limits } from './kernel-limits';
import type { LimitsScenario } from './scenario';
import type { Life, Stage } from './stage';
import type { Workload } from './workload';

export interface CpuPart {
  input: CpuInput;
  /** The life each load belongs to. */
  lives: Life[];
  /** Arrivals of a requests workload, whether it lived then or not, by container and workload. */
  arrived: Map<string, number>;
}

export const loadKey = (life: Life) => `${life.who.container}/${life.who.workload}`;

export function cpuPart(stage: Stage, endUs: number, machine: CpuMachine): CpuPart {
  const { scenario } = stage;
  const rng = rngOf(`${scenario.seed}/cpu`);
  const groups: CpuGroup[] = [];
  for (const { name, limits } of scenario.pods) groups.push(cpuGroup(name, null, limits, rng));
  const podAt = (name: string | null) => scenario.pods.findIndex((p) => p.name === name);
  for (const { name, pod, limits } of scenario.containers)
    groups.push(cpuGroup(name, pod === null ? null : podAt(pod), limits, rng));
  const arrivals = arrivalsOf(scenario, endUs);
  const loads: CpuLoad[] = [];
  const lives: Life[] = [];
  for (const life of stage.lives) {
    const group = groups.findIndex((g) => g.name === life.who.container);
    const load = loadOf(life, group, arrivals.get(loadKey(life)) ?? []);
    if (!load) continue;
    loads.push(load);
    lives.push(life);
  }
  const arrived = new Map([...arrivals].map(([key, at]) => [key, at.length]));
  const tickUs = rng.below(machine.tickUs);
  return {
    input: { cpus: scenario.host.cpus, groups, loads, horizonUs: endUs, tickUs, machine },
    lives,
    arrived,
  };
}

function cpuGroup(name: string, parent: number | null, limits: Limits, rng: Rng): CpuGroup {
  const { quotaUs, periodUs } = limits.cpuMax;
  const refillUs = rng.below(periodUs);
  return {
    name,
    parent,
    shares: sharesOfWeight(limits.cpuWeight),
    idle: false,
    bandwidth: quotaUs === null ? null : { quotaUs, periodUs, burstUs: limits.cpuMaxBurstUs, refillUs },
  };
}

/** Instants of all requests of every requests workload; a restart does not move them. */
function arrivalsOf(scenario: LimitsScenario, endUs: number): Map<string, number[]> {
  const out = new Map<string, number[]>();
  for (const { name, workloads } of scenario.containers)
    for (const w of workloads) {
      if (w.type !== 'requests') continue;
      const key = `${name}/${w.name}`;
      out.set(key, instants(w, rngOf(`${scenario.seed}/${key}`), endUs));
    }
  return out;
}

function instants(w: Extract<Workload, { type: 'requests' }>, rng: Rng, endUs: number): number[] {
  const out: number[] = [];
  for (let at = w.startUs; at < endUs; at += w.arrivals === 'even' ? w.everyUs : rng.below(2 * w.everyUs + 1))
    for (let i = 0; i < w.batch; i++) out.push(at);
  return out;
}

function loadOf(life: Life, group: number, arrivalsUs: readonly number[]): CpuLoad | null {
  const { workload, startedAtUs: startUs, endedAtUs: stopUs, threads } = life;
  if (stopUs === startUs) return null;
  const head = { group, threads, startUs, stopUs };
  switch (workload.type) {
    case 'busy':
      return { type: 'busy', ...head };
    case 'burn-and-sleep':
      return { type: 'busy-sleep', ...head, busyUs: workload.burnUs, sleepUs: workload.sleepUs };
    case 'requests': {
      const own = arrivalsUs.filter((at) => at >= startUs && (stopUs === null || at < stopUs));
      return { type: 'requests', ...head, arrivalsUs: own, cpuUs: workload.cpuUs, readsCpuClock: false };
    }
    default:
      return null;
  }
}
