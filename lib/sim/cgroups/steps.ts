/** The steps of both parts of a run on one timeline. Decides nothing; equal instants keep the order of their part. */
import type { CpuRun } from './cpu/model';
import type { CpuPart } from './cpu-loads';
import type { Stage } from './stage';
import type { Step } from './trace';

export function mergeSteps(stage: Stage, part: CpuPart, cpu: CpuRun): Step[] {
  const host = stage.recorder.steps.filter((step) => step.atUs <= cpu.endUs);
  const runs = (cpu.trace?.segments ?? []).map((s): Step => {
    const { who } = part.lives[s.load]!;
    return { atUs: s.fromUs, type: 'run', cpu: s.cpu, who, thread: s.thread, toUs: s.toUs };
  });
  const events = (cpu.trace?.events ?? []).map(({ group, ...event }): Step => {
    return { ...event, group: part.input.groups[group]!.name };
  });
  return [...host, ...events, ...runs].sort((a, b) => a.atUs - b.atUs);
}
