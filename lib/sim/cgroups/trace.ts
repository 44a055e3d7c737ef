/**
 * What a run of the Limits simulator tells, instant by instant, and the pen that writes it. A view shows one step; the
 * state that holds at it is in state.ts. Times in microseconds from the start, sizes in bytes, groups and workloads by name.
 */

/** A workload of a container. */
export interface Who {
  container: string;
  workload: string;
}

export type Step = { atUs: number } & (
  | { type: 'start'; who: Who; again: boolean; tasks: number }
  | { type: 'end'; who: Who; reason: 'killed' | 'finished' }
  /** A thread on a CPU without a break, until `toUs`. */
  | { type: 'run'; cpu: number; who: Who; thread: number; toUs: number }
  | { type: 'throttle'; group: string; cpu: number }
  | { type: 'unthrottle'; group: string; cpu: number }
  | { type: 'refill'; group: string; poolUs: number; burstUs: number }
  /** memory.current of a container, after something changed. */
  | {
      type: 'memory';
      container: string;
      currentBytes: number;
      anonBytes: number;
      fileBytes: number;
      shmemBytes: number;
      swapBytes: number;
    }
  /** At the limit something gave way: page cache, and with swap anonymous pages; `writtenBytes` had to go to disk first. */
  | { type: 'reclaim'; who: Who; bytes: number; writtenBytes: number; swappedBytes: number }
  | { type: 'high'; who: Who; delayUs: number }
  | {
      type: 'oom';
      /** Whose limit was hit; `host` when the machine itself ran out. */
      limiting: string;
      asked: Who;
      victim: Who;
      killed: Who[];
      wholeGroup: string | null;
      scores: { who: Who; scoreBytes: number }[];
    }
  /** No process may be killed for it (oom_score_adj −1000): the one that asked waits for ever. */
  | { type: 'stuck'; who: Who }
  /** The `times`-th refusal of this workload; those within 10 ms are told once. */
  | {
      type: 'fork-refused';
      who: Who;
      refusedBy: string;
      currentTasks: number;
      maxTasks: number;
      times: number;
    }
  | { type: 'pids'; container: string; currentTasks: number }
  | {
      type: 'io-wait';
      container: string;
      limiting: string;
      key: 'rbps' | 'wbps' | 'riops' | 'wiops';
      untilUs: number;
    }
);

/** Steps of the same kind about the same thing closer than this are told once. */
export const STEP_GAP_US = 10_000;
export const MAX_STEPS = 60_000;

export interface Recorder {
  steps: Step[];
  lastAtUs: Map<string, number>;
  /** The last value told under a key. */
  lastTold: Map<string, string>;
  full: boolean;
}

export const recorderOf = (): Recorder => ({
  steps: [],
  lastAtUs: new Map(),
  lastTold: new Map(),
  full: false,
});

export function tell(recorder: Recorder, step: Step): void {
  if (recorder.steps.length >= MAX_STEPS) recorder.full = true;
  else recorder.steps.push(step);
}

/** True, and remembered, when nothing was told under this key within the gap. */
export function isDue(recorder: Recorder, key: string, atUs: number): boolean {
  const last = recorder.lastAtUs.get(key);
  if (last !== undefined && atUs - last < STEP_GAP_US) return false;
  recorder.lastAtUs.set(key, atUs);
  return true;
}
