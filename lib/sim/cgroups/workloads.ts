/**
 * The part of a run that is events: memory, tasks and the disk, and who lives when. The CPU part follows from the lives
 * (cpu-loads.ts): memory steps and forks cost no CPU here, and a throttled CPU does not slow them.
 */
import { runCalendar, schedule } from './calendar';
import { runDisk } from './disk-script';
import { runForks } from './fork-script';
import { begin } from './lives';
import type { HostMachine } from './machine';
import { runScript } from './memory-script';
import type { LimitsScenario } from './scenario';
import { type Life, type Stage, stageOf } from './stage';
import { MAX_STEPS } from './trace';

/** Events after which a run stops and says so. */
const MAX_ACTS = 1_000_000;
const BATCH = 1_000;
const MAX_OOM_KILLS = 200;
const MAX_MAPPINGS = 50_000;

export interface PlayedOut {
  stage: Stage;
  stopped: { atUs: number; reason: string } | null;
}

function act(stage: Stage, life: Life): void {
  if (life.workload.type === 'memory') runScript(stage, life);
  else if (life.workload.type === 'forks') runForks(stage, life);
  else if (life.workload.type === 'disk') runDisk(stage, life);
}

export function playOut(scenario: LimitsScenario, machine: HostMachine): PlayedOut {
  const stage = stageOf(scenario, machine, act);
  for (const container of scenario.containers)
    for (const workload of container.workloads)
      schedule(stage.calendar, workload.startUs, () => begin(stage, container, workload, false));
  const stop = (reason: string): PlayedOut => ({ stage, stopped: { atUs: stage.calendar.nowUs, reason } });
  for (let acts = 0; acts < MAX_ACTS; acts += BATCH) {
    if (runCalendar(stage.calendar, scenario.horizonUs, BATCH)) return { stage, stopped: null };
    if (stage.recorder.full) return stop(`more than ${MAX_STEPS} steps to tell`);
    const mappings = stage.memory.processes.reduce((sum, p) => sum + p.shared.length, 0);
    if (mappings > MAX_MAPPINGS) return stop(`more than ${MAX_MAPPINGS} shared mappings after forks`);
    if (stage.oomKills > MAX_OOM_KILLS) return stop(`more than ${MAX_OOM_KILLS} OOM kills`);
  }
  return stop(`more than ${MAX_ACTS} events of memory, tasks and disk`);
}
