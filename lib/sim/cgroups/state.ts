/** What holds at one step of a run, folded from the steps up to it: for a view that draws one step and decides nothing. */
import type { LimitsRun } from './host';
import type { LimitsScenario } from './scenario';
import type { Step, Who } from './trace';

export interface ContainerState {
  name: string;
  /** CPUs on which the container, or its pod, is throttled. */
  throttled: { group: string; cpu: number }[];
  currentBytes: number;
  anonBytes: number;
  fileBytes: number;
  shmemBytes: number;
  swapBytes: number;
  tasks: number;
  /** Workloads that live. */
  alive: string[];
  oomKills: number;
  forksRefused: number;
  /** Waits for io.max until then; null: it does not. */
  ioWaitUntilUs: number | null;
  /** Sleeps for memory.high until then. */
  highUntilUs: number | null;
}

export interface HostState {
  atUs: number;
  /** By CPU: who runs, null when idle. */
  running: ({ who: Who; thread: number; fromUs: number; toUs: number } | null)[];
  containers: ContainerState[];
}

export function stateAt(scenario: LimitsScenario, run: LimitsRun, step: number): HostState {
  const atUs = run.steps[step]?.atUs ?? 0;
  const state: HostState = {
    atUs,
    running: Array.from({ length: scenario.host.cpus }, () => null),
    containers: scenario.containers.map(({ name }) => emptyState(name)),
  };
  const inGroup = new Map<string, ContainerState[]>();
  state.containers.forEach((container, i) => {
    const { name, pod } = scenario.containers[i]!;
    inGroup.set(name, [container]);
    if (pod !== null) inGroup.set(pod, [...(inGroup.get(pod) ?? []), container]);
  });
  for (const past of run.steps.slice(0, step + 1)) apply(state, inGroup, past);
  state.running = state.running.map((r) => (r && r.toUs > atUs ? r : null));
  for (const container of state.containers) {
    if ((container.ioWaitUntilUs ?? 0) <= atUs) container.ioWaitUntilUs = null;
    if ((container.highUntilUs ?? 0) <= atUs) container.highUntilUs = null;
  }
  return state;
}

const emptyState = (name: string): ContainerState => ({
  name,
  throttled: [],
  currentBytes: 0,
  anonBytes: 0,
  fileBytes: 0,
  shmemBytes: 0,
  swapBytes: 0,
  tasks: 0,
  alive: [],
  oomKills: 0,
  forksRefused: 0,
  ioWaitUntilUs: null,
  highUntilUs: null,
});

function apply(state: HostState, inGroup: ReadonlyMap<string, ContainerState[]>, step: Step): void {
  const at = (name: string) => inGroup.get(name) ?? [];
  switch (step.type) {
    case 'run':
      state.running[step.cpu] = { who: step.who, thread: step.thread, fromUs: step.atUs, toUs: step.toUs };
      return;
    case 'throttle':
      for (const c of at(step.group)) c.throttled = [...c.throttled, { group: step.group, cpu: step.cpu }];
      return;
    case 'unthrottle':
      for (const c of at(step.group))
        c.throttled = c.throttled.filter((t) => t.group !== step.group || t.cpu !== step.cpu);
      return;
    case 'memory':
      for (const c of at(step.container)) {
        const { currentBytes, anonBytes, fileBytes, shmemBytes, swapBytes } = step;
        Object.assign(c, { currentBytes, anonBytes, fileBytes, shmemBytes, swapBytes });
      }
      return;
    case 'pids':
      for (const c of at(step.container)) c.tasks = step.currentTasks;
      return;
    case 'start':
      for (const c of at(step.who.container)) c.alive = [...c.alive, step.who.workload];
      return;
    case 'end':
      for (const c of at(step.who.container)) c.alive = c.alive.filter((w) => w !== step.who.workload);
      return;
    case 'oom':
      for (const who of step.killed) for (const c of at(who.container)) c.oomKills++;
      return;
    case 'fork-refused':
      for (const c of at(step.who.container)) c.forksRefused = step.times;
      return;
    case 'io-wait':
      for (const c of at(step.container)) c.ioWaitUntilUs = step.untilUs;
      return;
    case 'high':
      for (const c of at(step.who.container)) c.highUntilUs = step.atUs + step.delayUs;
      return;
    default:
      return;
  }
}
