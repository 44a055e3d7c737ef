/**
 * The groups on every CPU: who hangs below whom, what running costs every level, and a group's weight on each CPU.
 * Knows no bandwidth and does not choose who runs.
 */
import { Cpu, type Thread } from './cpu';
import { type CpuMachine, IDLE_WEIGHT, THREAD_WEIGHT } from './machine';
import type { CpuInput } from './model';
import { Pool } from './pool';
import { Entity, Queue } from './queue';

export class Tree {
  nowUs = 0;
  readonly machine: CpuMachine;
  readonly cpus: Cpu[] = [];
  /** Of a group, on each CPU. */
  readonly queues: Queue[][] = [];
  readonly pools: (Pool | null)[];
  readonly shares: number[];
  /** Index of the parent; −1: the root. */
  readonly parents: number[];

  constructor({ cpus, groups, machine }: CpuInput) {
    this.machine = machine;
    for (let i = 0; i < cpus; i++) this.cpus.push(new Cpu(i, new Queue(i, -1, null, 0)));
    this.pools = groups.map(({ bandwidth }) => (bandwidth ? new Pool(bandwidth) : null));
    this.shares = groups.map(({ shares, idle }) => (idle ? IDLE_WEIGHT : shares));
    this.parents = groups.map(({ parent }) => parent ?? -1);
    groups.forEach(({ parent, idle }, group) => {
      this.queues.push(
        this.cpus.map(({ index, root }) => {
          const inner = new Queue(index, group, this.pools[group]!, machine.idleKeepUs);
          const outer = parent === null ? root : this.queues[parent]![index]!;
          inner.entity = new Entity(machine, this.shares[group]!, idle, outer, inner, -1);
          return inner;
        }),
      );
    });
  }

  newEntity(thread: Thread): Entity {
    return new Entity(this.machine, THREAD_WEIGHT, false, this.queues[thread.group]![0]!, null, thread.index);
  }

  /** Charges the running thread and all groups above it up to now. */
  charge(cpu: Cpu): void {
    const thread = cpu.running;
    const spentUs = this.nowUs - cpu.chargedUs;
    if (!thread || spentUs === 0) return;
    cpu.chargedUs = this.nowUs;
    thread.leftUs -= spentUs;
    let entity = thread.entity;
    while (entity) {
      entity.run(spentUs);
      const { queue }: Entity = entity;
      queue.usageUs += spentUs;
      if (queue.pool) queue.remainingUs -= spentUs;
      entity = queue.entity;
    }
  }

  /** A group's weight on a CPU is its shares in proportion to the load it has there. */
  protected shareOut(queue: Queue): void {
    if (this.cpus.length === 1 || queue.group < 0) return;
    const queues = this.queues[queue.group]!;
    let total = 0;
    for (let i = 0; i < queues.length; i++) total += queues[i]!.load;
    for (let i = 0; i < queues.length; i++) {
      const { load, entity } = queues[i]!;
      if (load === 0) continue;
      const weight = Math.floor((this.shares[queue.group]! * load) / total);
      if (entity!.queue.reweigh(entity!, weight)) this.shareOut(entity!.queue);
    }
  }
}
