/** Runs CPUs, groups and loads from 0 to the horizon, event by event. Pure: the same input gives the same run. */
import { Agenda } from '@/lib/sim/engine/agenda';
import { Hierarchy } from './hierarchy';
import type { CpuInput, CpuOptions, CpuRun } from './model';
import { Recorder } from './recorder';
import { Scheduler } from './scheduler';
import { type Sources, sourcesOf } from './sources';
import { Workload } from './workload';

const MAX_EVENTS = 5_000_000;

/**
 * Trusts its input: `parse` of the scenario has bounded it (MAX_HORIZON_US, threads, groups). Microseconds throughout.
 * Cost grows with events: some 250 ticks a simulated second, and what threads do.
 */
export function simulateCpu(
  input: CpuInput,
  { trace, observer, maxEvents = MAX_EVENTS }: CpuOptions,
): CpuRun {
  const threads = input.loads.reduce((sum, load) => sum + load.threads, 0);
  const sources = sourcesOf(input.cpus, input.groups.length, threads, input.loads.length);
  const agenda = new Agenda(sources.count);
  const recorder = trace || observer ? new Recorder(trace, observer ?? null) : null;
  const hierarchy = new Hierarchy(input, agenda, sources, recorder);
  const scheduler = new Scheduler(hierarchy, agenda, sources, recorder, input);
  const workload = new Workload(input, scheduler, agenda, sources);
  const parts: Parts = { agenda, sources, hierarchy, scheduler, workload };
  const isDone = runTo(input.horizonUs, maxEvents, parts);
  const endUs = isDone ? input.horizonUs : hierarchy.nowUs;
  hierarchy.nowUs = endUs;
  hierarchy.close();
  if (recorder) for (const cpu of hierarchy.cpus) recorder.segment(cpu, endUs);
  return {
    groups: hierarchy.counters(),
    requests: workload.outcomes(),
    trace: recorder ? recorder.trace : null,
    endUs,
    stopped: isDone ? null : { atUs: endUs, reason: `more than ${maxEvents} events` },
  };
}

interface Parts {
  agenda: Agenda;
  sources: Sources;
  hierarchy: Hierarchy;
  scheduler: Scheduler;
  workload: Workload;
}

/** Ticks come too often to stand in the agenda; at equal instants they come last. False: too many events. */
function runTo(horizonUs: number, maxEvents: number, parts: Parts): boolean {
  const { agenda, hierarchy, scheduler } = parts;
  for (let events = 0; ; events++) {
    const source = agenda.first();
    const atUs = source < 0 ? horizonUs : agenda.atUs(source);
    const { nextTickUs } = scheduler;
    const isTick = nextTickUs < atUs;
    if ((isTick ? nextTickUs : atUs) >= horizonUs) return true;
    if (events === maxEvents) return false;
    hierarchy.nowUs = isTick ? nextTickUs : atUs;
    if (isTick) scheduler.tick();
    else handle(source, parts);
    scheduler.lookAgain();
  }
}

function handle(source: number, { agenda, sources: at, hierarchy, scheduler, workload }: Parts): void {
  // Milestones and refills set or clear themselves.
  if (source >= at.slack) agenda.clear(source);
  if (source < at.refill) {
    const thread = scheduler.milestone(source - at.milestone);
    if (thread) workload.finish(thread);
  } else if (source < at.slack) {
    hierarchy.refill(source - at.refill);
  } else if (source < at.wake) {
    hierarchy.distribute(source - at.slack);
  } else if (source < at.load) workload.begin(scheduler.threads[source - at.wake]!);
  else if (source < at.stop) workload.arrive(source - at.load);
  else workload.stop(source - at.stop);
}
