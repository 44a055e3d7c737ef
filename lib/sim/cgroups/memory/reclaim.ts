/**
 * What gives way when a group is at its limit: clean page cache, then dirty page cache (written first), then, with swap,
 * anonymous memory and tmpfs. Groups below memory.low are spared on the first pass. Decides nothing about killing.
 * Documentation/admin-guide/cgroup-v2.rst, memory.low, memory.max, memory.swap.max.
 */
import { count, countSwap, type MemoryGroup, raise, subtree, withAncestors } from './group';
import { evict, type PageCache } from './page-cache';
import type { MemoryProcess } from './process';

export interface Reclaimed {
  bytes: number;
  /** Dirty page cache and swapped pages: this much is written to the disk. */
  writtenBytes: number;
  swappedBytes: number;
}

export interface ReclaimWorld {
  cache: PageCache;
  processes: readonly MemoryProcess[];
  host: MemoryGroup;
  hostSwapBytes: number;
  pageBytes: number;
}

/** memory.low guards against reclaim from outside the group only, and no more than every group between allows. */
function protectedBytes(group: MemoryGroup, root: MemoryGroup): number {
  let guarded = Number.MAX_SAFE_INTEGER;
  for (let at = group; at !== root; at = at.parent!) guarded = Math.min(guarded, at.limits.lowBytes);
  return group === root ? 0 : guarded;
}

/** Splits a target over groups in proportion to what each could give, in whole pages; the largest takes the rest. */
function shares(gives: readonly number[], target: number, pageBytes: number): number[] {
  const total = gives.reduce((sum, g) => sum + g, 0);
  if (total <= target) return [...gives];
  const out = gives.map((g) => Math.floor((target / pageBytes) * (g / total)) * pageBytes);
  const rest = target - out.reduce((sum, s) => sum + s, 0);
  const most = gives.indexOf(Math.max(...gives));
  out[most] = Math.min(gives[most]!, out[most]! + rest);
  return out;
}

/** Room left in swap for a group: its own memory.swap.max, its ancestors', and the device. */
function swapRoom(world: ReclaimWorld, group: MemoryGroup): number {
  let room = world.hostSwapBytes - world.host.swapBytes;
  for (const at of withAncestors(group))
    if (at.limits.swapMaxBytes !== null) room = Math.min(room, at.limits.swapMaxBytes - at.swapBytes);
  return Math.max(0, room);
}

function swapOut(world: ReclaimWorld, group: MemoryGroup, bytes: number): number {
  let left = Math.min(bytes, swapRoom(world, group));
  const wanted = left;
  const shmem = Math.min(left, group.own.shmem);
  group.shmemSwapBytes += shmem;
  count(group, 'shmem', -shmem);
  left -= shmem;
  for (const process of world.processes) {
    if (left === 0) break;
    if (process.group !== group || !process.alive) continue;
    const out = Math.min(left, process.privateBytes);
    process.privateBytes -= out;
    process.hugeBytes = Math.min(process.hugeBytes, process.privateBytes);
    process.swapBytes += out;
    count(group, 'anon', -out);
    left -= out;
  }
  countSwap(group, wanted - left);
  return wanted - left;
}

function swappable(world: ReclaimWorld, group: MemoryGroup): number {
  if (swapRoom(world, group) === 0) return 0;
  const own = world.processes.reduce(
    (sum, p) => (p.group === group && p.alive ? sum + p.privateBytes : sum),
    0,
  );
  return Math.min(own + group.own.shmem, swapRoom(world, group));
}

/** What can give way, in the order in which it does. */
interface Source {
  gives(world: ReclaimWorld, group: MemoryGroup): number;
  takeOut(world: ReclaimWorld, group: MemoryGroup, bytes: number): number;
  isWritten: boolean;
  isSwapped: boolean;
}

const SOURCES: readonly Source[] = [
  {
    gives: (_, group) => group.own.clean,
    takeOut: ({ cache }, group, bytes) => evict(cache, group, bytes, false),
    isWritten: false,
    isSwapped: false,
  },
  {
    gives: (_, group) => group.own.dirty,
    takeOut: ({ cache }, group, bytes) => evict(cache, group, bytes, true),
    isWritten: true,
    isSwapped: false,
  },
  { gives: swappable, takeOut: swapOut, isWritten: true, isSwapped: true },
];

/** One round: up to `targetBytes` out of `root` and all below it. Nothing reclaimed means that nothing can be. */
export function reclaim(world: ReclaimWorld, root: MemoryGroup, targetBytes: number): Reclaimed {
  const target = Math.ceil(targetBytes / world.pageBytes) * world.pageBytes;
  for (const isSparing of [true, false])
    for (const source of SOURCES) {
      const bytes = takeFrom(world, root, source, target, isSparing);
      if (bytes > 0)
        return {
          bytes,
          writtenBytes: source.isWritten ? bytes : 0,
          swappedBytes: source.isSwapped ? bytes : 0,
        };
    }
  return { bytes: 0, writtenBytes: 0, swappedBytes: 0 };
}

/** From every group in proportion; what memory.low guards only when nobody is spared, and then it is counted. */
function takeFrom(
  world: ReclaimWorld,
  root: MemoryGroup,
  source: Source,
  target: number,
  isSparing: boolean,
): number {
  const groups = subtree(root);
  const gives = groups.map((group) => {
    const spare = isSparing
      ? Math.max(0, group.currentBytes - protectedBytes(group, root))
      : group.currentBytes;
    return Math.min(source.gives(world, group), spare);
  });
  let bytes = 0;
  shares(gives, target, world.pageBytes).forEach((share, i) => {
    if (share === 0) return;
    const group = groups[i]!;
    bytes += source.takeOut(world, group, share);
    if (!isSparing && protectedBytes(group, root) > group.currentBytes) raise(group, 'low');
  });
  return bytes;
}
