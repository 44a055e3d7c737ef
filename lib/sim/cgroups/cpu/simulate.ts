/** Runs CPUs, groups and loads from 0 to the horizon, event by event. Pure: the same input gives the same run. */
import { Agenda } from '@/lib/sim/engine/agenda';
import type { Stop } from '@/lib/sim/engine/model';
import { Hierarchy } from './hierarchy';
import type { CpuInput, CpuOptions, CpuRun } from './model';
import { Recorder } from './recorder';
import { Scheduler } from './scheduler';
import { type Sources, sourcesOf } from './sources';
import { Workload } from './workload';

const MAX_EVENTS = 5_000_000;

/** Trusts its input: `parse` of the scenario has bounded it. Microseconds throughout. */
export function simulateCpu(input: CpuInput, { trace, maxEvents = MAX_EVENTS }: CpuOptions): CpuRun {
  const threads = input.loads.reduce((sum, load) => sum + load.threads, 0);
  const sources = sourcesOf(input.cpus, input.groups.length, threads, input.loads.length);
  const agenda = new Agenda(sources.count);
  const recorder = trace ? new Recorder() : null;
  const hierarchy = new Hierarchy(input, agenda, sources, recorder);
  const scheduler = new Scheduler(hierarchy, agenda, sources, recorder, input.tickUs);
  const workload = new Workload(input.loads, scheduler, agenda, sources);
  let stopped: Stop | null = null;
  for (let events = 0; ; events++) {
    const source = agenda.first();
    if (source < 0 || agenda.atUs(source) >= input.horizonUs) break;
    if (events === maxEvents) {
      stopped = { atUs: hierarchy.nowUs, reason: `more than ${maxEvents} events` };
      break;
    }
    hierarchy.nowUs = agenda.atUs(source);
    agenda.clear(source);
    handle(source, sources, hierarchy, scheduler, workload);
  }
  const endUs = stopped ? stopped.atUs : input.horizonUs;
  hierarchy.nowUs = endUs;
  hierarchy.close();
  if (recorder) for (const cpu of hierarchy.cpus) recorder.segment(cpu, endUs);
  return {
    groups: hierarchy.counters(),
    requests: workload.outcomes(),
    trace: recorder ? recorder.trace : null,
    endUs,
    stopped,
  };
}

function handle(source: number, at: Sources, hierarchy: Hierarchy, scheduler: Scheduler, workload: Workload) {
  if (source === at.tick) scheduler.tick();
  else if (source < at.refill) {
    const thread = scheduler.milestone(source - at.milestone);
    if (thread) workload.finish(thread);
  } else if (source < at.slack) {
    hierarchy.refill(source - at.refill);
    scheduler.lookAgain();
  } else if (source < at.wake) {
    hierarchy.distribute(source - at.slack);
    scheduler.lookAgain();
  } else if (source < at.load) workload.begin(scheduler.threads[source - at.wake]!);
  else if (source < at.stop) workload.arrive(source - at.load);
  else workload.stop(source - at.stop);
}
