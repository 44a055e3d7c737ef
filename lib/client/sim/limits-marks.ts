/** Which steps of a run a person steps through: what happened to somebody, one kind of it, or every slice on a CPU. */
import type { LimitsRun } from '@/lib/sim/cgroups/host';
import type { Step } from '@/lib/sim/cgroups/trace';

export const MARK_KINDS = ['matters', 'throttles', 'kills', 'refusals', 'waits', 'samples', 'all'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export const MARK_NAMES: Record<MarkKind, string> = {
  matters: 'What happens to somebody',
  throttles: 'Throttling by cpu.max',
  kills: 'Kills and restarts',
  refusals: 'Refused forks',
  waits: 'Reclaim and waits for memory and disk',
  samples: 'Memory and task counts',
  all: 'Every slice on a CPU',
};

const TYPES: Record<Exclude<MarkKind, 'all'>, readonly Step['type'][]> = {
  matters: ['start', 'end', 'throttle', 'oom', 'stuck', 'fork-refused', 'reclaim', 'high', 'io-wait'],
  throttles: ['throttle', 'unthrottle'],
  kills: ['oom', 'stuck', 'end', 'start'],
  refusals: ['fork-refused'],
  waits: ['reclaim', 'high', 'io-wait'],
  samples: ['memory', 'pids'],
};

/** The same thing happening to the same group again so soon is one mark of `matters`. */
const AGAIN_US = 100_000;

/** Places in run.steps, and the last of them, so that the end of a run can always be seen. */
export function marksOf(run: LimitsRun, kind: MarkKind): number[] {
  const last = run.steps.length - 1;
  if (kind === 'all') return run.steps.map((_, place) => place);
  const types = TYPES[kind];
  const lastAtUs = new Map<string, number>();
  const marks: number[] = [];
  run.steps.forEach((step, place) => {
    if (!types.includes(step.type) || (kind === 'kills' && !isAboutDeath(step))) return;
    const key = `${step.type} ${subjectOf(step)}`;
    const before = lastAtUs.get(key);
    if (kind === 'matters' && before !== undefined && step.atUs - before < AGAIN_US) return;
    lastAtUs.set(key, step.atUs);
    marks.push(place);
  });
  if (kind === 'matters' && last >= 0 && marks.at(-1) !== last) marks.push(last);
  return marks;
}

/** How many marks there are of each kind, in one go over the run. */
export function markCounts(run: LimitsRun): Record<MarkKind, number> {
  const counts = { matters: 0, throttles: 0, kills: 0, refusals: 0, waits: 0, samples: 0, all: 0 };
  for (const step of run.steps)
    for (const kind of ['throttles', 'kills', 'refusals', 'waits', 'samples'] as const)
      if (TYPES[kind].includes(step.type) && (kind !== 'kills' || isAboutDeath(step))) counts[kind]++;
  return { ...counts, matters: marksOf(run, 'matters').length, all: run.steps.length };
}

const isAboutDeath = (step: Step) =>
  step.type === 'start' ? step.again : step.type !== 'end' || step.reason === 'killed';

export function subjectOf(step: Step): string {
  if ('who' in step) return `${step.who.container} ${step.who.workload}`;
  if ('group' in step) return step.group;
  return 'container' in step ? step.container : step.limiting;
}

/** Worst first: where a person wants to look before anything else. */
const WORTH: readonly Step['type'][] = ['oom', 'fork-refused', 'throttle', 'high', 'io-wait', 'reclaim'];

/** The first instant at which something notable happens; the end when nothing does. */
export function notableUs(run: LimitsRun): number {
  for (const type of WORTH) {
    const step = run.steps.find((s) => s.type === type);
    if (step) return step.atUs;
  }
  return run.endUs;
}
