/**
 * The tasks of one group (and of all below it) on one CPU, and how long each pressure state held there since it was last
 * looked at. The states are those of test_states in kernel/sched/psi.c.
 */

/** In the order of Cell.stallUs; of each pair the first is `some`, the second `full`. */
export const STATES = 6;
const CPU = 0;
const MEMORY = 2;
const IO = 4;

export class Cell {
  /** Want to run: running, waiting or throttled. */
  runnable = 0;
  isOnCpu = false;
  /** Asleep for want of memory, and for block I/O. */
  memory = 0;
  io = 0;
  readonly stallUs = new Array<number>(STATES).fill(0);
  nonIdleUs = 0;
  private sinceUs = 0;

  /** Counts what held up to now; to be called before anything changes. */
  settle(nowUs: number): void {
    const us = nowUs - this.sinceUs;
    if (us === 0) return;
    this.sinceUs = nowUs;
    const { runnable, isOnCpu, memory, io } = this;
    if (runnable + memory + io === 0) return;
    this.nonIdleUs += us;
    if (runnable > (isOnCpu ? 1 : 0)) this.add(CPU, us, !isOnCpu);
    // To the kernel a thread that can run is productive here, even one that is throttled.
    if (memory > 0) this.add(MEMORY, us, runnable === 0);
    if (io > 0) this.add(IO, us, runnable === 0);
  }

  private add(state: number, us: number, isFull: boolean): void {
    this.stallUs[state]! += us;
    if (isFull) this.stallUs[state + 1]! += us;
  }

  /** The times have been taken over. */
  reset(): void {
    this.stallUs.fill(0);
    this.nonIdleUs = 0;
  }
}
