/**
 * A disk that serves one request at a time, and whose turn it is: by io.weight, level by level, when several groups wait.
 * io.weight is work-conserving; in the kernel it needs io.cost enabled on the device
 * (Documentation/admin-guide/cgroup-v2.rst, io.weight and io.cost.qos).
 */
import { type Calendar, schedule } from '../calendar';
import { admit, type Direction, type IoMax, type Throttle, throttleOf, type WaitsFor } from './throttle';

export interface Disk {
  readBytesPerS: number;
  writeBytesPerS: number;
  /** Requests a second whatever their size. */
  requestsPerS: number;
  /** From the end of the transfer to its completion; does not occupy the disk. */
  latencyUs: number;
}

export interface IoGroup {
  name: string;
  parent: IoGroup | null;
  children: IoGroup[];
  weight: number;
  throttle: Throttle;
  max: IoMax;
  /** Disk time received, divided by weight. */
  virtualUs: number;
  queue: Request[];
  /** Requests waiting for the disk in this group and all below it. */
  waiting: number;
  rbytes: number;
  wbytes: number;
  rios: number;
  wios: number;
}

export interface IoWait {
  /** The group whose io.max made it wait. */
  group: IoGroup;
  key: 'rbps' | 'wbps' | 'riops' | 'wiops';
  fromUs: number;
  untilUs: number;
}

interface Request {
  direction: Direction;
  bytes: number;
  done: (completedAtUs: number) => void;
  /** Its process is gone: it is dropped when its turn comes. */
  wanted: () => boolean;
}

export interface DiskQueue {
  disk: Disk;
  calendar: Calendar;
  root: IoGroup;
  busy: boolean;
  onWait: (group: IoGroup, wait: IoWait) => void;
}

export function ioGroup(
  name: string,
  parent: IoGroup | null,
  weight: number,
  max: IoMax,
  tickUs: number,
): IoGroup {
  const group: IoGroup = {
    name,
    parent,
    children: [],
    weight,
    throttle: throttleOf(max, tickUs),
    max,
    virtualUs: 0,
    queue: [],
    waiting: 0,
    rbytes: 0,
    wbytes: 0,
    rios: 0,
    wios: 0,
  };
  parent?.children.push(group);
  return group;
}

/** Hands a request to the disk through the throttles of its group and of every group above. */
export function submit(queue: DiskQueue, group: IoGroup, request: Request): void {
  pass(queue, group, group, request);
}

function pass(queue: DiskQueue, group: IoGroup, at: IoGroup | null, request: Request): void {
  const { calendar } = queue;
  for (let level = at; level; level = level.parent) {
    const { atUs, waitsFor } = admit(level.throttle, request.direction, request.bytes, calendar.nowUs);
    if (atUs <= calendar.nowUs) continue;
    const key = keyOf(request.direction, waitsFor ?? 'bps');
    queue.onWait(group, { group: level, key, fromUs: calendar.nowUs, untilUs: atUs });
    const above = level.parent;
    schedule(calendar, atUs, () => pass(queue, group, above, request));
    return;
  }
  enqueue(queue, group, request);
}

function keyOf(direction: Direction, waitsFor: WaitsFor): IoWait['key'] {
  if (direction === 'read') return waitsFor === 'bps' ? 'rbps' : 'riops';
  return waitsFor === 'bps' ? 'wbps' : 'wiops';
}

function enqueue(queue: DiskQueue, group: IoGroup, request: Request): void {
  group.queue.push(request);
  for (let at: IoGroup | null = group; at; at = at.parent) {
    at.waiting++;
    if (at.waiting > 1 || !at.parent) continue;
    // A group that comes back starts level with those that wait: what it did not use is gone.
    const waiting = at.parent.children.filter((c) => c !== at && c.waiting > 0);
    if (waiting.length > 0)
      at.virtualUs = Math.max(at.virtualUs, Math.min(...waiting.map((c) => c.virtualUs)));
  }
  if (!queue.busy) serve(queue);
}

/** From the root down, at each level the waiting group that has had the least for its weight. */
function nextGroup(root: IoGroup): IoGroup {
  let at = root;
  while (at.queue.length === 0)
    at = at.children
      .filter((c) => c.waiting > 0)
      .reduce((least, c) => (c.virtualUs < least.virtualUs ? c : least));
  return at;
}

function serve(queue: DiskQueue): void {
  const { root, calendar, disk } = queue;
  while (root.waiting > 0) {
    const group = nextGroup(root);
    const request = group.queue.shift()!;
    for (let at: IoGroup | null = group; at; at = at.parent) at.waiting--;
    if (!request.wanted()) continue;
    const busyUs = transferUs(disk, request.direction, request.bytes);
    for (let at: IoGroup | null = group; at; at = at.parent) {
      at.virtualUs += busyUs / at.weight;
      countRequest(at, request);
    }
    queue.busy = true;
    const endUs = calendar.nowUs + busyUs;
    schedule(calendar, endUs + disk.latencyUs, () => request.done(calendar.nowUs));
    schedule(calendar, endUs, () => {
      queue.busy = false;
      serve(queue);
    });
    return;
  }
}

function countRequest(group: IoGroup, { direction, bytes }: Request): void {
  if (direction === 'read') {
    group.rbytes += bytes;
    group.rios++;
  } else {
    group.wbytes += bytes;
    group.wios++;
  }
}

/** How long a request occupies the disk, rounded up to whole microseconds. */
export function transferUs(disk: Disk, direction: Direction, bytes: number): number {
  const rate = direction === 'read' ? disk.readBytesPerS : disk.writeBytesPerS;
  return Math.max(1, Math.ceil((bytes * 1_000_000) / rate), Math.ceil(1_000_000 / disk.requestsPerS));
}
