/** Area C: processes that touch, read, write and fork under memory.max, run by the Limits simulator. */
import type { LimitsInputScenario } from '@/lib/sim/cgroups/scenario';
import type { Predict } from './cases';
import { runRecorded } from './limits-machine';

type Workload = LimitsInputScenario['containers'][number]['workloads'][number];
type Step = Extract<Workload, { type: 'memory' }>['steps'][number];

/** A step in the words of a case (README of the recordings, area C). */
interface CaseStep {
  do: string;
  mib?: number;
  mibPerS?: number | null;
  huge?: boolean;
  childWrites?: boolean;
}

interface CaseScenario {
  memoryMaxMib: number | null;
  processes: { name: string; oomScoreAdj: number; steps: CaseStep[] }[];
}

const MIB = 1024 ** 2;
/** One process after the other: the next begins when the first has long done its steps. */
const APART_US = 5_000_000;

function stepOf(step: CaseStep): Step | null {
  const bytes = (step.mib ?? 0) * MIB;
  const rate = step.mibPerS ? { bytesPerS: step.mibPerS * MIB } : {};
  switch (step.do) {
    case 'touchAnonymous':
      return { do: 'touch', bytes, ...rate, huge: step.huge ?? false };
    case 'readFile':
      return { do: 'read-file', bytes, ...rate };
    case 'writeFile':
      return { do: 'write-file', bytes, ...rate };
    case 'writeTmpfs':
      return { do: 'write-tmpfs', bytes, ...rate };
    case 'map':
      return { do: 'map', bytes };
    case 'fork':
      return { do: 'fork', childWrites: step.childWrites ?? false };
    case 'hold':
      return { do: 'hold' };
    default:
      return null;
  }
}

export const predictMemory: Predict = ({ scenario }, about) => {
  if (!scenario) return { type: 'not-modelled', reason: 'the case has no scenario a program can read' };
  const { memoryMaxMib, processes } = scenario as unknown as CaseScenario;
  const workloads: Workload[] = [];
  for (const [i, process] of processes.entries()) {
    const steps: Step[] = [];
    for (const given of process.steps) {
      const step = stepOf(given);
      if (!step) return { type: 'not-modelled', reason: `no step "${given.do}"` };
      steps.push(step);
    }
    workloads.push({
      type: 'memory',
      name: process.name,
      oomScoreAdj: process.oomScoreAdj,
      startUs: i * APART_US,
      steps,
    });
  }
  const limits = memoryMaxMib === null ? {} : { 'memory.max': memoryMaxMib * MIB };
  const run = runRecorded([{ name: 'group', limits, workloads }], about);
  const group = run.containers[0]!;
  const killed = run.steps.flatMap((step) => (step.type === 'oom' ? [step.victim.workload] : []));
  return {
    type: 'modelled',
    figures: {
      oom_kill: group.memory.events.oom_kill,
      killed: killed.length > 0 ? killed.join(',') : 'none',
      touched_bytes: group.workloads[0]!.touchedBytes,
      b_touched_bytes: group.workloads[1]?.end === 'killed' ? group.workloads[1].touchedBytes : 0,
      max_usage_bytes: group.memory.peakBytes,
    },
  };
};
