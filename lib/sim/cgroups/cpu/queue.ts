/**
 * Who competes for one CPU at one level of the hierarchy, and who of them is next: EEVDF (earliest eligible virtual
 * deadline first, Documentation/scheduler/sched-eevdf.rst). Knows no clock and no bandwidth period.
 * Virtual time is an integer: microseconds of CPU · 2^20 / weight, rounded down.
 */
import { MIN_WEIGHT } from './machine';
import type { Pool } from './pool';

export const VIRTUAL = 1_048_576;

/** A thread, or a group on one CPU, as its queue sees it. */
export class Entity {
  weight: number;
  readonly isIdle: boolean;
  queue: Queue;
  /** The queue inside, of a group. */
  readonly inner: Queue | null;
  /** Number of the thread; −1: a group. */
  readonly thread: number;
  vruntime = 0;
  deadline = 0;
  /** Virtual time up to which another one that wakes must wait. */
  protectedTo = 0;
  /** How far it was behind the average when it left; it comes back as far behind. */
  lag = 0;
  isQueued = false;
  /** Asleep, but stays in the queue until it has paid for what it ran too much. */
  isDelayed = false;

  constructor(weight: number, isIdle: boolean, queue: Queue, inner: Queue | null, thread: number) {
    this.weight = weight;
    this.isIdle = isIdle;
    this.queue = queue;
    this.inner = inner;
    this.thread = thread;
  }
}

export class Queue {
  readonly cpu: number;
  /** Index of the group; −1 is the root. */
  readonly group: number;
  readonly pool: Pool | null;
  /** This queue in its parent's; null at the root. */
  entity: Entity | null = null;
  readonly members: Entity[] = [];
  current: Entity | null = null;
  /** Sum of the members' weights. */
  load = 0;
  private restVruntime = 0;
  /** When the current one's charge was last looked at. */
  settledUs = -1;
  /** What this CPU holds of the pool; below zero is debt. */
  remainingUs: number;
  isThrottled = false;
  /** Since when threads in here are held back; −1: they are not. */
  heldSinceUs = -1;

  constructor(cpu: number, group: number, pool: Pool | null, remainingUs: number) {
    this.remainingUs = remainingUs;
    this.cpu = cpu;
    this.group = group;
    this.pool = pool;
  }

  /** Virtual time at which everyone would stand had all been served in proportion to weight. */
  average(): number {
    const { members } = this;
    if (members.length === 0) return this.restVruntime;
    const base = members[0]!.vruntime;
    let sum = 0;
    for (let i = 1; i < members.length; i++) sum += members[i]!.weight * (members[i]!.vruntime - base);
    return base + Math.floor(sum / this.load);
  }

  /** Has not had more than its share. */
  isEligible(entity: Entity): boolean {
    let sum = 0;
    for (let i = 0; i < this.members.length; i++) {
      const other = this.members[i]!;
      sum += other.weight * (other.vruntime - entity.vruntime);
    }
    return sum >= 0;
  }

  /** The eligible one with the earliest deadline; of equals one that waits. A protected current one goes on. */
  pick(): Entity {
    const { members, current } = this;
    if (members.length === 1) return members[0]!;
    const runs = current?.isQueued && this.isEligible(current) ? current : null;
    if (runs && runs.protectedTo > runs.vruntime) return runs;
    let best: Entity | null = null;
    for (let i = 0; i < members.length; i++) {
      const one = members[i]!;
      if (one === current || (best && one.deadline >= best.deadline) || !this.isEligible(one)) continue;
      best = one;
    }
    return runs && (!best || runs.deadline < best.deadline) ? runs : (best ?? members[0]!);
  }

  /** Adds one with the lag it left with, and a new deadline. */
  join(entity: Entity, sliceUs: number): void {
    let lag = 0;
    if (this.members.length > 0 && entity.lag !== 0)
      lag = Math.trunc((entity.lag * (this.load + entity.weight)) / this.load);
    entity.vruntime = this.average() - lag;
    entity.deadline = entity.vruntime + virtualOf(sliceUs, entity.weight);
    entity.isQueued = true;
    this.members.push(entity);
    this.load += entity.weight;
  }

  /** Removes one and remembers its lag, at most `maxLagUs` of CPU either way. */
  leave(entity: Entity, maxLagUs: number): void {
    const limit = virtualOf(maxLagUs, entity.weight);
    const lag = this.average() - entity.vruntime;
    entity.lag = lag > limit ? limit : lag < -limit ? -limit : lag;
    entity.isQueued = false;
    entity.isDelayed = false;
    const { members } = this;
    let place = 0;
    while (members[place] !== entity) place++;
    for (; place < members.length - 1; place++) members[place] = members[place + 1]!;
    members.pop();
    this.load -= entity.weight;
    if (members.length === 0) this.restVruntime = entity.vruntime;
  }

  /** Changes a member's weight; its lag in CPU time stays. True: the load of this queue changed. */
  reweigh(entity: Entity, wanted: number): boolean {
    const weight = wanted < MIN_WEIGHT ? MIN_WEIGHT : wanted;
    const old = entity.weight;
    if (weight === old) return false;
    if (entity.isQueued) {
      const average = this.average();
      const rest = entity.deadline - entity.vruntime;
      const guard = entity.protectedTo - entity.vruntime;
      entity.vruntime = average - Math.trunc(((average - entity.vruntime) * old) / weight);
      entity.deadline = entity.vruntime + Math.trunc((rest * old) / weight);
      entity.protectedTo = entity.vruntime + Math.trunc((guard * old) / weight);
      this.load += weight - old;
    }
    entity.weight = weight;
    return entity.isQueued;
  }
}

/** Virtual time that `us` of CPU take. */
export function virtualOf(us: number, weight: number): number {
  return Math.floor((us * VIRTUAL) / weight);
}
