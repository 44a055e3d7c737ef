/** Writes the trace of a run; decides nothing. Pieces of one thread on one CPU without a gap become one segment. */
import type { Cpu } from './cpu';
import type { CpuTrace } from './model';

export class Recorder {
  readonly trace: CpuTrace = { segments: [], events: [] };

  /** The running thread of a CPU leaves it. */
  segment({ index, running, sinceUs }: Cpu, toUs: number): void {
    if (!running || toUs === sinceUs) return;
    const { group, load } = running;
    this.trace.segments.push({ cpu: index, group, load, thread: running.index, fromUs: sinceUs, toUs });
  }

  event(type: 'throttle' | 'unthrottle', atUs: number, group: number, cpu: number): void {
    this.trace.events.push({ type, atUs, group, cpu });
  }

  refill(atUs: number, group: number, poolUs: number, burstUs: number): void {
    this.trace.events.push({ type: 'refill', atUs, group, poolUs, burstUs });
  }
}
