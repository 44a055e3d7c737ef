/** A run as curves: CPU used, time held back and memory of each container, in equal spans of the horizon. Counts, decides nothing. */
import type { LimitsRun } from '@/lib/sim/cgroups/host';
import type { LimitsScenario } from '@/lib/sim/cgroups/scenario';
import type { Step } from '@/lib/sim/cgroups/trace';

export const SPANS = 100;

export interface Curves {
  /** CPUs used, 1 being one CPU for the whole span. */
  cpu: Float64Array;
  /** Share of the span in which at least one of its CPUs was held back by cpu.max, its own or its pod's. */
  throttled: Float64Array;
  /** Bytes at the end of the span, as last told. */
  current: Float64Array;
  anon: Float64Array;
  file: Float64Array;
  tmpfs: Float64Array;
}

export interface Series {
  spanUs: number;
  containers: Curves[];
}

const curves = (): Curves => ({
  cpu: new Float64Array(SPANS),
  throttled: new Float64Array(SPANS),
  current: new Float64Array(SPANS),
  anon: new Float64Array(SPANS),
  file: new Float64Array(SPANS),
  tmpfs: new Float64Array(SPANS),
});

export function seriesOf(scenario: LimitsScenario, run: LimitsRun): Series {
  const spanUs = scenario.horizonUs / SPANS;
  const containers = scenario.containers.map(curves);
  const placeOf = new Map(scenario.containers.map((c, i) => [c.name, i]));
  const held = scenario.containers.map(() => ({ cpus: new Set<string>(), fromUs: 0 }));
  const inside = (group: string) =>
    scenario.containers.flatMap((c, i) => (c.name === group || c.pod === group ? [i] : []));
  for (const step of run.steps) {
    if (step.type === 'run')
      spread(containers[placeOf.get(step.who.container)!]!.cpu, step.atUs, step.toUs, spanUs);
    else if (step.type === 'memory') sample(containers[placeOf.get(step.container)!]!, step, spanUs);
    else if (step.type === 'throttle')
      for (const i of inside(step.group)) {
        const { cpus } = held[i]!;
        if (cpus.size === 0) held[i]!.fromUs = step.atUs;
        cpus.add(`${step.group} ${step.cpu}`);
      }
    else if (step.type === 'unthrottle')
      for (const i of inside(step.group)) {
        const { cpus, fromUs } = held[i]!;
        if (cpus.delete(`${step.group} ${step.cpu}`) && cpus.size === 0)
          spread(containers[i]!.throttled, fromUs, step.atUs, spanUs);
      }
  }
  held.forEach(({ cpus, fromUs }, i) => {
    if (cpus.size > 0) spread(containers[i]!.throttled, fromUs, run.endUs, spanUs);
  });
  for (const c of containers) for (const row of [c.current, c.anon, c.file, c.tmpfs]) carryOn(row);
  return { spanUs, containers };
}

function spread(row: Float64Array, fromUs: number, toUs: number, spanUs: number): void {
  for (let span = Math.floor(fromUs / spanUs); span < SPANS && span * spanUs < toUs; span++)
    row[span]! += (Math.min(toUs, (span + 1) * spanUs) - Math.max(fromUs, span * spanUs)) / spanUs;
}

/** One more than the value, so that a span without a sample differs from one with none charged. */
function sample(to: Curves, step: Extract<Step, { type: 'memory' }>, spanUs: number): void {
  const span = Math.min(SPANS - 1, Math.floor(step.atUs / spanUs));
  to.current[span] = step.currentBytes + 1;
  to.anon[span] = step.anonBytes + 1;
  to.file[span] = step.fileBytes + 1;
  to.tmpfs[span] = step.shmemBytes + 1;
}

function carryOn(row: Float64Array): void {
  let last = 0;
  for (let span = 0; span < SPANS; span++) {
    if (row[span]! > 0) last = row[span]! - 1;
    row[span] = last;
  }
}
