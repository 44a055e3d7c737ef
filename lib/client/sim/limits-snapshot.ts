/**
 * What is drawn of one step. `stateAt` folds a run from its start; nearly all of that are slices on a CPU, of which only
 * the last of each CPU shows. So it is given the same history without the others, and scrubbing keeps up with a finger.
 */
import type { LimitsRun } from '@/lib/sim/cgroups/host';
import type { LimitsScenario } from '@/lib/sim/cgroups/scenario';
import { type HostState, stateAt } from '@/lib/sim/cgroups/state';
import type { Step } from '@/lib/sim/cgroups/trace';

type Slice = Extract<Step, { type: 'run' }>;

export interface Track {
  run: LimitsRun;
  /** By CPU, in order of time. */
  slices: Slice[][];
  slicePlaces: number[][];
  sliceTimes: number[][];
  /** Steps that are no slices and bear on the state, with their places in run.steps. */
  others: Step[];
  places: number[];
  /** Spans in which a group is held back on a CPU, in order of their start. */
  held: { group: string; cpu: number; fromUs: number; toUs: number }[];
}

export function trackOf(scenario: LimitsScenario, run: LimitsRun): Track {
  const slices: Slice[][] = Array.from({ length: scenario.host.cpus }, () => []);
  const slicePlaces: number[][] = slices.map(() => []);
  const sliceTimes: number[][] = slices.map(() => []);
  const track: Track = { run, slices, slicePlaces, sliceTimes, others: [], places: [], held: [] };
  run.steps.forEach((step, place) => {
    if (step.type === 'run') {
      slices[step.cpu]!.push(step);
      slicePlaces[step.cpu]!.push(place);
      sliceTimes[step.cpu]!.push(step.atUs);
    } else if (step.type !== 'refill' && step.type !== 'reclaim') {
      track.others.push(step);
      track.places.push(place);
    }
    if (step.type === 'throttle')
      track.held.push({ group: step.group, cpu: step.cpu, fromUs: step.atUs, toUs: run.endUs });
    if (step.type === 'unthrottle') {
      const span = track.held.findLast((h) => h.group === step.group && h.cpu === step.cpu);
      if (span) span.toUs = step.atUs;
    }
  });
  return track;
}

/** How many of an ascending list are at or below. */
export function countUpTo(list: readonly number[], limit: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function snapshotAt(scenario: LimitsScenario, track: Track, step: number): HostState {
  const at = track.run.steps[step];
  if (!at) return stateAt(scenario, track.run, step);
  const latest = track.slices.flatMap((lane, cpu) => {
    const slice = lane[countUpTo(track.slicePlaces[cpu]!, step) - 1];
    return slice && slice !== at ? [slice] : [];
  });
  const others = track.others.slice(0, countUpTo(track.places, step));
  // The step itself comes last: its instant is that of the state.
  const steps = others.at(-1) === at ? [...latest, ...others] : [...latest, ...others, at];
  return stateAt(scenario, { ...track.run, steps }, steps.length - 1);
}
