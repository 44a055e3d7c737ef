/** One CPU and one thread as the scheduler keeps them: state only, no rule. */
import type { Entity, Queue } from './queue';

export class Thread {
  readonly index: number;
  readonly load: number;
  readonly group: number;
  readonly readsCpuClock: boolean;
  entity: Entity | null = null;
  /** CPU it ran on last. */
  cpu = 0;
  /** CPU time up to the next thing it does; infinite: it only burns. */
  leftUs = 0;
  /** Wants to run (it may be held back). */
  isAwake = false;
  waitsSinceUs = 0;

  constructor(index: number, load: number, group: number, readsCpuClock: boolean) {
    this.index = index;
    this.load = load;
    this.group = group;
    this.readsCpuClock = readsCpuClock;
  }
}

export class Cpu {
  readonly index: number;
  readonly root: Queue;
  running: Thread | null = null;
  /** Up to here the running thread is charged. */
  chargedUs = 0;
  /** Since when it runs without a break. */
  sinceUs = 0;
  /** Threads here that want to run. */
  awake = 0;
  nextBalanceUs = 0;
  failedBalances = 0;

  constructor(index: number, root: Queue) {
    this.index = index;
    this.root = root;
  }
}
