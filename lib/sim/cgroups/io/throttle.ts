/**
 * io.max as the block layer keeps it: a budget in slices of 100 ms, reads and writes apart. A request inside the budget
 * goes at once, the one that crosses waits. One group; a request passes the throttle of every group above it.
 * block/blk-throttle.c; Documentation/admin-guide/cgroup-v2.rst, io.max.
 */
import { THROTTLE_SLICE_US } from '../machine';

/** null is `max`. Bytes or requests a second. */
export interface IoMax {
  rbps: number | null;
  wbps: number | null;
  riops: number | null;
  wiops: number | null;
}

export const NO_IO_MAX: IoMax = { rbps: null, wbps: null, riops: null, wiops: null };

export type Direction = 'read' | 'write';

interface Budget {
  bps: number | null;
  iops: number | null;
  /** In ticks, as the kernel counts. */
  sliceStart: number;
  sliceEnd: number;
  bytes: number;
  requests: number;
  /** Requests that wait here, first come first served; the budget serves the next one not before this instant. */
  freeAtUs: number;
}

export interface Throttle {
  tickUs: number;
  read: Budget;
  write: Budget;
}

const budget = (bps: number | null, iops: number | null): Budget => ({
  bps,
  iops,
  sliceStart: 0,
  sliceEnd: -1,
  bytes: 0,
  requests: 0,
  freeAtUs: 0,
});

export function throttleOf(max: IoMax, tickUs: number): Throttle {
  return { tickUs, read: budget(max.rbps, max.riops), write: budget(max.wbps, max.wiops) };
}

/** Which of the two limits made a request wait. */
export type WaitsFor = 'bps' | 'iops';

/** When a request that arrives at `nowUs` may go on. Requests must be offered in order of arrival. */
export function admit(
  throttle: Throttle,
  direction: Direction,
  bytes: number,
  nowUs: number,
): { atUs: number; waitsFor: WaitsFor | null } {
  const limits = throttle[direction];
  if (limits.bps === null && limits.iops === null) return { atUs: nowUs, waitsFor: null };
  const { tickUs } = throttle;
  const slice = Math.max(1, Math.floor(THROTTLE_SLICE_US / tickUs));
  const hz = Math.floor(1_000_000 / tickUs);
  let atUs = Math.max(nowUs, limits.freeAtUs);
  let waitsFor: WaitsFor | null = null;
  let queued = atUs > nowUs;
  for (;;) {
    const now = Math.floor(atUs / tickUs);
    if (!queued && now > limits.sliceEnd) startSlice(limits, now, slice);
    else limits.sliceEnd = Math.max(limits.sliceEnd, now + slice);
    const byBytes = limits.bps === null ? 0 : bytesWait(limits, bytes, now, slice, hz);
    const byRequests = limits.iops === null ? 0 : requestsWait(limits, now, slice, hz);
    const wait = Math.max(byBytes, byRequests);
    if (wait === 0) break;
    waitsFor = byBytes >= byRequests ? 'bps' : 'iops';
    queued = true;
    atUs = (now + wait) * tickUs;
  }
  limits.bytes += bytes;
  limits.requests++;
  limits.freeAtUs = atUs;
  trim(limits, Math.floor(atUs / tickUs), slice, hz);
  return { atUs, waitsFor };
}

function startSlice(limits: Budget, now: number, slice: number): void {
  limits.sliceStart = now;
  limits.sliceEnd = now + slice;
  limits.bytes = 0;
  limits.requests = 0;
}

const roundUp = (ticks: number, slice: number) => Math.ceil(ticks / slice) * slice;

function bytesWait(limits: Budget, bytes: number, now: number, slice: number, hz: number): number {
  const elapsed = now - limits.sliceStart;
  const rounded = roundUp(Math.max(1, elapsed), slice);
  const extra = limits.bytes + bytes - Math.floor((limits.bps! * rounded) / hz);
  if (extra <= 0) return 0;
  return Math.max(1, Math.floor((extra * hz) / limits.bps!)) + rounded - elapsed;
}

function requestsWait(limits: Budget, now: number, slice: number, hz: number): number {
  const elapsed = now - limits.sliceStart;
  const rounded = roundUp(elapsed + 1, slice);
  if (limits.requests + 1 <= Math.floor((limits.iops! * rounded) / hz)) return 0;
  return Math.max(rounded - elapsed, Math.floor(hz / limits.iops!) + 1);
}

/** Past slices take their budget with them, used or not; the last whole one is kept for what a timer came late. */
function trim(limits: Budget, now: number, slice: number, hz: number): void {
  limits.sliceEnd = Math.max(limits.sliceEnd, now + slice);
  const past = Math.floor((now - limits.sliceStart) / slice) * slice - slice;
  if (past < slice) return;
  if (limits.bps !== null) limits.bytes = Math.max(0, limits.bytes - Math.floor((limits.bps * past) / hz));
  if (limits.iops !== null)
    limits.requests = Math.max(0, limits.requests - Math.floor((limits.iops * past) / hz));
  limits.sliceStart += past;
}
