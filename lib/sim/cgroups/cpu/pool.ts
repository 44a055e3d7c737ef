/**
 * The CPU time one group may still use in this period (`cpu.max`, `cpu.max.burst`), shared by its CPUs.
 * Counts and hands out; does not know who runs. Integer microseconds; Linux counts nanoseconds.
 * Follows Documentation/scheduler/sched-bwc.rst.
 */
import type { Bandwidth } from './model';

export class Pool {
  readonly quotaUs: number;
  readonly periodUs: number;
  readonly burstUs: number;
  private readonly gridUs: number;
  leftUs: number;
  /** What was in the pool after the last refill. */
  private filledUs: number;
  /** The period timer runs; a group at rest stops it, the grid stays. */
  isActive = false;
  /** Nothing was taken since the last refill. */
  private isIdle = true;
  nrPeriods = 0;
  nrThrottled = 0;
  nrBursts = 0;
  usedBurstUs = 0;

  /** A group that was at rest before the run has its quota and its whole burst. */
  constructor({ quotaUs, periodUs, burstUs, refillUs }: Bandwidth) {
    this.quotaUs = quotaUs;
    this.periodUs = periodUs;
    this.burstUs = burstUs;
    this.gridUs = refillUs % periodUs;
    this.leftUs = quotaUs + burstUs;
    this.filledUs = this.leftUs;
  }

  /** The first refill after `nowUs`. */
  nextRefillUs(nowUs: number): number {
    return this.gridUs + (Math.floor((nowUs - this.gridUs) / this.periodUs) + 1) * this.periodUs;
  }

  take(wantedUs: number): number {
    const taken = this.leftUs < wantedUs ? this.leftUs : wantedUs;
    if (taken <= 0) return 0;
    this.leftUs -= taken;
    this.isIdle = false;
    return taken;
  }

  /** A period ends: counts it and fills the pool. False: the timer stops, for nothing was taken all period. */
  refill(isThrottled: boolean): boolean {
    this.nrPeriods++;
    this.leftUs += this.quotaUs;
    if (this.filledUs > this.leftUs) {
      this.usedBurstUs += this.filledUs - this.leftUs;
      this.nrBursts++;
    }
    const full = this.quotaUs + this.burstUs;
    if (this.leftUs > full) this.leftUs = full;
    this.filledUs = this.leftUs;
    if (this.isIdle && !isThrottled) return false;
    if (isThrottled) this.nrThrottled++;
    this.isIdle = !isThrottled;
    return true;
  }
}
