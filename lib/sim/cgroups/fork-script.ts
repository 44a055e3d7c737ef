/** A workload that makes processes or threads, one attempt after the other, until it has enough or is refused. */
import { schedule } from './calendar';
import { forkChild, startThread, tryFork } from './lives';
import { FORK_US } from './machine';
import { endProcess } from './memory/process';
import { moveTasks } from './pids/tree';
import { type Life, type Stage, tellMemory, tellPids } from './stage';
import type { ForksWorkload } from './workload';

export function runForks(stage: Stage, life: Life): void {
  const { make, attempts, everyUs, reaped, retries } = life.workload as ForksWorkload;
  let tried = 0;
  const attempt = (): void => {
    if (!life.alive || life.end === 'stuck' || tried === attempts) return;
    tried++;
    const made = make === 'thread' ? makeThread(stage, life, reaped) : makeChild(stage, life, reaped);
    tellMemory(stage, life.who.container);
    tellPids(stage, life.who.container);
    if (made || retries)
      schedule(stage.calendar, stage.calendar.nowUs + Math.max(FORK_US[make], everyUs ?? 0), attempt);
    else tellPids(stage, life.who.container, true);
  };
  schedule(stage.calendar, stage.calendar.nowUs + FORK_US[make], attempt);
}

function makeThread(stage: Stage, life: Life, joined: boolean): boolean {
  if (!startThread(stage, life)) return false;
  if (joined) {
    life.threads--;
    uncount(life);
  }
  return true;
}

function makeChild(stage: Stage, life: Life, waitedFor: boolean): boolean {
  if (!tryFork(stage, life)) return false;
  const { child } = forkChild(stage, life);
  if (!waitedFor || !life.alive) return true;
  if (child.alive) endProcess(child);
  stage.memory.processes = stage.memory.processes.filter((p) => p !== child);
  life.children.pop();
  uncount(life);
  return true;
}

/** A task that ended and was waited for no longer counts. */
function uncount(life: Life): void {
  life.tasks--;
  moveTasks(life.groups.pids, -1);
}
