/**
 * Which CPU a thread runs on. A plain reading of the kernel's load balancer: wake where fewest want to run, pull when a
 * CPU runs empty, even out weighted load from time to time. Placement of unpinned threads is the least exact part.
 */
import type { Cpu, Thread } from './cpu';
import type { Hierarchy } from './hierarchy';
import { BALANCE_US_PER_CPU } from './machine';
import type { Queue } from './queue';

/** What of a scheduler is needed to move threads. */
export interface Movable {
  readonly hierarchy: Hierarchy;
  readonly threads: readonly Thread[];
  /** A waiting thread goes on elsewhere. */
  migrate(thread: Thread, to: Cpu): void;
}

/** The CPU where fewest threads want to run, of equals the one the thread ran on last. */
export function placeFor(thread: Thread, cpus: readonly Cpu[]): number {
  let best = cpus[thread.cpu]!;
  for (const cpu of cpus) if (cpu.awake < best.awake) best = cpu;
  return best.index;
}

/** An idle CPU takes the thread that has waited longest on the CPU with most threads. False: there is none. */
export function pull(scheduler: Movable, to: Cpu): boolean {
  const { cpus } = scheduler.hierarchy;
  let from: Cpu | null = null;
  for (const cpu of cpus) if (cpu !== to && cpu.awake > 1 && (!from || cpu.awake > from.awake)) from = cpu;
  if (!from) return false;
  const thread = longestWaiting(scheduler, from, to, Number.POSITIVE_INFINITY);
  if (thread) scheduler.migrate(thread, to);
  return thread !== null;
}

/** A busy CPU takes over load when another one has more; it insists when it found nothing small enough before. */
export function balance(scheduler: Movable, to: Cpu): void {
  const { cpus, nowUs } = scheduler.hierarchy;
  if (cpus.length === 1 || nowUs < to.nextBalanceUs) return;
  to.nextBalanceUs = nowUs + BALANCE_US_PER_CPU * cpus.length;
  const loads = cpus.map((cpu) => loadOf(scheduler, cpu));
  let from = to;
  for (const cpu of cpus) if (loads[cpu.index]! > loads[from.index]!) from = cpu;
  let spare = (loads[from.index]! - loads[to.index]!) / 2;
  let moved = 0;
  while (spare > 0 && from.awake > 1) {
    const thread = longestWaiting(scheduler, from, to, spare * (1 << Math.min(to.failedBalances, 16)));
    if (!thread) break;
    spare -= loadOfThread(scheduler, thread);
    scheduler.migrate(thread, to);
    moved++;
  }
  to.failedBalances = moved > 0 || spare <= 0 ? 0 : to.failedBalances + 1;
}

function longestWaiting(scheduler: Movable, from: Cpu, to: Cpu, maxLoad: number): Thread | null {
  const { queues } = scheduler.hierarchy;
  let best: Thread | null = null;
  for (const thread of scheduler.threads) {
    if (!thread.isAwake || thread.cpu !== from.index || from.running === thread) continue;
    if (best && best.waitsSinceUs <= thread.waitsSinceUs) continue;
    const group = queues[thread.group]!;
    if (isHeld(group[from.index]!) || isHeld(group[to.index]!)) continue;
    if (maxLoad !== Number.POSITIVE_INFINITY && loadOfThread(scheduler, thread) > maxLoad) continue;
    best = thread;
  }
  return best;
}

function isHeld(queue: Queue): boolean {
  for (let at: Queue | null = queue; at; at = at.entity ? at.entity.queue : null)
    if (at.isThrottled) return true;
  return false;
}

function loadOf(scheduler: Movable, cpu: Cpu): number {
  let load = 0;
  for (const thread of scheduler.threads)
    if (thread.isAwake && thread.cpu === cpu.index) load += loadOfThread(scheduler, thread);
  return load;
}

/** A thread's part of its group's weight, of its parent's weight, and so on. */
function loadOfThread({ hierarchy }: Movable, thread: Thread): number {
  let load = thread.entity!.weight;
  for (let group = thread.group; group >= 0; group = hierarchy.parents[group]!) {
    let total = 0;
    for (const queue of hierarchy.queues[group]!) total += queue.load;
    load = (load * hierarchy.shares[group]!) / total;
  }
  return load;
}
