/**
 * Bandwidth on the tree of groups (Documentation/scheduler/sched-bwc.rst): slices from the pool, debt, throttling and
 * its end; and how threads and groups enter and leave their queues. Does not choose who runs.
 */
import type { Agenda } from '@/lib/sim/engine/agenda';
import { SLACK_BEFORE_REFILL_US, SLACK_US } from './machine';
import type { CpuCounters, CpuInput } from './model';
import type { Pool } from './pool';
import type { Entity, Queue } from './queue';
import type { Recorder } from './recorder';
import type { Sources } from './sources';
import { Tree } from './tree';

export class Hierarchy extends Tree {
  /** Of a group: the queues held back, longest first. */
  private readonly throttled: Queue[][];
  private readonly maxLagUs: number;
  private readonly agenda: Agenda;
  private readonly sources: Sources;
  private readonly recorder: Recorder | null;

  constructor(input: CpuInput, agenda: Agenda, sources: Sources, recorder: Recorder | null) {
    super(input);
    this.agenda = agenda;
    this.sources = sources;
    this.recorder = recorder;
    this.maxLagUs = Math.max(2 * input.machine.eevdfSliceUs, input.machine.tickUs);
    this.throttled = input.groups.map(() => []);
  }

  /** What the kernel decides when it charges a level: new deadline, new slice or throttle. True: choose anew. */
  settle(queue: Queue): boolean {
    const { current } = queue;
    if (!current?.isQueued || queue.settledUs === this.nowUs) return false;
    queue.settledUs = this.nowUs;
    const { vruntime } = current;
    const isServed = vruntime >= current.deadline;
    if (isServed) current.deadline = vruntime + current.perSlice;
    if (queue.remainingUs <= 0 && this.mustThrottle(queue)) {
      this.throttle(queue);
      return true;
    }
    return queue.members.length > 1 && (isServed || current.protectedTo <= vruntime);
  }

  /** A CPU chooses anew: what its thread ran for may have run out of time between two ticks. */
  checkTime(from: Entity): void {
    for (let entity: Entity | null = from; entity; entity = entity.queue.entity) {
      const { queue }: Entity = entity;
      if (queue.remainingUs <= 0 && queue.members.length > 0 && this.mustThrottle(queue))
        this.throttle(queue);
    }
  }

  private mustThrottle(queue: Queue): boolean {
    if (!queue.pool || queue.isThrottled || queue.remainingUs > 0) return false;
    return !this.takeSlice(queue, queue.pool);
  }

  /** Brings the CPU's share up to one slice as far as the pool goes. False: there is still nothing or debt. */
  private takeSlice(queue: Queue, pool: Pool): boolean {
    if (!pool.isActive) {
      pool.isActive = true;
      this.agenda.set(this.sources.refill + queue.group, pool.nextRefillUs(this.nowUs));
    }
    queue.remainingUs += pool.take(this.machine.bandwidthSliceUs - queue.remainingUs);
    return queue.remainingUs > 0;
  }

  private throttle(queue: Queue): void {
    queue.isThrottled = true;
    this.throttled[queue.group]!.push(queue);
    this.recorder?.event('throttle', this.nowUs, queue.group, queue.cpu);
    if (queue.members.length === 0) return;
    queue.heldSinceUs = this.nowUs;
    if (queue.entity!.isQueued) this.detach(queue.entity!, false);
  }

  private unthrottle(queue: Queue): void {
    queue.isThrottled = false;
    this.release(queue);
    this.recorder?.event('unthrottle', this.nowUs, queue.group, queue.cpu);
    if (queue.members.length > 0) this.attach(queue.entity!);
  }

  private release(queue: Queue): void {
    if (queue.heldSinceUs < 0) return;
    queue.heldUs += this.nowUs - queue.heldSinceUs;
    queue.heldSinceUs = -1;
  }

  /** Puts an entity into its queue, and what is above it up to the first level that is already there or throttled. */
  attach(from: Entity): boolean {
    let entity = from;
    let mustChoose = false;
    for (;;) {
      const { queue } = entity;
      if (queue.current && this.settle(queue)) mustChoose = true;
      const isFirst = queue.members.length === 0;
      if (isFirst && this.mustThrottle(queue)) this.throttle(queue);
      queue.join(entity);
      this.shareOut(queue);
      if (queue.isThrottled && queue.heldSinceUs < 0) queue.heldSinceUs = this.nowUs;
      const above = queue.entity;
      if (!above || queue.isThrottled) return mustChoose;
      if (above.isQueued) {
        if (above.isDelayed) this.wakeDelayed(above);
        return mustChoose;
      }
      entity = above;
    }
  }

  /** One that slept without leaving is awake again; what it was behind is forgiven, what it ran ahead is not. */
  wakeDelayed(entity: Entity): void {
    entity.isDelayed = false;
    const { queue } = entity;
    if (queue.average() <= entity.vruntime) return;
    queue.leave(entity, this.maxLagUs);
    entity.lag = 0;
    queue.join(entity);
  }

  /** Takes an entity out, and every level that runs empty. `mayDelay`: it sleeps, and one that ran ahead stays. */
  detach(from: Entity, mayDelay: boolean): void {
    let entity: Entity | null = from;
    while (entity?.isQueued) {
      const { queue }: Entity = entity;
      if (mayDelay && !queue.isEligible(entity)) {
        entity.isDelayed = true;
        return;
      }
      this.remove(entity);
      if (queue.members.length > 0 || queue.isThrottled) return;
      entity = queue.entity;
    }
  }

  /** A delayed one has come up in the queue: now it leaves, without credit. */
  detachDelayed(entity: Entity): void {
    const { queue } = entity;
    this.remove(entity);
    if (entity.lag > 0) entity.lag = 0;
    if (queue.members.length === 0 && queue.entity) this.detach(queue.entity, true);
  }

  private remove(entity: Entity): void {
    const { queue } = entity;
    queue.leave(entity, this.maxLagUs);
    if (queue.current === entity) queue.current = null;
    this.shareOut(queue);
    if (queue.members.length > 0) return;
    this.release(queue);
    if (queue.pool) this.giveBack(queue, queue.pool);
  }

  /** A CPU without threads of the group keeps a little and returns the rest. */
  private giveBack(queue: Queue, pool: Pool): void {
    const spareUs = queue.remainingUs - this.machine.idleKeepUs;
    if (spareUs <= 0) return;
    queue.remainingUs -= spareUs;
    pool.leftUs += spareUs;
    const slack = this.sources.slack + queue.group;
    if (pool.leftUs <= this.machine.bandwidthSliceUs || this.throttled[queue.group]!.length === 0) return;
    if (this.agenda.isSet(slack)) return;
    if (this.agenda.atUs(this.sources.refill + queue.group) - this.nowUs < SLACK_BEFORE_REFILL_US) return;
    this.agenda.set(slack, this.nowUs + SLACK_US);
  }

  /** A bandwidth period of the group ends. */
  refill(group: number): void {
    const pool = this.pools[group]!;
    pool.isActive = pool.refill(this.throttled[group]!.length > 0);
    this.recorder?.refill(this.nowUs, group, pool.leftUs, Math.max(0, pool.leftUs - pool.quotaUs));
    const source = this.sources.refill + group;
    if (!pool.isActive) {
      this.agenda.clear(source);
      return;
    }
    this.agenda.set(source, this.nowUs + pool.periodUs);
    this.distribute(group);
  }

  /** Pays the debts of throttled CPUs, longest first, and lets them go on, as far as the pool goes. */
  distribute(group: number): void {
    const pool = this.pools[group]!;
    const waiting = this.throttled[group]!;
    while (waiting.length > 0 && pool.leftUs > 0) {
      const queue = waiting[0]!;
      queue.remainingUs += pool.take(1 - queue.remainingUs);
      if (queue.remainingUs <= 0) return;
      waiting.shift();
      this.unthrottle(queue);
    }
  }

  counters(): CpuCounters[] {
    return this.pools.map((pool, group) => ({
      usageUs: this.queues[group]!.reduce((sum, { usageUs }) => sum + usageUs, 0),
      nrPeriods: pool ? pool.nrPeriods : 0,
      nrThrottled: pool ? pool.nrThrottled : 0,
      throttledUs: this.queues[group]!.reduce((sum, { heldUs }) => sum + heldUs, 0),
      nrBursts: pool ? pool.nrBursts : 0,
      burstUs: pool ? pool.usedBurstUs : 0,
    }));
  }

  /** The run ends now: what is held back counts up to here. */
  close(): void {
    for (const cpu of this.cpus) this.charge(cpu);
    for (const queues of this.queues) for (const queue of queues) this.release(queue);
  }
}
