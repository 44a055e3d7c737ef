/**
 * Writes the trace of a run and tells the observer; decides nothing. Pieces of one thread on one CPU without a gap become
 * one segment.
 */
import type { Cpu, Thread } from './cpu';
import type { CpuObserver, CpuTrace } from './model';

export class Recorder {
  readonly trace: CpuTrace | null;
  private readonly observer: CpuObserver | null;

  constructor(isTraced: boolean, observer: CpuObserver | null) {
    this.trace = isTraced ? { segments: [], events: [] } : null;
    this.observer = observer;
  }

  /** A CPU goes from its running thread to the next. */
  switches(cpu: Cpu, next: Thread | null, atUs: number): void {
    this.segment(cpu, atUs);
    this.observer?.runs(atUs, cpu.index, next ? next.group : -1);
  }

  /** The running thread of a CPU leaves it. */
  segment({ index, running, sinceUs }: Cpu, toUs: number): void {
    if (!this.trace || !running || toUs === sinceUs) return;
    const { group, load } = running;
    this.trace.segments.push({ cpu: index, group, load, thread: running.index, fromUs: sinceUs, toUs });
  }

  /** A thread begins (1) or ceases (−1) to want to run on a CPU. */
  wants({ group }: Thread, { index }: Cpu, change: 1 | -1, atUs: number): void {
    this.observer?.wants(atUs, index, group, change);
  }

  event(type: 'throttle' | 'unthrottle', atUs: number, group: number, cpu: number): void {
    this.trace?.events.push({ type, atUs, group, cpu });
  }

  refill(atUs: number, group: number, poolUs: number, burstUs: number): void {
    this.trace?.events.push({ type: 'refill', atUs, group, poolUs, burstUs });
  }
}
