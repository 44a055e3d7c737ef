/**
 * What a process does with memory: touch, copy on write, read and write files, tmpfs, start and fork. Each does as much as
 * it can and says what came of it; the caller turns bytes into time.
 */
import { PAGE_TABLE_SPAN_BYTES, PROCESS_RESIDENT_BYTES, THREAD_BYTES } from '../machine';
import { chargeSome, type MemoryWorld, makeRoom, noOutcome, type Outcome } from './charge';
import { count } from './group';
import { addPages, dirtyPages, lookUp } from './page-cache';
import { anonymousBytes, type MemoryProcess, sharePages, unmapShared } from './process';

/** Starts a process: its base and the kernel stacks of its further threads. */
export function startProcess(
  world: MemoryWorld,
  process: MemoryProcess,
  threads: number,
  baseBytes: number,
): Outcome {
  const out = noOutcome();
  world.processes.push(process);
  const resident = Math.min(PROCESS_RESIDENT_BYTES, baseBytes);
  const kernel = baseBytes - resident + (threads - 1) * THREAD_BYTES;
  if (!makeRoom(world, process, resident + kernel, out)) return out;
  process.baseBytes = resident;
  process.kernelBytes = kernel;
  count(process.group, 'anon', resident);
  count(process.group, 'kernel', kernel);
  return out;
}

/** Threads that an existing process starts, or that end (negative). */
export function addThreads(world: MemoryWorld, process: MemoryProcess, threads: number): Outcome {
  const out = noOutcome();
  const bytes = threads * THREAD_BYTES;
  if (bytes > 0 && !makeRoom(world, process, bytes, out)) return out;
  process.kernelBytes += bytes;
  count(process.group, 'kernel', bytes);
  return out;
}

/** Touches new anonymous pages; stops early when killed or when a sleep is owed for memory.high. */
export function touch(world: MemoryWorld, process: MemoryProcess, bytes: number, huge: boolean): Outcome {
  const out = noOutcome();
  while (out.doneBytes < bytes && out.highDelayUs === 0) {
    const mapped = anonymousBytes(process);
    const spans = Math.floor(mapped / PAGE_TABLE_SPAN_BYTES) + 1;
    const tables = spans * world.pageBytes - process.pageTableBytes;
    if (tables > 0) {
      if (!makeRoom(world, process, tables, out)) break;
      process.pageTableBytes += tables;
      count(process.group, 'pageTables', tables);
    }
    const span = spans * PAGE_TABLE_SPAN_BYTES - mapped;
    const charged = chargeSome(world, process, 'anon', Math.min(span, bytes - out.doneBytes), out);
    if (charged === 0) break;
    process.privateBytes += charged;
    // A huge page needs its 2 MiB at once; near the limit the kernel falls back to 4 KiB pages.
    if (huge && charged === PAGE_TABLE_SPAN_BYTES) process.hugeBytes += charged;
    out.doneBytes += charged;
  }
  return out;
}

/** Writes to pages shared since a fork: each is copied and charged anew, while another process still maps it. */
export function copyShared(world: MemoryWorld, process: MemoryProcess, bytes: number): Outcome {
  const out = noOutcome();
  while (out.doneBytes < bytes && out.highDelayUs === 0 && process.shared.length > 0) {
    const mapping = process.shared.at(-1)!;
    const piece = Math.min(mapping.bytes, bytes - out.doneBytes);
    const charged = chargeSome(world, process, 'anon', piece, out);
    if (charged === 0) break;
    process.privateBytes += charged;
    unmapShared(process, charged);
    out.doneBytes += charged;
  }
  return out;
}

/** `child`, a new process, comes to share the parent's pages; its base and its page tables are its own. */
export function forkProcess(
  world: MemoryWorld,
  parent: MemoryProcess,
  child: MemoryProcess,
  baseBytes: number,
): Outcome {
  const out = startProcess(world, child, 1, baseBytes);
  if (out.ended || !makeRoom(world, child, parent.pageTableBytes, out) || !parent.alive) return out;
  child.pageTableBytes = parent.pageTableBytes;
  count(child.group, 'pageTables', child.pageTableBytes);
  sharePages(parent, child);
  return out;
}

export function writeTmpfs(world: MemoryWorld, process: MemoryProcess, bytes: number): Outcome {
  const out = noOutcome();
  while (out.doneBytes < bytes && out.highDelayUs === 0) {
    const charged = chargeSome(world, process, 'shmem', bytes - out.doneBytes, out);
    if (charged === 0) break;
    out.doneBytes += charged;
  }
  return out;
}

export interface FileOutcome extends Outcome {
  /** Of the bytes read, those that had to come from the disk. */
  missedBytes: number;
}

/** Reads part of a file through the page cache. */
export function readFile(
  world: MemoryWorld,
  process: MemoryProcess,
  file: string,
  atByte: number,
  bytes: number,
): FileOutcome {
  const out: FileOutcome = { ...noOutcome(), missedBytes: 0 };
  while (out.doneBytes < bytes && out.highDelayUs === 0) {
    const at = atByte + out.doneBytes;
    const found = lookUp(world.cache, file, at, bytes - out.doneBytes);
    if (found.cached) {
      out.doneBytes += found.bytes;
      continue;
    }
    const charged = chargeSome(world, process, 'clean', found.bytes, out);
    if (charged === 0) break;
    addPages(world.cache, process.group, file, at, charged, false);
    out.doneBytes += charged;
    out.missedBytes += charged;
  }
  return out;
}

/** A buffered write: pages become dirty, nothing is written to the disk yet unless reclaim has to. */
export function writeFile(
  world: MemoryWorld,
  process: MemoryProcess,
  file: string,
  atByte: number,
  bytes: number,
): Outcome {
  const out = noOutcome();
  while (out.doneBytes < bytes && out.highDelayUs === 0) {
    const at = atByte + out.doneBytes;
    const found = lookUp(world.cache, file, at, bytes - out.doneBytes);
    if (found.cached) {
      dirtyPages(world.cache, file, at, found.bytes);
      out.doneBytes += found.bytes;
      continue;
    }
    const charged = chargeSome(world, process, 'dirty', found.bytes, out);
    if (charged === 0) break;
    addPages(world.cache, process.group, file, at, charged, true);
    out.doneBytes += charged;
  }
  return out;
}
