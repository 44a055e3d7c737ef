/** What a run comes to for each container and pod, read off the counters of the run. Microseconds and bytes. */
import type { CpuCounters, CpuRun } from './cpu/model';
import { type CpuPart, loadKey } from './cpu-loads';
import { type Latency, latencyOf } from './latency';
import { MEMORY_KINDS, type MemoryEvents, type MemoryGroup, type MemoryKind, subtree } from './memory/group';
import type { GroupPressure } from './pressure/meter';
import type { Life, Stage } from './stage';

export interface MemoryResult {
  currentBytes: number;
  peakBytes: number;
  swapBytes: number;
  /** This group and all below it; kinds as memory.stat tells them apart. */
  charged: Record<MemoryKind, number>;
  hugeBytes: number;
  events: MemoryEvents;
  eventsLocal: MemoryEvents;
}

export interface IoResult {
  rbytes: number;
  wbytes: number;
  rios: number;
  wios: number;
  /** Over the whole run, rounded. */
  readBytesPerS: number;
  writeBytesPerS: number;
}

export interface GroupResult {
  name: string;
  cpu: CpuCounters;
  memory: MemoryResult;
  pids: { current: number; peak: number; eventsMax: number };
  io: IoResult;
  pressure: GroupPressure;
}

export interface WorkloadResult {
  name: string;
  type: Life['workload']['type'];
  /** Starts; more than one after a restart. */
  starts: number;
  /** Tasks beyond the first of each life. */
  forksMade: number;
  forksRefused: number;
  /** 11 (EAGAIN) after a refusal, else 0. */
  forkErrno: number;
  /** Anonymous memory touched, over all lives. */
  touchedBytes: number;
  /** When it was done, killed or not; null while it lives. */
  endedAtUs: number | null;
  end: Life['end'];
  /** Requests: arrived while it was up or down; answered; the rest were refused, lost at a kill or still wait. */
  requests: { arrived: number; answered: number; latency: Latency | null } | null;
  /** Direct disk requests. */
  disk: { done: number; lastDoneAtUs: number | null; latency: Latency | null } | null;
}

export interface ContainerResult extends GroupResult {
  pod: string | null;
  workloads: WorkloadResult[];
  /** Processes of this container that the OOM killer took. */
  oomKills: number;
  forksRefused: number;
}

/** `index` is that of the group in the CPU part: pods first, then containers. */
export function groupResult(
  stage: Stage,
  name: string,
  { groups, endUs }: CpuRun,
  index: number,
  pressure: readonly GroupPressure[],
): GroupResult {
  const { memory, pids, io } = stage.groups.get(name)!;
  const { rbytes, wbytes, rios, wios } = io;
  const perS = (bytes: number) => (endUs === 0 ? 0 : Math.round((bytes * 1_000_000) / endUs));
  return {
    name,
    cpu: groups[index]!,
    memory: memoryResult(stage, memory),
    pids: { current: pids.currentTasks, peak: pids.peakTasks, eventsMax: pids.eventsMax },
    io: { rbytes, wbytes, rios, wios, readBytesPerS: perS(rbytes), writeBytesPerS: perS(wbytes) },
    pressure: pressure[index]!,
  };
}

function memoryResult(stage: Stage, group: MemoryGroup): MemoryResult {
  const { currentBytes, peakBytes, swapBytes, events, eventsLocal } = group;
  const inside = new Set(subtree(group));
  const charged = { ...group.own };
  for (const below of inside)
    if (below !== group) for (const kind of MEMORY_KINDS) charged[kind] += below.own[kind];
  const hugeBytes = stage.memory.processes.reduce(
    (sum, p) => (inside.has(p.group) ? sum + p.hugeBytes : sum),
    0,
  );
  return {
    currentBytes,
    peakBytes,
    swapBytes,
    charged,
    hugeBytes,
    events: { ...events },
    eventsLocal: { ...eventsLocal },
  };
}

export function containerResults(
  stage: Stage,
  part: CpuPart,
  cpu: CpuRun,
  pressure: readonly GroupPressure[],
): ContainerResult[] {
  const answered = latenciesByWorkload(part, cpu);
  return stage.scenario.containers.map((container, i) => {
    const group = groupResult(stage, container.name, cpu, stage.scenario.pods.length + i, pressure);
    const workloads = container.workloads.map((w) => {
      const lives = stage.lives.filter(
        (l) => l.who.container === container.name && l.who.workload === w.name,
      );
      return workloadResult(w, lives, part, answered);
    });
    return {
      ...group,
      pod: container.pod,
      workloads,
      oomKills: group.memory.events.oom_kill,
      forksRefused: workloads.reduce((sum, w) => sum + w.forksRefused, 0),
    };
  });
}

function workloadResult(
  workload: Life['workload'],
  lives: readonly Life[],
  part: CpuPart,
  answered: ReadonlyMap<string, number[]>,
): WorkloadResult {
  const last = lives.at(-1);
  const sum = (of: (life: Life) => number) => lives.reduce((total, life) => total + of(life), 0);
  const key = last ? loadKey(last) : '';
  const latencies = answered.get(key) ?? [];
  const disk = lives.flatMap((l) => l.latenciesUs);
  return {
    name: workload.name,
    type: workload.type,
    starts: lives.length,
    forksMade: sum((l) => l.forks.made),
    forksRefused: sum((l) => l.forks.refused),
    forkErrno: last?.forks.errno ?? 0,
    touchedBytes: sum((l) => l.touchedBytes),
    endedAtUs: last?.endedAtUs ?? null,
    end: last?.end ?? null,
    requests:
      workload.type === 'requests'
        ? { arrived: part.arrived.get(key) ?? 0, answered: latencies.length, latency: latencyOf(latencies) }
        : null,
    disk:
      workload.type === 'disk'
        ? { done: disk.length, lastDoneAtUs: last?.lastDoneAtUs ?? null, latency: latencyOf(disk) }
        : null,
  };
}

function latenciesByWorkload(part: CpuPart, cpu: CpuRun): Map<string, number[]> {
  const out = new Map<string, number[]>();
  for (const { load, latenciesUs } of cpu.requests) {
    const key = loadKey(part.lives[load]!);
    const list = out.get(key) ?? [];
    for (const latency of latenciesUs) if (latency !== null) list.push(latency);
    out.set(key, list);
  }
  return out;
}
