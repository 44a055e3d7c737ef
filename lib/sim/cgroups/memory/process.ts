/**
 * A process and the anonymous pages it maps: its own, and those shared with others since a fork. Charges and gives back;
 * it never decides whether there is room. Bytes.
 */
import { count, countSwap, type MemoryGroup } from './group';

/** Anonymous pages mapped by several processes after a fork; charged once, to the group that touched them first. */
export interface SharedPages {
  group: MemoryGroup;
  mappings: Set<Mapping>;
  chargedBytes: number;
}

/**
 * A copy on write unmaps from the front, so a smaller mapping is the tail of a larger one and the largest is charged.
 */
export interface Mapping {
  pages: SharedPages;
  bytes: number;
}

export interface MemoryProcess {
  name: string;
  group: MemoryGroup;
  oomScoreAdj: number;
  /** Resident, mapped by nobody else. */
  privateBytes: number;
  shared: Mapping[];
  swapBytes: number;
  pageTableBytes: number;
  /** Kernel stacks and what else a process is charged at its start. */
  baseBytes: number;
  kernelBytes: number;
  /** Of the private pages, those in huge pages. */
  hugeBytes: number;
  alive: boolean;
}

export function memoryProcess(name: string, group: MemoryGroup, oomScoreAdj: number): MemoryProcess {
  return {
    name,
    group,
    oomScoreAdj,
    privateBytes: 0,
    shared: [],
    swapBytes: 0,
    pageTableBytes: 0,
    baseBytes: 0,
    kernelBytes: 0,
    hugeBytes: 0,
    alive: true,
  };
}

export function residentBytes(process: MemoryProcess): number {
  let bytes = process.baseBytes + process.privateBytes;
  for (const mapping of process.shared) bytes += mapping.bytes;
  return bytes;
}

/** Anonymous pages, resident or swapped out, shared ones too; without the process's base. */
export function anonymousBytes(process: MemoryProcess): number {
  return residentBytes(process) - process.baseBytes + process.swapBytes;
}

/** After a fork nothing new is charged for anonymous pages: parent and child map the same ones. */
export function sharePages(parent: MemoryProcess, child: MemoryProcess): void {
  if (parent.privateBytes > 0) {
    const chargedBytes = parent.privateBytes;
    const pages: SharedPages = { group: parent.group, mappings: new Set(), chargedBytes };
    const mapping = { pages, bytes: chargedBytes };
    pages.mappings.add(mapping);
    parent.shared.push(mapping);
    parent.privateBytes = 0;
    parent.hugeBytes = 0;
  }
  for (const { pages, bytes } of parent.shared) {
    const mapping = { pages, bytes };
    pages.mappings.add(mapping);
    child.shared.push(mapping);
  }
}

/** Unmaps shared pages, the newest mapping first; gives back what nobody maps any longer. */
export function unmapShared(process: MemoryProcess, wantedBytes: number): number {
  let left = wantedBytes;
  while (left > 0 && process.shared.length > 0) {
    const mapping = process.shared.at(-1)!;
    const bytes = Math.min(left, mapping.bytes);
    mapping.bytes -= bytes;
    left -= bytes;
    if (mapping.bytes === 0) {
      process.shared.pop();
      mapping.pages.mappings.delete(mapping);
    }
    settleShared(mapping.pages);
  }
  return wantedBytes - left;
}

function settleShared(pages: SharedPages): void {
  let most = 0;
  for (const { bytes } of pages.mappings) {
    if (bytes === pages.chargedBytes) return;
    most = Math.max(most, bytes);
  }
  count(pages.group, 'anon', most - pages.chargedBytes);
  pages.chargedBytes = most;
}

/** Frees anonymous pages: swapped ones first (they are the oldest), then private, then shared. Page tables stay. */
export function freePages(process: MemoryProcess, wantedBytes: number): number {
  const swapped = Math.min(wantedBytes, process.swapBytes);
  process.swapBytes -= swapped;
  countSwap(process.group, -swapped);
  const own = Math.min(wantedBytes - swapped, process.privateBytes);
  process.privateBytes -= own;
  process.hugeBytes = Math.min(process.hugeBytes, process.privateBytes);
  count(process.group, 'anon', -own);
  return swapped + own + unmapShared(process, wantedBytes - swapped - own);
}

/** Everything a process held goes back; what it wrote to files and to tmpfs stays. */
export function endProcess(process: MemoryProcess): void {
  freePages(process, anonymousBytes(process));
  count(process.group, 'anon', -process.baseBytes);
  count(process.group, 'pageTables', -process.pageTableBytes);
  count(process.group, 'kernel', -process.kernelBytes);
  process.baseBytes = 0;
  process.pageTableBytes = 0;
  process.kernelBytes = 0;
  process.alive = false;
}
