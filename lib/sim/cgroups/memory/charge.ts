/**
 * Getting room for pages: reclaim first, the OOM killer when nothing can be reclaimed, and the delay above memory.high.
 * Knows no time beyond the delay it returns. Documentation/admin-guide/cgroup-v2.rst, memory.max and memory.high.
 */
import { CHARGE_BATCH_PAGES, HIGH_DELAY_MAX_US, RECLAIM_ROUND_BYTES } from '../machine';
import { count, headroom, type MemoryGroup, type MemoryKind, raise, withAncestors } from './group';
import { killForMemory, type OomKill } from './oom';
import type { MemoryProcess } from './process';
import { type Reclaimed, type ReclaimWorld, reclaim } from './reclaim';

export interface MemoryWorld extends ReclaimWorld {
  processes: MemoryProcess[];
  tickUs: number;
}

/** What one piece of work led to. */
export interface Outcome {
  /** How much of what was asked is done. */
  doneBytes: number;
  /** Written to disk on behalf of the one who asked, which waits for it. */
  writtenBytes: number;
  reclaimedBytes: number;
  swappedBytes: number;
  /** Sleep owed for being above memory.high. */
  highDelayUs: number;
  kills: OomKill[];
  /** The asker was killed, or nobody may be killed for it. */
  ended: 'killed' | 'refused' | null;
}

export const noOutcome = (): Outcome => ({
  doneBytes: 0,
  writtenBytes: 0,
  reclaimedBytes: 0,
  swappedBytes: 0,
  highDelayUs: 0,
  kills: [],
  ended: null,
});

function note(out: Outcome, freed: Reclaimed): void {
  out.reclaimedBytes += freed.bytes;
  out.writtenBytes += freed.writtenBytes;
  out.swappedBytes += freed.swappedBytes;
}

/** Room for `bytes` in the group and all above it, whatever it takes. False when the asker is gone or refused. */
export function makeRoom(world: MemoryWorld, process: MemoryProcess, bytes: number, out: Outcome): boolean {
  for (;;) {
    const { bytes: left, limiting } = headroom(process.group);
    if (left >= bytes) return true;
    raise(limiting, 'max');
    const freed = reclaim(world, limiting, RECLAIM_ROUND_BYTES);
    if (freed.bytes > 0) {
      note(out, freed);
      continue;
    }
    const kill = killForMemory(limiting, world.processes, world.hostSwapBytes, world.pageBytes);
    if (!kill) {
      out.ended = 'refused';
      return false;
    }
    out.kills.push(kill);
    world.processes = world.processes.filter((p) => p.alive);
    if (!process.alive) {
      out.ended = 'killed';
      return false;
    }
  }
}

/** Charges at least a page and at most `bytes`; 0 when `out.ended` says why. */
export function chargeSome(
  world: MemoryWorld,
  process: MemoryProcess,
  kind: MemoryKind,
  bytes: number,
  out: Outcome,
): number {
  if (!makeRoom(world, process, world.pageBytes, out)) return 0;
  const { bytes: left } = headroom(process.group);
  let fits = Math.min(bytes, Math.floor(left / world.pageBytes) * world.pageBytes);
  if (withAncestors(process.group).some((g) => g.limits.highBytes !== null))
    fits = Math.min(fits, CHARGE_BATCH_PAGES * world.pageBytes);
  count(process.group, kind, fits);
  settleHigh(world, process.group, fits, out);
  return fits;
}

/**
 * Above memory.high a task reclaims for itself, then sleeps the longer the further it is above; never a kill.
 * Sleep in ticks: overage² · HZ / 2³⁴ with overage in 2⁻²⁰ of the limit, up to 2 s for a batch of 64 pages
 * (mm/memcontrol.c, calculate_high_delay).
 */
function settleHigh(world: MemoryWorld, group: MemoryGroup, bytes: number, out: Outcome): void {
  let worst = 0;
  for (const at of withAncestors(group)) {
    const high = at.limits.highBytes;
    if (high === null || at.currentBytes <= high) continue;
    raise(at, 'high');
    while (at.currentBytes > high) {
      const freed = reclaim(world, at, at.currentBytes - high);
      if (freed.bytes === 0) break;
      note(out, freed);
    }
    if (at.currentBytes > high) worst = Math.max(worst, overage(at.currentBytes, high, world.pageBytes));
  }
  if (worst > 0) out.highDelayUs += highDelayUs(worst, bytes, world);
}

function overage(currentBytes: number, highBytes: number, pageBytes: number): number {
  const highPages = Math.max(1, Math.floor(highBytes / pageBytes));
  const overPages = Math.ceil((currentBytes - highBytes) / pageBytes);
  return Math.min(2 ** 20, Math.floor((overPages * 2 ** 20) / highPages));
}

function highDelayUs(over: number, bytes: number, world: MemoryWorld): number {
  const hz = Math.floor(1_000_000 / world.tickUs);
  const ticks = Math.floor((over * over * hz) / 2 ** 34);
  const batch = CHARGE_BATCH_PAGES * world.pageBytes;
  const scaled = Math.floor((ticks * bytes) / batch);
  // Less than a hundredth of a second is not worth a sleep.
  return scaled <= Math.floor(hz / 100) ? 0 : Math.min(HIGH_DELAY_MAX_US, scaled * world.tickUs);
}
