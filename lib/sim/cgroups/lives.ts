/**
 * The beginning and the end of workloads: start (with as many threads as pids.max allows), death by the OOM killer with
 * all that hangs on it, and the start after it. A workload is one process tree: its first process takes the rest along,
 * as PID 1 of a PID namespace does.
 */
import { schedule } from './calendar';
import type { Outcome } from './memory/charge';
import type { OomKill } from './memory/oom';
import { addThreads, forkProcess, startProcess } from './memory/pages';
import { endProcess, type MemoryProcess, memoryProcess } from './memory/process';
import { EAGAIN, forkTask, moveTasks } from './pids/tree';
import { endsAll, noStalls } from './pressure/stalls';
import type { Container } from './scenario';
import { type Life, type Stage, tellMemory, tellPids } from './stage';
import { isDue, tell } from './trace';
import { threadsOf, type Workload } from './workload';

export function begin(stage: Stage, container: Container, workload: Workload, again: boolean): void {
  const groups = stage.groups.get(container.name)!;
  const who = { container: container.name, workload: workload.name };
  const process = memoryProcess(workload.name, groups.memory, workload.oomScoreAdj ?? 0);
  const life: Life = {
    who,
    workload,
    container,
    groups,
    process,
    children: [],
    threads: 1,
    tasks: 1,
    alive: true,
    startedAtUs: stage.calendar.nowUs,
    endedAtUs: null,
    end: null,
    latenciesUs: [],
    lastDoneAtUs: null,
    forks: { made: 0, refused: 0, errno: 0 },
    touchedBytes: 0,
    stalls: noStalls(),
  };
  stage.lives.push(life);
  stage.lifeOf.set(process, life);
  // The first task joins by cgroup.procs, which pids.max does not refuse; the others are forked.
  moveTasks(groups.pids, 1);
  tell(stage.recorder, { atUs: stage.calendar.nowUs, type: 'start', who, again, tasks: threadsOf(workload) });
  settle(stage, life, startProcess(stage.memory, process, 1, stage.machine.processBaseBytes));
  for (let i = 1; i < threadsOf(workload) && life.alive; i++) startThread(stage, life);
  tellMemory(stage, who.container, true);
  tellPids(stage, who.container, true);
  if (life.alive) stage.act(stage, life);
}

/** One more thread, when pids.max and memory.max let it. */
export function startThread(stage: Stage, life: Life): boolean {
  if (!tryFork(stage, life)) return false;
  life.threads++;
  settle(stage, life, addThreads(stage.memory, life.process, 1));
  return life.alive;
}

/** A task more in the container; false, counted and told when it is refused. */
export function tryFork(stage: Stage, life: Life): boolean {
  const { refusedBy } = forkTask(life.groups.pids);
  if (!refusedBy) {
    life.tasks++;
    life.forks.made++;
    return true;
  }
  life.forks.refused++;
  life.forks.errno = EAGAIN;
  const { nowUs } = stage.calendar;
  if (isDue(stage.recorder, `refused ${life.who.container} ${life.who.workload}`, nowUs))
    tell(stage.recorder, {
      atUs: nowUs,
      type: 'fork-refused',
      who: life.who,
      refusedBy: refusedBy.name,
      currentTasks: refusedBy.currentTasks,
      maxTasks: refusedBy.maxTasks!,
      times: life.forks.refused,
    });
  return false;
}

/** A child of the workload's process, sharing its pages; its task was counted by `tryFork`. */
export function forkChild(stage: Stage, life: Life): { child: MemoryProcess; outcome: Outcome } {
  const { process, who, workload } = life;
  const child = memoryProcess(
    `${who.workload}-${life.children.length + 1}`,
    process.group,
    workload.oomScoreAdj ?? 0,
  );
  life.children.push(child);
  stage.lifeOf.set(child, life);
  const outcome = forkProcess(stage.memory, process, child, stage.machine.processBaseBytes);
  settle(stage, life, outcome);
  return { child, outcome };
}

/** Turns what memory work led to into trace, deaths and restarts. */
export function settle(stage: Stage, life: Life, outcome: Outcome): void {
  const { nowUs } = stage.calendar;
  const { who } = life;
  if (outcome.reclaimedBytes > 0 && isDue(stage.recorder, `reclaim ${who.container}`, nowUs))
    tell(stage.recorder, {
      atUs: nowUs,
      type: 'reclaim',
      who,
      bytes: outcome.reclaimedBytes,
      writtenBytes: outcome.writtenBytes,
      swappedBytes: outcome.swappedBytes,
    });
  if (outcome.highDelayUs > 0)
    tell(stage.recorder, { atUs: nowUs, type: 'high', who, delayUs: outcome.highDelayUs });
  for (const kill of outcome.kills) settleKill(stage, life, kill);
  if (outcome.ended === 'refused' && life.alive) {
    life.end = 'stuck';
    tell(stage.recorder, { atUs: nowUs, type: 'stuck', who });
  }
}

function settleKill(stage: Stage, asked: Life, kill: OomKill): void {
  const whoOf = (process: OomKill['victim']) => stage.lifeOf.get(process)!.who;
  stage.oomKills += kill.killed.length;
  tell(stage.recorder, {
    atUs: stage.calendar.nowUs,
    type: 'oom',
    limiting: kill.limiting.name,
    asked: asked.who,
    victim: whoOf(kill.victim),
    killed: kill.killed.map(whoOf),
    wholeGroup: kill.wholeGroup?.name ?? null,
    scores: kill.scores.map((s) => ({ who: whoOf(s.process), scoreBytes: s.scoreBytes })),
  });
  for (const process of kill.killed) {
    const life = stage.lifeOf.get(process)!;
    // A child that is killed stays as a zombie: its parent does not wait for it, so its task stays counted.
    if (life.process === process) endLife(stage, life, 'killed');
  }
}

export function endLife(stage: Stage, life: Life, reason: 'killed' | 'finished'): void {
  if (!life.alive) return;
  endsAll(stage, life);
  life.alive = false;
  life.end = reason;
  life.endedAtUs = stage.calendar.nowUs;
  for (const process of [life.process, ...life.children]) if (process.alive) endProcess(process);
  stage.memory.processes = stage.memory.processes.filter((p) => p.alive);
  moveTasks(life.groups.pids, -life.tasks);
  life.tasks = 0;
  const { who, container, workload } = life;
  tell(stage.recorder, { atUs: stage.calendar.nowUs, type: 'end', who, reason });
  tellMemory(stage, who.container, true);
  tellPids(stage, who.container, true);
  if (reason === 'killed' && workload.restartAfterUs !== undefined)
    schedule(stage.calendar, stage.calendar.nowUs + workload.restartAfterUs, () =>
      begin(stage, container, workload, true),
    );
}
