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

/** An idle CPU, else the one where fewest threads want to run; of equals the one the thread ran on last. */
export function placeFor(thread: Thread, cpus: readonly Cpu[]): number {
  let best = cpus[thread.cpu]!;
  for (const cpu of cpus) if (wantingOn(cpu) < wantingOn(best)) best = cpu;
  return best.index;
}

/** Threads held back by a throttle do not keep a CPU busy. */
function wantingOn(cpu: Cpu): number {
  return cpu.running ? cpu.awake : 0;
}

/** An idle CPU takes the thread that has waited longest elsewhere. False: there is none. */
export function pull(scheduler: Movable, to: Cpu): boolean {
  if (!isCrowded(scheduler.hierarchy.cpus, to)) return false;
  const thread = longestWaiting(scheduler, null, to, Number.POSITIVE_INFINITY);
  if (thread) scheduler.migrate(thread, to);
  return thread !== null;
}

/** A busy CPU takes over load when another one has more; it insists when it found nothing small enough before. */
export function balance(scheduler: Movable, to: Cpu): void {
  const { cpus, nowUs } = scheduler.hierarchy;
  if (cpus.length === 1 || nowUs < to.nextBalanceUs) return;
  to.nextBalanceUs = nowUs + BALANCE_US_PER_CPU * cpus.length;
  if (!isCrowded(cpus, to)) return;
  const own = loadOf(scheduler, to);
  let from = to;
  let most = own;
  for (const cpu of cpus) {
    const load = cpu === to ? own : loadOf(scheduler, cpu);
    if (load <= most) continue;
    from = cpu;
    most = load;
  }
  let spare = (most - own) / 2;
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

/** Another CPU has more than one thread that wants to run. */
export function isCrowded(cpus: readonly Cpu[], but: Cpu): boolean {
  for (const cpu of cpus) if (cpu !== but && cpu.awake > 1) return true;
  return false;
}

/** Of all CPUs but `to` when `from` is null. */
function longestWaiting(scheduler: Movable, from: Cpu | null, to: Cpu, maxLoad: number): Thread | null {
  const { queues, cpus } = scheduler.hierarchy;
  let best: Thread | null = null;
  for (const thread of scheduler.threads) {
    const at = cpus[thread.cpu]!;
    if (!thread.isAwake || at === to || (from && at !== from) || at.running === thread) continue;
    if (best && best.waitsSinceUs <= thread.waitsSinceUs) continue;
    const group = queues[thread.group]!;
    if (isHeld(group[at.index]!) || isHeld(group[to.index]!)) continue;
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
