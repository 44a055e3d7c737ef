/** Numbers of the sources of events in the agenda of one run; no rule lives here. */
export interface Sources {
  /** + CPU: its thread reaches what it was running for. */
  milestone: number;
  /** + group. */
  refill: number;
  /** + group: what idle CPUs gave back goes to throttled ones. */
  slack: number;
  /** + thread: it wakes. */
  wake: number;
  /** + load: it begins, its next requests arrive. */
  load: number;
  /** + load. */
  stop: number;
  count: number;
}

export function sourcesOf(cpus: number, groups: number, threads: number, loads: number): Sources {
  const milestone = 0;
  const refill = milestone + cpus;
  const slack = refill + groups;
  const wake = slack + groups;
  const load = wake + threads;
  const stop = load + loads;
  return { milestone, refill, slack, wake, load, stop, count: stop + loads };
}
