/**
 * The pids controller: tasks (threads count, unreaped zombies too) in a tree of groups, and the refusal of a fork.
 * Joining a group or lowering pids.max refuses nothing and kills nobody. Documentation/admin-guide/cgroup-v2.rst, PID.
 */
export interface PidsGroup {
  name: string;
  parent: PidsGroup | null;
  /** null is `max`. */
  maxTasks: number | null;
  /** pids.current: this group and all below it. */
  currentTasks: number;
  /** pids.peak. */
  peakTasks: number;
  /** `max` of pids.events: refusals by the limit of this group or of one below it. */
  eventsMax: number;
}

/** errno of a refused fork(2): EAGAIN, "Resource temporarily unavailable". */
export const EAGAIN = 11;

export function pidsGroup(name: string, parent: PidsGroup | null, maxTasks: number | null): PidsGroup {
  return { name, parent, maxTasks, currentTasks: 0, peakTasks: 0, eventsMax: 0 };
}

/** Adds tasks without asking, as a write to cgroup.procs does; negative when they end and are reaped. */
export function moveTasks(group: PidsGroup, tasks: number): void {
  for (let at: PidsGroup | null = group; at; at = at.parent) {
    at.currentTasks += tasks;
    at.peakTasks = Math.max(at.peakTasks, at.currentTasks);
  }
}

/**
 * One more task, or the group whose limit refuses it. The refusal counts in that group and in all above it (v2 since 6.11
 * without pids_localevents); v1 counts it in the group that forks.
 */
export function forkTask(group: PidsGroup): { refusedBy: PidsGroup | null } {
  for (let at: PidsGroup | null = group; at; at = at.parent) {
    if (at.maxTasks === null || at.currentTasks + 1 <= at.maxTasks) continue;
    for (let up: PidsGroup | null = at; up; up = up.parent) up.eventsMax++;
    return { refusedBy: at };
  }
  moveTasks(group, 1);
  return { refusedBy: null };
}
