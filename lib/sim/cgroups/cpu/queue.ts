/**
 * Who competes for one CPU at one level of the hierarchy, and who of them is next: EEVDF (earliest eligible virtual
 * deadline first, Documentation/scheduler/sched-eevdf.rst). Knows no clock and no bandwidth period.
 * Virtual time is an integer: microseconds of CPU · 2^20 / weight, rounded down.
 */
import { type CpuMachine, MIN_WEIGHT } from './machine';
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

  /** Virtual time of a whole tick, the commonest charge, and of a slice: divided once, not at every tick. */
  perTick: number;
  perSlice: number;
  private readonly machine: CpuMachine;

  constructor(
    machine: CpuMachine,
    weight: number,
    isIdle: boolean,
    queue: Queue,
    inner: Queue | null,
    thread: number,
  ) {
    this.machine = machine;
    this.weight = weight;
    this.perTick = virtualOf(machine.tickUs, weight);
    this.perSlice = virtualOf(machine.eevdfSliceUs, weight);
    this.isIdle = isIdle;
    this.queue = queue;
    this.inner = inner;
    this.thread = thread;
  }

  weigh(weight: number): void {
    this.weight = weight;
    this.perTick = virtualOf(this.machine.tickUs, weight);
    this.perSlice = virtualOf(this.machine.eevdfSliceUs, weight);
  }

  /** Charges CPU time. */
  run(us: number): void {
    this.vruntime += us === this.machine.tickUs ? this.perTick : virtualOf(us, this.weight);
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
  /** How long they were, and what they used, in the whole run. */
  heldUs = 0;
  usageUs = 0;

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
    return members.length === 1 ? base : base + Math.floor(this.sumPast(base) / this.load);
  }

  /** Weighted sum of how far the members stand past `vruntime`: below zero beyond the average. */
  private sumPast(vruntime: number): number {
    const { members } = this;
    let sum = 0;
    for (let i = 0; i < members.length; i++) {
      const one = members[i]!;
      sum += one.weight * (one.vruntime - vruntime);
    }
    return sum;
  }

  /** Has not had more than its share. */
  isEligible(entity: Entity): boolean {
    return this.members.length === 1 || this.sumPast(entity.vruntime) >= 0;
  }

  /** The eligible one with the earliest deadline; of equals one that waits. A protected current one goes on. */
  pick(): Entity {
    const { members, current } = this;
    if (members.length === 1) return members[0]!;
    const base = members[0]!.vruntime;
    const sum = this.sumPast(base);
    const runs = current?.isQueued && sum >= this.load * (current.vruntime - base) ? current : null;
    if (runs && runs.protectedTo > runs.vruntime) return runs;
    let best: Entity | null = null;
    for (let i = 0; i < members.length; i++) {
      const one = members[i]!;
      if (one === current || (best && one.deadline >= best.deadline)) continue;
      if (sum >= this.load * (one.vruntime - base)) best = one;
    }
    return runs && (!best || runs.deadline < best.deadline) ? runs : (best ?? members[0]!);
  }

  /** Adds one with the lag it left with, and a new deadline. */
  join(entity: Entity): void {
    let lag = 0;
    if (this.members.length > 0 && entity.lag !== 0)
      lag = Math.trunc((entity.lag * (this.load + entity.weight)) / this.load);
    entity.vruntime = this.average() - lag;
    entity.deadline = entity.vruntime + entity.perSlice;
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
    entity.weigh(weight);
    return entity.isQueued;
  }
}

/** Virtual time that `us` of CPU take. */
export function virtualOf(us: number, weight: number): number {
  return Math.floor((us * VIRTUAL) / weight);
}
