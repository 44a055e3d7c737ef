/**
 * Everything of one run that changes: the groups of the memory, pids and io controllers, the calendar, the trace, and the
 * lives of the workloads. Built from a scenario; owned by a single run.
 */
import { calendarOf } from './calendar';
import { type DiskQueue, type IoGroup, ioGroup } from './io/device';
import { NO_IO_MAX } from './io/throttle';
import { type Limits, NO_LIMITS } from './kernel-limits';
import type { HostMachine } from './machine';
import type { MemoryWorld } from './memory/charge';
import { type MemoryGroup, memoryGroup, NO_MEMORY_LIMITS } from './memory/group';
import type { MemoryProcess } from './memory/process';
import { type PidsGroup, pidsGroup } from './pids/tree';
import type { Sleeper, StallLog } from './pressure/stalls';
import type { Container, LimitsScenario } from './scenario';
import { isDue, type Recorder, recorderOf, tell } from './trace';
import type { Workload } from './workload';

export interface Groups {
  memory: MemoryGroup;
  pids: PidsGroup;
  io: IoGroup;
}

/** One workload from its start to its end; a restart begins another life. */
export interface Life extends Sleeper {
  workload: Workload;
  container: Container;
  groups: Groups;
  process: MemoryProcess;
  children: MemoryProcess[];
  /** Threads of its process; fewer than it wanted when pids.max refused some. */
  threads: number;
  /** Tasks counted for it, its children and unreaped zombies included. */
  tasks: number;
  startedAtUs: number;
  endedAtUs: number | null;
  end: 'killed' | 'finished' | 'stuck' | null;
  /** Of its direct disk requests, and when the last was done. */
  latenciesUs: number[];
  lastDoneAtUs: number | null;
  /** Tasks beyond its first: made, refused, and the errno of the last refusal (0: none). */
  forks: { made: number; refused: number; errno: number };
  /** Anonymous memory it has touched so far. */
  touchedBytes: number;
}

export interface Stage extends StallLog {
  scenario: LimitsScenario;
  machine: HostMachine;
  recorder: Recorder;
  memory: MemoryWorld;
  disk: DiskQueue;
  /** What a workload does once it lives. */
  act: (stage: Stage, life: Life) => void;
  /** By name of pod or container. */
  groups: Map<string, Groups>;
  host: Groups;
  lives: Life[];
  lifeOf: Map<MemoryProcess, Life>;
  oomKills: number;
}

export function stageOf(scenario: LimitsScenario, machine: HostMachine, act: Stage['act']): Stage {
  const { host: given } = scenario;
  const calendar = calendarOf();
  const recorder = recorderOf();
  const host: Groups = {
    memory: memoryGroup('host', null, { ...NO_MEMORY_LIMITS, maxBytes: given.memoryBytes }),
    pids: pidsGroup('host', null, null),
    io: ioGroup('host', null, NO_LIMITS.ioWeight, NO_IO_MAX, machine.tickUs),
  };
  const groups = new Map<string, Groups>();
  for (const pod of scenario.pods) groups.set(pod.name, groupsOf(pod.name, pod.limits, host, machine));
  for (const { name, pod, limits } of scenario.containers)
    groups.set(name, groupsOf(name, limits, (pod === null ? null : groups.get(pod)) ?? host, machine));
  return {
    scenario,
    machine,
    calendar,
    recorder,
    act,
    memory: {
      cache: { extents: [] },
      processes: [],
      host: host.memory,
      hostSwapBytes: given.swapBytes,
      pageBytes: machine.pageBytes,
      tickUs: machine.tickUs,
    },
    disk: {
      disk: given.disk,
      calendar,
      root: host.io,
      busy: false,
      onWait: (group, wait) => {
        if (!isDue(recorder, `io ${group.name}`, wait.fromUs)) return;
        const { key, untilUs, fromUs } = wait;
        tell(recorder, {
          atUs: fromUs,
          type: 'io-wait',
          container: group.name,
          limiting: wait.group.name,
          key,
          untilUs,
        });
      },
    },
    groups,
    host,
    lives: [],
    stalls: [],
    lifeOf: new Map(),
    oomKills: 0,
  };
}

function groupsOf(name: string, limits: Limits, parent: Groups, machine: HostMachine): Groups {
  return {
    memory: memoryGroup(name, parent.memory, {
      lowBytes: limits.memoryLowBytes ?? Number.MAX_SAFE_INTEGER,
      highBytes: limits.memoryHighBytes,
      maxBytes: limits.memoryMaxBytes,
      swapMaxBytes: limits.memorySwapMaxBytes,
      oomGroup: limits.memoryOomGroup,
    }),
    pids: pidsGroup(name, parent.pids, limits.pidsMax),
    io: ioGroup(name, parent.io, limits.ioWeight, limits.ioMax, machine.tickUs),
  };
}

/** A sample of what a container is charged, told when it is due (or always) and something changed. */
export function tellMemory(stage: Stage, name: string, always = false): void {
  const { memory } = stage.groups.get(name)!;
  const { own, currentBytes, swapBytes } = memory;
  const fileBytes = own.clean + own.dirty;
  const now = `${currentBytes} ${own.anon} ${fileBytes} ${own.shmem} ${swapBytes}`;
  if (!isNews(stage, `memory ${name}`, now, always)) return;
  tell(stage.recorder, {
    atUs: stage.calendar.nowUs,
    type: 'memory',
    container: name,
    currentBytes,
    anonBytes: own.anon,
    fileBytes,
    shmemBytes: own.shmem,
    swapBytes,
  });
}

/** Its number of tasks, likewise. */
export function tellPids(stage: Stage, name: string, always = false): void {
  const { currentTasks } = stage.groups.get(name)!.pids;
  if (isNews(stage, `pids ${name}`, String(currentTasks), always))
    tell(stage.recorder, { atUs: stage.calendar.nowUs, type: 'pids', container: name, currentTasks });
}

function isNews({ recorder, calendar }: Stage, key: string, now: string, always: boolean): boolean {
  if (recorder.lastTold.get(key) === now) return false;
  if (!always && !isDue(recorder, key, calendar.nowUs)) return false;
  recorder.lastTold.set(key, now);
  return true;
}
