/** What happened at one step of a Limits run and why, in words; cgroup v2 is what is told, v1 where recordings differ. */
import type { Explanation } from '@/lib/sim/engine/model';
import { explainCpu } from './explain-cpu';
import type { LimitsRun } from './host';
import { printIoMax } from './io-max';
import type { LimitsScenario } from './scenario';
import type { Step, Who } from './trace';
import { printBytes, printUs } from './units';

const CGROUP_V2 = 'Documentation/admin-guide/cgroup-v2.rst';
const said = (text: string, follows: string, basis: Explanation['basis']): Explanation => ({
  text,
  follows,
  basis,
});
const tasks = (count: number) => (count === 1 ? 'one task' : `${count} tasks`);
const name = ({ container, workload }: Who) => `${workload} in ${container}`;

export function explainLimits(scenario: LimitsScenario, run: LimitsRun, step: number): Explanation {
  const at = run.steps[step];
  if (!at) return said('Nothing has happened yet.', CGROUP_V2, 'documentation');
  return explainCpu(scenario, at) ?? explainMemory(scenario, run, step) ?? explainRest(scenario, run, at);
}

function explainMemory(scenario: LimitsScenario, run: LimitsRun, index: number): Explanation | null {
  const step = run.steps[index]!;
  switch (step.type) {
    case 'memory': {
      const limit = limitsOf(scenario, step.container)?.memoryMaxBytes ?? null;
      const of = limit === null ? '' : ` of ${printBytes(limit)}`;
      return said(
        `${step.container} is charged ${printBytes(step.currentBytes)}${of}: ${printBytes(step.anonBytes)} anonymous, ${printBytes(step.fileBytes)} page cache, ${printBytes(step.shmemBytes)} tmpfs, the rest page tables and kernel memory. Page cache can give way, the others cannot without swap.`,
        `${CGROUP_V2}, memory.current and memory.stat`,
        'recording',
      );
    }
    case 'reclaim':
      return explainReclaim(step);
    case 'high':
      return said(
        `${name(step.who)} is above memory.high and nothing more can be reclaimed for it. It sleeps ${printUs(step.delayUs)} before it goes on: the further above, the longer. memory.high slows down and never kills.`,
        `${CGROUP_V2}, memory.high; mm/memcontrol.c, calculate_high_delay`,
        'documentation',
      );
    case 'oom':
      return explainOom(step, tmpfsLeft(run, index, step.victim.container));
    case 'stuck':
      return said(
        `${name(step.who)} needs memory that cannot be found, and every process that could be killed for it has oom_score_adj −1000. It waits.`,
        'mm/oom_kill.c; proc_pid_oom_score_adj(5)',
        'documentation',
      );
    default:
      return null;
  }
}

function explainReclaim(step: Extract<Step, { type: 'reclaim' }>): Explanation {
  const first = `${name(step.who)} needed room at a memory limit, so ${printBytes(step.bytes)} gave way first.`;
  if (step.swappedBytes > 0)
    return said(
      `${first} No page cache was left to take, so ${printBytes(step.swappedBytes)} of anonymous memory and tmpfs went to swap.`,
      `${CGROUP_V2}, memory.swap.max`,
      'documentation',
    );
  const written =
    step.writtenBytes > 0
      ? ` ${printBytes(step.writtenBytes)} of it was dirty: it is written to the disk first, and the writer waits.`
      : ' It was clean page cache: dropped, to be read again when it is needed.';
  return said(
    `${first}${written} Page cache at the limit is no reason for a kill.`,
    `${CGROUP_V2}, memory.max`,
    'recording',
  );
}

function explainOom(step: Extract<Step, { type: 'oom' }>, tmpfsBytes: number): Explanation {
  const where =
    step.limiting === 'host' ? 'the host itself was out of memory' : `${step.limiting} was at its memory.max`;
  const scores = step.scores.map((s) => `${name(s.who)} ${printBytes(s.scoreBytes)}`).join(', ');
  const same = step.victim.container === step.asked.container && step.victim.workload === step.asked.workload;
  const asker = same
    ? 'It was also the one that asked.'
    : `The one that asked, ${name(step.asked)}, goes on.`;
  const group =
    step.wholeGroup === null
      ? ''
      : ` memory.oom.group is 1 in ${step.wholeGroup}, so all of it was killed: ${step.killed.map(name).join(', ')}.`;
  const parent =
    step.limiting !== 'host' && step.limiting !== step.victim.container
      ? ` The limit is that of ${step.limiting}, the kill counts in oom_kill of ${step.victim.container} and of every group above; cgroup v1 counted it in the child alone.`
      : '';
  const tmpfs =
    tmpfsBytes > 0
      ? ` ${printBytes(tmpfsBytes)} written to tmpfs stay charged: what starts here again has that much less.`
      : '';
  return said(
    `${name(step.victim)} was killed (SIGKILL, a shell sees 137): ${where} and nothing could be reclaimed. The highest score dies: resident and swapped pages, page tables and oom_score_adj thousandths of the limit (at the host, of all memory). Scores: ${scores}. ${asker}${group}${parent}${tmpfs}`,
    `${CGROUP_V2}, memory.max and memory.oom.group; mm/oom_kill.c, oom_badness`,
    step.wholeGroup === null && step.limiting !== 'host' ? 'recording' : 'documentation',
  );
}

/** tmpfs charged to a container just after a step. */
function tmpfsLeft(run: LimitsRun, index: number, container: string): number {
  const next = run.steps.slice(index).find((s) => s.type === 'memory' && s.container === container);
  return next?.type === 'memory' ? next.shmemBytes : 0;
}

function explainRest(scenario: LimitsScenario, run: LimitsRun, step: Step): Explanation {
  switch (step.type) {
    case 'start':
      return said(
        `${name(step.who)} starts${step.again ? ' again after its death' : ''} with ${tasks(step.tasks)}. Every thread counts as a task.${step.again ? ' Limits and tmpfs of the group are as they were.' : ''}`,
        `${CGROUP_V2}, PID`,
        'recording',
      );
    case 'end':
      return said(
        step.reason === 'killed'
          ? `${name(step.who)} is gone: its memory and its tasks are given back, it uses no CPU from here on.`
          : `${name(step.who)} has done its work and ends; page cache it read stays charged to its group.`,
        `${CGROUP_V2}, Memory Ownership`,
        'recording',
      );
    case 'pids':
      return said(
        `${step.container} has ${tasks(step.currentTasks)}: threads and zombies that nobody waited for count, children that were waited for do not.`,
        `${CGROUP_V2}, pids.current`,
        'recording',
      );
    case 'fork-refused':
      return said(
        `${name(step.who)} asked for one more task and got EAGAIN, "Resource temporarily unavailable": ${step.refusedBy} has ${step.currentTasks} of ${step.maxTasks}. Nobody is killed. It is refusal ${step.times} of this workload; pids.events of ${step.refusedBy} and of every group above counts it, where cgroup v1 counted it in the group that forked.`,
        `${CGROUP_V2}, pids.max and pids.events; fork(2), EAGAIN`,
        'recording',
      );
    case 'io-wait': {
      const max = limitsOf(scenario, step.limiting)?.ioMax;
      return said(
        `A request of ${step.container} crosses io.max of ${step.limiting} (${max ? printIoMax(max) : step.key}): the budget comes in slices of 100 ms, requests inside it go at the speed of the disk, this one waits ${printUs(step.untilUs - step.atUs)} for ${step.key}. Where many requests fit into a slice, the median hides the limit and p99 shows it.`,
        `${CGROUP_V2}, io.max; block/blk-throttle.c`,
        'recording',
      );
    }
    default:
      return said(`At ${printUs(step.atUs)} of ${printUs(run.endUs)}.`, CGROUP_V2, 'documentation');
  }
}

function limitsOf(scenario: LimitsScenario, group: string) {
  return [...scenario.containers, ...scenario.pods].find((g) => g.name === group)?.limits ?? null;
}
