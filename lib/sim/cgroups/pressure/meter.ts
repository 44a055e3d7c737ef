/**
 * cpu.pressure, memory.pressure and io.pressure of every group (Documentation/accounting/psi.rst; kernel/sched/psi.c).
 * As in the kernel each CPU keeps its own times, and every two seconds they become one number, each CPU weighed by how
 * long it had something to do. Watches a run and decides nothing in it. Samples lie on one grid from the start of the run;
 * the kernel's may lag by a tick or, after idleness, by more.
 */
import type { CpuInput, CpuObserver } from '../cpu/model';
import { Averages, type PressureLine, samplePeriodUs } from './averages';
import { Cell, STATES } from './cell';
import type { Stall } from './stalls';

export interface Pressure {
  some: PressureLine;
  full: PressureLine;
}

export interface GroupPressure {
  cpu: Pressure;
  memory: Pressure;
  io: Pressure;
}

/** Of a task outside the CPU part. */
export interface TaskChange {
  atUs: number;
  group: number;
  cpu: number;
  stall: Stall;
  change: 1 | -1;
}

export class PressureMeter implements CpuObserver {
  /** Of a group, on each CPU. */
  private readonly cells: Cell[][];
  private readonly averages: Averages[][];
  private readonly parents: number[];
  private readonly changes: readonly TaskChange[];
  private changed = 0;
  /** Of a CPU: the group whose thread it runs, −1: none. */
  private readonly onCpu: number[];
  private readonly tickUs: number;
  private readonly periodUs: number;
  private nextSampleUs: number;

  /** `changes` in order of time. */
  constructor({ cpus, groups, machine }: CpuInput, changes: readonly TaskChange[]) {
    this.cells = groups.map(() => Array.from({ length: cpus }, () => new Cell()));
    this.averages = groups.map(() => Array.from({ length: STATES }, () => new Averages()));
    this.parents = groups.map(({ parent }) => parent ?? -1);
    this.changes = changes;
    this.onCpu = new Array<number>(cpus).fill(-1);
    this.tickUs = machine.tickUs;
    this.periodUs = samplePeriodUs(machine.tickUs);
    this.nextSampleUs = this.periodUs;
  }

  wants(atUs: number, cpu: number, group: number, change: 1 | -1): void {
    this.advance(atUs);
    for (let at = group; at >= 0; at = this.parents[at]!) {
      const cell = this.cells[at]![cpu]!;
      cell.settle(atUs);
      cell.runnable += change;
    }
  }

  runs(atUs: number, cpu: number, group: number): void {
    const last = this.onCpu[cpu]!;
    if (last === group) return;
    this.advance(atUs);
    this.onCpu[cpu] = group;
    this.setOnCpu(atUs, cpu, last, false);
    this.setOnCpu(atUs, cpu, group, true);
  }

  private setOnCpu(atUs: number, cpu: number, group: number, isOnCpu: boolean): void {
    for (let at = group; at >= 0; at = this.parents[at]!) {
      const cell = this.cells[at]![cpu]!;
      cell.settle(atUs);
      cell.isOnCpu = isOnCpu;
    }
  }

  /** What the other tasks did in the meantime, and the samples that fell due. */
  private advance(toUs: number): void {
    for (;;) {
      const change = this.changes[this.changed];
      if (this.nextSampleUs <= toUs && !(change && change.atUs < this.nextSampleUs)) {
        this.collect(this.nextSampleUs);
        for (const lines of this.averages) for (const line of lines) line.sample(this.periodUs);
        this.nextSampleUs += this.periodUs;
      } else if (change && change.atUs <= toUs) {
        this.changed++;
        this.apply(change);
      } else return;
    }
  }

  private apply({ atUs, cpu, group, stall, change }: TaskChange): void {
    for (let at = group; at >= 0; at = this.parents[at]!) {
      const cell = this.cells[at]![cpu]!;
      cell.settle(atUs);
      cell[stall] += change;
    }
  }

  /** The kernel weighs by whole ticks: a CPU with less than one to do since the last time does not count. */
  private collect(nowUs: number): void {
    this.cells.forEach((cells, group) => {
      let ticks = 0;
      const sums = new Array<number>(STATES).fill(0);
      for (const cell of cells) {
        cell.settle(nowUs);
        const weight = Math.floor(cell.nonIdleUs / this.tickUs);
        ticks += weight;
        cell.stallUs.forEach((us, state) => {
          sums[state]! += us * weight;
        });
        cell.reset();
      }
      this.averages[group]!.forEach((line, state) => {
        line.totalUs += Math.floor(sums[state]! / Math.max(1, ticks));
      });
    });
  }

  /** The files are read now, at the end of the run; nothing may follow. */
  read(endUs: number): GroupPressure[] {
    this.advance(endUs);
    this.collect(endUs);
    return this.averages.map((of) => {
      const pair = (state: number): Pressure => ({ some: of[state]!.line(), full: of[state + 1]!.line() });
      return { cpu: pair(0), memory: pair(2), io: pair(4) };
    });
  }
}
