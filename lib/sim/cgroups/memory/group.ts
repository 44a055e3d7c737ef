/**
 * A cgroup as the memory controller sees it: limits, what is charged, what happened. Counts only; who gives way and who
 * is killed is decided in reclaim.ts and oom.ts. Bytes, always whole pages.
 */
export interface MemoryLimits {
  lowBytes: number;
  /** null is `max`. */
  highBytes: number | null;
  maxBytes: number | null;
  swapMaxBytes: number | null;
  oomGroup: boolean;
}

/** Keys of memory.events, in the order in which the kernel prints them. */
export const MEMORY_EVENTS = ['low', 'high', 'max', 'oom', 'oom_kill', 'oom_group_kill'] as const;
export type MemoryEvent = (typeof MEMORY_EVENTS)[number];
export type MemoryEvents = Record<MemoryEvent, number>;

/** What a page is charged as: anonymous, page cache (clean or dirty), tmpfs, page tables and kernel stacks. */
export const MEMORY_KINDS = ['anon', 'clean', 'dirty', 'shmem', 'pageTables', 'kernel'] as const;
export type MemoryKind = (typeof MEMORY_KINDS)[number];

export interface MemoryGroup {
  name: string;
  parent: MemoryGroup | null;
  children: MemoryGroup[];
  limits: MemoryLimits;
  /** Charged to this group itself. */
  own: Record<MemoryKind, number>;
  /** tmpfs pages of this group that are swapped out. */
  shmemSwapBytes: number;
  /** memory.current: this group and all below it. */
  currentBytes: number;
  peakBytes: number;
  /** memory.swap.current, likewise. */
  swapBytes: number;
  /** memory.events: this group and all below it. */
  events: MemoryEvents;
  /** memory.events.local. */
  eventsLocal: MemoryEvents;
}

export const NO_MEMORY_LIMITS: MemoryLimits = {
  lowBytes: 0,
  highBytes: null,
  maxBytes: null,
  swapMaxBytes: null,
  oomGroup: false,
};

const noEvents = (): MemoryEvents => ({ low: 0, high: 0, max: 0, oom: 0, oom_kill: 0, oom_group_kill: 0 });

export function memoryGroup(name: string, parent: MemoryGroup | null, limits: MemoryLimits): MemoryGroup {
  const group: MemoryGroup = {
    name,
    parent,
    children: [],
    limits,
    own: { anon: 0, clean: 0, dirty: 0, shmem: 0, pageTables: 0, kernel: 0 },
    shmemSwapBytes: 0,
    currentBytes: 0,
    peakBytes: 0,
    swapBytes: 0,
    events: noEvents(),
    eventsLocal: noEvents(),
  };
  parent?.children.push(group);
  return group;
}

/** The group, its parent, and so on to the host. */
export function withAncestors(group: MemoryGroup): MemoryGroup[] {
  const out: MemoryGroup[] = [];
  for (let at: MemoryGroup | null = group; at; at = at.parent) out.push(at);
  return out;
}

/** The group and all below it. */
export function subtree(group: MemoryGroup): MemoryGroup[] {
  return [group, ...group.children.flatMap(subtree)];
}

/** Adds (or, negative, gives back) without looking at a limit. */
export function count(group: MemoryGroup, kind: MemoryKind, bytes: number): void {
  group.own[kind] += bytes;
  for (let at: MemoryGroup | null = group; at; at = at.parent) {
    at.currentBytes += bytes;
    if (at.currentBytes > at.peakBytes) at.peakBytes = at.currentBytes;
  }
}

export function countSwap(group: MemoryGroup, bytes: number): void {
  for (let at: MemoryGroup | null = group; at; at = at.parent) at.swapBytes += bytes;
}

/** memory.events of v2 counts for every ancestor as well; v1 counted in one group only. */
export function raise(group: MemoryGroup, event: MemoryEvent): void {
  group.eventsLocal[event]++;
  for (let at: MemoryGroup | null = group; at; at = at.parent) at.events[event]++;
}

/** How much may still be charged, and the group whose memory.max is nearest. */
export function headroom(group: MemoryGroup): { bytes: number; limiting: MemoryGroup } {
  let bytes = Number.MAX_SAFE_INTEGER;
  let limiting = group;
  for (let at: MemoryGroup | null = group; at; at = at.parent) {
    if (at.limits.maxBytes === null) continue;
    const left = at.limits.maxBytes - at.currentBytes;
    if (left < bytes) {
      bytes = left;
      limiting = at;
    }
  }
  return { bytes, limiting };
}
