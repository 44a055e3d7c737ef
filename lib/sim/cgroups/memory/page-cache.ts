/**
 * The page cache: which parts of which files are in memory, whom they are charged to, oldest first. A page is charged to
 * the group that read or wrote it first and stays charged to it. Bytes, whole pages.
 */
import { count, type MemoryGroup } from './group';

interface Extent {
  file: string;
  group: MemoryGroup;
  fromByte: number;
  toByte: number;
  dirty: boolean;
}

/** Oldest first: the order in which reclaim takes pages that were read once. */
export interface PageCache {
  extents: Extent[];
}

/** How far from `atByte` the file is in memory (`cached`) or is not, up to `bytes`. */
export function lookUp(cache: PageCache, file: string, atByte: number, bytes: number) {
  let run = bytes;
  for (const extent of cache.extents) {
    if (extent.file !== file) continue;
    if (extent.fromByte <= atByte && atByte < extent.toByte)
      return { cached: true, bytes: Math.min(bytes, extent.toByte - atByte) };
    if (extent.fromByte > atByte) run = Math.min(run, extent.fromByte - atByte);
  }
  return { cached: false, bytes: run };
}

/** Adds pages that are already charged. */
export function addPages(
  cache: PageCache,
  group: MemoryGroup,
  file: string,
  atByte: number,
  bytes: number,
  dirty: boolean,
): void {
  for (let i = cache.extents.length - 1; i >= 0; i--) {
    const extent = cache.extents[i]!;
    if (extent.file !== file || extent.group !== group || extent.dirty !== dirty) continue;
    if (extent.toByte === atByte) {
      extent.toByte += bytes;
      return;
    }
  }
  cache.extents.push({ file, group, fromByte: atByte, toByte: atByte + bytes, dirty });
}

/** Takes up to `bytes` of a group's oldest clean (or dirty) pages out of memory. */
export function evict(cache: PageCache, group: MemoryGroup, bytes: number, dirty: boolean): number {
  let left = bytes;
  for (const extent of cache.extents) {
    if (left === 0) break;
    if (extent.group !== group || extent.dirty !== dirty) continue;
    const taken = Math.min(left, extent.toByte - extent.fromByte);
    extent.fromByte += taken;
    left -= taken;
  }
  cache.extents = cache.extents.filter((extent) => extent.fromByte < extent.toByte);
  count(group, dirty ? 'dirty' : 'clean', left - bytes);
  return bytes - left;
}

/** Marks the pages of a file clean, as its write-back does; how many bytes there were to write. */
export function cleanFile(cache: PageCache, file: string): number {
  let written = 0;
  for (const extent of cache.extents) {
    if (extent.file !== file || !extent.dirty) continue;
    const bytes = extent.toByte - extent.fromByte;
    extent.dirty = false;
    extent.group.own.dirty -= bytes;
    extent.group.own.clean += bytes;
    written += bytes;
  }
  return written;
}

/** Bytes from `atByte` become dirty (they are in memory already). */
export function dirtyPages(cache: PageCache, file: string, atByte: number, bytes: number): void {
  const toByte = atByte + bytes;
  const cut: Extent[] = [];
  for (const extent of cache.extents) {
    const from = Math.max(atByte, extent.fromByte);
    const to = Math.min(toByte, extent.toByte);
    if (extent.file !== file || extent.dirty || from >= to) {
      cut.push(extent);
      continue;
    }
    if (extent.fromByte < from) cut.push({ ...extent, toByte: from });
    cut.push({ ...extent, fromByte: from, toByte: to, dirty: true });
    if (to < extent.toByte) cut.push({ ...extent, fromByte: to });
    extent.group.own.clean -= to - from;
    extent.group.own.dirty += to - from;
  }
  cache.extents = cut;
}
