/**
 * Who is killed when nothing can be reclaimed: the process with the highest score, not the one that asked.
 * mm/oom_kill.c, oom_badness: resident + swapped pages + page tables + oom_score_adj * floor(pages of the limit / 1000).
 */
import { type MemoryGroup, raise, subtree, withAncestors } from './group';
import { endProcess, type MemoryProcess, residentBytes } from './process';

/** A process with this oom_score_adj is never killed. */
const EXEMPT = -1000;

const MAX_SCORES = 16;

export interface OomScore {
  process: MemoryProcess;
  scoreBytes: number;
}

export interface OomKill {
  /** The group whose limit was hit. */
  limiting: MemoryGroup;
  /** The candidates at the moment of the decision, in order of start; the victim alone when there are many. */
  scores: OomScore[];
  victim: MemoryProcess;
  /** With memory.oom.group all of the group, else the victim alone. */
  killed: MemoryProcess[];
  /** The group with memory.oom.group that was killed as a whole. */
  wholeGroup: MemoryGroup | null;
}

/** memory.max of the group plus the swap it may use; without a limit all memory plus swap. In bytes. */
function allowedBytes(limiting: MemoryGroup, hostSwapBytes: number): number {
  const swap = Math.min(limiting.limits.swapMaxBytes ?? hostSwapBytes, hostSwapBytes);
  return (limiting.limits.maxBytes ?? 0) + swap;
}

export function scoreBytes(process: MemoryProcess, allowed: number, pageBytes: number): number {
  const pagesPerPoint = Math.floor(Math.floor(allowed / pageBytes) / 1000);
  const used = residentBytes(process) + process.swapBytes + process.pageTableBytes;
  return used + process.oomScoreAdj * pagesPerPoint * pageBytes;
}

/** Kills and counts. null when every process of the group is exempt. */
export function killForMemory(
  limiting: MemoryGroup,
  processes: readonly MemoryProcess[],
  hostSwapBytes: number,
  pageBytes: number,
): OomKill | null {
  raise(limiting, 'oom');
  const inside = new Set(subtree(limiting));
  const allowed = allowedBytes(limiting, hostSwapBytes);
  const scores: OomScore[] = [];
  let best: OomScore | null = null;
  let candidates = 0;
  for (const process of processes) {
    if (!process.alive || process.oomScoreAdj === EXEMPT || !inside.has(process.group)) continue;
    const bytes = scoreBytes(process, allowed, pageBytes);
    // Of equals the one looked at last is taken, as in oom_evaluate_task.
    if (!best || bytes >= best.scoreBytes) best = { process, scoreBytes: bytes };
    candidates++;
    if (candidates <= MAX_SCORES) scores.push({ process, scoreBytes: bytes });
  }
  if (!best) return null;
  const victim = best.process;
  const path = withAncestors(victim.group);
  const wholeGroup =
    path
      .slice(0, path.indexOf(limiting) + 1)
      .reverse()
      .find((g) => g.limits.oomGroup) ?? null;
  const doomed = wholeGroup ? new Set(subtree(wholeGroup)) : null;
  const killed = doomed
    ? processes.filter((p) => p.alive && doomed.has(p.group) && p.oomScoreAdj !== EXEMPT)
    : [victim];
  for (const process of killed) {
    raise(process.group, 'oom_kill');
    endProcess(process);
  }
  if (wholeGroup) raise(wholeGroup, 'oom_group_kill');
  return { limiting, scores: candidates > MAX_SCORES ? [best] : scores, victim, killed, wholeGroup };
}
