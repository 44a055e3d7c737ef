/**
 * Who runs on every CPU: waking, sleeping, pre-emption, ticks. Follows Documentation/scheduler/sched-eevdf.rst.
 * Does not know what a thread does with its time (workload.ts) nor what bandwidth is (hierarchy.ts).
 */
import type { Agenda } from '@/lib/sim/engine/agenda';
import { balance, isCrowded, placeFor, pull } from './balance';
import type { Cpu, Thread } from './cpu';
import type { Hierarchy } from './hierarchy';
import type { CpuInput } from './model';
import { type Entity, VIRTUAL } from './queue';
import type { Recorder } from './recorder';
import type { Sources } from './sources';

const NEVER_US = 0x3fffffff;

export class Scheduler {
  readonly threads: Thread[] = [];
  /** NEVER_US while no CPU runs anything: an idle machine does not tick. */
  nextTickUs = NEVER_US;
  private busyCpus = 0;
  readonly hierarchy: Hierarchy;
  private readonly agenda: Agenda;
  private readonly sources: Sources;
  private readonly recorder: Recorder | null;
  private readonly tickGridUs: number;
  private readonly horizonUs: number;

  constructor(
    hierarchy: Hierarchy,
    agenda: Agenda,
    sources: Sources,
    recorder: Recorder | null,
    { tickUs, horizonUs }: CpuInput,
  ) {
    this.hierarchy = hierarchy;
    this.agenda = agenda;
    this.sources = sources;
    this.recorder = recorder;
    this.tickGridUs = tickUs;
    this.horizonUs = horizonUs;
  }

  /** A thread wants to run. */
  wake(thread: Thread): void {
    const { hierarchy } = this;
    const entity = thread.entity!;
    thread.isAwake = true;
    thread.waitsSinceUs = hierarchy.nowUs;
    if (!entity.isQueued) thread.cpu = placeFor(thread, hierarchy.cpus);
    const cpu = hierarchy.cpus[thread.cpu]!;
    cpu.awake++;
    this.recorder?.wants(thread, cpu, 1, hierarchy.nowUs);
    hierarchy.charge(cpu);
    let mustChoose = false;
    if (entity.isQueued) hierarchy.wakeDelayed(entity);
    else mustChoose = this.enter(thread, cpu);
    if (mustChoose || !cpu.running || this.preempts(entity)) this.choose(cpu);
    else if (cpu.running.readsCpuClock) this.arm(cpu);
  }

  private enter(thread: Thread, cpu: Cpu): boolean {
    thread.entity!.queue = this.hierarchy.queues[thread.group]![cpu.index]!;
    return this.hierarchy.attach(thread.entity!);
  }

  /** The running thread of a CPU goes to sleep. */
  sleep(thread: Thread): void {
    const cpu = this.hierarchy.cpus[thread.cpu]!;
    this.settleAll(thread);
    this.rest(thread, cpu);
    this.hierarchy.detach(thread.entity!, true);
    this.choose(cpu);
  }

  /** A thread is gone, wherever it was. */
  remove(thread: Thread): void {
    const cpu = this.hierarchy.cpus[thread.cpu]!;
    this.hierarchy.charge(cpu);
    if (thread.isAwake) this.rest(thread, cpu);
    this.hierarchy.detach(thread.entity!, false);
    if (cpu.running === thread) this.choose(cpu);
  }

  private rest(thread: Thread, cpu: Cpu): void {
    thread.isAwake = false;
    cpu.awake--;
    this.recorder?.wants(thread, cpu, -1, this.hierarchy.nowUs);
  }

  /** A waiting thread goes on elsewhere. */
  migrate(thread: Thread, to: Cpu): void {
    const from = this.hierarchy.cpus[thread.cpu]!;
    this.hierarchy.charge(from);
    this.hierarchy.charge(to);
    this.hierarchy.detach(thread.entity!, false);
    from.awake--;
    to.awake++;
    this.recorder?.wants(thread, from, -1, this.hierarchy.nowUs);
    this.recorder?.wants(thread, to, 1, this.hierarchy.nowUs);
    thread.cpu = to.index;
    this.enter(thread, to);
  }

  tick(): void {
    const { hierarchy } = this;
    for (const cpu of hierarchy.cpus) {
      const thread = cpu.running;
      if (!thread) continue;
      hierarchy.charge(cpu);
      if (this.settleAll(thread)) this.choose(cpu);
      else if (thread.readsCpuClock) this.arm(cpu);
      balance(this, cpu);
    }
    this.nextTickUs = this.busyCpus > 0 ? hierarchy.nowUs + hierarchy.machine.tickUs : NEVER_US;
  }

  /** The thread of a CPU has come to the end of what it ran for: returned when that is its work. */
  milestone(index: number): Thread | null {
    const cpu = this.hierarchy.cpus[index]!;
    const thread = cpu.running!;
    this.hierarchy.charge(cpu);
    if (thread.leftUs <= 0) return thread;
    if (this.hierarchy.settle(thread.entity!.queue)) this.choose(cpu);
    else this.arm(cpu);
    return null;
  }

  /** After every event: an idle CPU takes what bandwidth has let go or what waits elsewhere; a busy one goes on. */
  lookAgain(): void {
    if (this.busyCpus === this.hierarchy.cpus.length) return;
    const { cpus } = this.hierarchy;
    for (const cpu of cpus)
      if (!cpu.running && (cpu.root.members.length > 0 || isCrowded(cpus, cpu))) this.choose(cpu);
  }

  private settleAll(thread: Thread): boolean {
    let mustChoose = false;
    let entity = thread.entity;
    while (entity) {
      if (this.hierarchy.settle(entity.queue)) mustChoose = true;
      entity = entity.queue.entity;
    }
    return mustChoose;
  }

  /** One that has just woken, against the running thread, at the level where their ways part. */
  private preempts(woken: Entity): boolean {
    let entity = woken;
    for (;;) {
      const { queue } = entity;
      if (!entity.isQueued) return false;
      const { current } = queue;
      if (current === entity) return false;
      if (current) {
        if (current.isIdle !== entity.isIdle) return current.isIdle;
        return this.hierarchy.settle(queue) || queue.pick() === entity;
      }
      if (!queue.entity || queue.isThrottled) return !queue.isThrottled;
      entity = queue.entity;
    }
  }

  /** Puts the best thread on a CPU. */
  private choose(cpu: Cpu): void {
    const { hierarchy, recorder } = this;
    hierarchy.charge(cpu);
    const last = cpu.running;
    if (last) hierarchy.checkTime(last.entity!);
    let next = this.next(cpu);
    if (!next && pull(this, cpu)) next = this.next(cpu);
    if (next !== last) {
      recorder?.switches(cpu, next, hierarchy.nowUs);
      if (last) this.putDown(last, next);
      if (!last) this.busyCpus++;
      if (!next) this.busyCpus--;
      cpu.running = next;
      cpu.chargedUs = hierarchy.nowUs;
      cpu.sinceUs = hierarchy.nowUs;
      if (next) this.takeUp(next);
    }
    this.arm(cpu);
  }

  private next(cpu: Cpu): Thread | null {
    let queue = cpu.root;
    while (queue.members.length > 0) {
      const entity = queue.pick();
      if (entity.isDelayed) {
        this.hierarchy.detachDelayed(entity);
        queue = cpu.root;
      } else if (entity.inner) queue = entity.inner;
      else return this.threads[entity.thread]!;
    }
    return null;
  }

  private putDown(last: Thread, next: Thread | null): void {
    last.waitsSinceUs = this.hierarchy.nowUs;
    let entity = last.entity;
    // From one thread of a group to another: takeUp changes the only level that differs.
    if (next && entity!.queue === next.entity!.queue) return;
    while (entity) {
      const { queue }: Entity = entity;
      if (isAbove(entity, next)) return;
      if (queue.current === entity) queue.current = null;
      entity = queue.entity;
    }
  }

  private takeUp(next: Thread): void {
    let entity = next.entity;
    while (entity) {
      const { queue }: Entity = entity;
      if (queue.current !== entity) {
        queue.current = entity;
        entity.protectedTo = entity.deadline;
      }
      entity = queue.entity;
    }
    if (this.nextTickUs !== NEVER_US) return;
    const { nowUs, machine } = this.hierarchy;
    const ticks = Math.floor((nowUs - this.tickGridUs) / machine.tickUs) + 1;
    this.nextTickUs = this.tickGridUs + ticks * machine.tickUs;
  }

  /** Sets when the thread of a CPU comes to the end of its work, or charges itself by reading its clock. */
  arm(cpu: Cpu): void {
    const source = this.sources.milestone + cpu.index;
    const thread = cpu.running;
    let leftUs = thread ? thread.leftUs : this.horizonUs;
    if (thread?.readsCpuClock) {
      const { queue, deadline, vruntime, weight } = thread.entity!;
      if (queue.pool) leftUs = Math.min(leftUs, Math.max(1, queue.remainingUs));
      if (queue.members.length > 1)
        leftUs = Math.min(leftUs, Math.max(1, Math.ceil(((deadline - vruntime) * weight) / VIRTUAL)));
    }
    const atUs = cpu.chargedUs + leftUs;
    if (atUs < this.horizonUs) this.agenda.set(source, atUs);
    else this.agenda.clear(source);
  }
}

function isAbove(entity: Entity, thread: Thread | null): boolean {
  let own = thread ? thread.entity : null;
  while (own && own !== entity) own = own.queue.entity;
  return own !== null;
}
