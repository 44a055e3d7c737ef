/**
 * What holds up tasks outside the CPU part, written down in order of time as it begins and ends: block I/O, or want of
 * memory. Decides nothing.
 */
import type { Calendar } from '../calendar';
import type { Who } from '../trace';

/** Both may hold at once: reclaim that waits for its write-back. */
export type Stall = 'memory' | 'io';

/** A life of a workload, as far as it is needed here. */
export interface Sleeper {
  who: Who;
  alive: boolean;
  /** How many of each are under way. */
  stalls: Record<Stall, number>;
}

export interface StallChange {
  atUs: number;
  sleeper: Sleeper;
  stall: Stall;
  change: 1 | -1;
}

/** Of a stage. */
export interface StallLog {
  calendar: Calendar;
  /** In order of time. */
  stalls: StallChange[];
}

export const noStalls = (): Record<Stall, number> => ({ memory: 0, io: 0 });

/** May be nested: several requests under way are one wait. */
export function begins(log: StallLog, sleeper: Sleeper, stall: Stall): void {
  if (sleeper.alive && sleeper.stalls[stall]++ === 0) note(log, sleeper, stall, 1);
}

/** Nothing for a life that is over: endsAll came first. */
export function ends(log: StallLog, sleeper: Sleeper, stall: Stall): void {
  if (sleeper.alive && --sleeper.stalls[stall] === 0) note(log, sleeper, stall, -1);
}

/** The life ends now, whatever it waits for. */
export function endsAll(log: StallLog, sleeper: Sleeper): void {
  for (const stall of ['memory', 'io'] as const) if (sleeper.stalls[stall] > 0) note(log, sleeper, stall, -1);
  sleeper.stalls = noStalls();
}

/** What ends and goes on at once has not ended. */
function note({ calendar, stalls }: StallLog, sleeper: Sleeper, stall: Stall, change: 1 | -1): void {
  const last = stalls.at(-1);
  if (last?.atUs === calendar.nowUs && last.sleeper === sleeper && last.stall === stall) stalls.pop();
  else stalls.push({ atUs: calendar.nowUs, sleeper, stall, change });
}
