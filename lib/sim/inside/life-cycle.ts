/**
 * The life of a container, step by step: who runs, what is asked of the OCI runtime, and which state follows. States and
 * operations are the OCI runtime-spec's (runtime.md); who calls whom is Docker with containerd's shim v2 and runc.
 */
export const STATES = ['none', 'creating', 'created', 'running', 'stopped'] as const;
/** `none`: before create and after delete the runtime knows no such container. */
export type State = (typeof STATES)[number];

export const ACTORS = ['engine', 'containerd', 'shim', 'runc', 'process'] as const;
export type Actor = (typeof ACTORS)[number];

export const OPERATIONS = ['create', 'start', 'kill', 'delete'] as const;
export type RuntimeOperation = (typeof OPERATIONS)[number];

export interface LifeStep {
  title: string;
  /** Who acts in this step. */
  actor: Actor;
  /** Who is alive once it is done. */
  alive: readonly Actor[];
  /** What is asked of the runtime, if anything. */
  operation: RuntimeOperation | null;
  /** After the step. */
  state: State;
  text: string;
  follows: string;
  basis: 'recording' | 'documentation';
}

const SPEC = 'OCI runtime-spec, runtime.md';
const SHIM = 'containerd, docs and core/runtime/v2, "Runtime v2"';
const DAEMONS = ['engine', 'containerd'] as const;
const WITH_SHIM = [...DAEMONS, 'shim'] as const;
const ALL = [...WITH_SHIM, 'process'] as const;

export const LIFE_CYCLE: readonly LifeStep[] = [
  {
    title: 'The engine asks for a container',
    actor: 'engine',
    alive: DAEMONS,
    operation: null,
    state: 'none',
    text: 'The engine turns image and options into a configuration and asks containerd to run it. Nothing has been started.',
    follows: SHIM,
    basis: 'documentation',
  },
  {
    title: 'containerd prepares the bundle',
    actor: 'containerd',
    alive: DAEMONS,
    operation: null,
    state: 'none',
    text: 'containerd mounts the image layers with a new upper layer as root filesystem and writes config.json beside it: together they are the OCI bundle. Then it starts a shim.',
    follows: SHIM,
    basis: 'documentation',
  },
  {
    title: 'The shim calls runc create',
    actor: 'shim',
    alive: [...WITH_SHIM, 'runc'],
    operation: 'create',
    state: 'creating',
    text: 'The shim will stay beside the container and keep its output and exit status. runc reads config.json once; later changes to the file have no effect.',
    follows: SPEC,
    basis: 'documentation',
  },
  {
    title: 'runc sets up namespaces, mounts and cgroup',
    actor: 'runc',
    alive: ALL,
    operation: null,
    state: 'created',
    text: 'Everything is in place, but the program has not begun: its process waits in the new namespaces. In this gap the network is set up. Hooks createRuntime and createContainer have run, and runc has exited: no runc stays with a container.',
    follows: `${SPEC}, "Lifecycle" and "Create"`,
    basis: 'documentation',
  },
  {
    title: 'The shim calls runc start',
    actor: 'runc',
    alive: ALL,
    operation: 'start',
    state: 'running',
    text: "The startContainer hook runs, then the waiting process becomes the program. runc run, create to delete, took 19.8 ms where the kernel's part took 1.3 ms; the rest is the runtime itself.",
    follows: `${SPEC}, "Start"; recordings I-start-runc and I-start-mini-container`,
    basis: 'recording',
  },
  {
    title: 'The program runs',
    actor: 'process',
    alive: ALL,
    operation: null,
    state: 'running',
    text: 'It is a process of the host. Engine and containerd may be restarted: the shim keeps it.',
    follows: SHIM,
    basis: 'documentation',
  },
  {
    title: 'kill sends SIGTERM',
    actor: 'runc',
    alive: ALL,
    operation: 'kill',
    state: 'running',
    text: 'The spec has no stop: an engine\'s "stop" is kill with SIGTERM, a wait, then kill with SIGKILL. As process 1 of its namespace, a program without a handler for SIGTERM ignores it.',
    follows: `${SPEC}, "Kill"; recording I-pid1-signals`,
    basis: 'recording',
  },
  {
    title: 'The program ends',
    actor: 'process',
    alive: WITH_SHIM,
    operation: null,
    state: 'stopped',
    text: 'When process 1 ends, the kernel kills every other process of its PID namespace. The shim takes the exit status; namespaces without members and cgroup are still to be cleaned up.',
    follows: `${SPEC}, "State"; recording I-pid1-signals`,
    basis: 'recording',
  },
  {
    title: 'runc delete cleans up',
    actor: 'runc',
    alive: DAEMONS,
    operation: 'delete',
    state: 'none',
    text: 'delete is allowed only when stopped. What create made is removed, the poststop hook runs, the shim exits. The engine removes the upper layer when the container is removed: what was written there is gone.',
    follows: `${SPEC}, "Delete"`,
    basis: 'documentation',
  },
];

/** What the spec lets an operation do: the state it needs, or null when it is an error now. */
export function stateAfter(state: State, operation: RuntimeOperation): State | null {
  switch (operation) {
    case 'create':
      return state === 'none' ? 'created' : null;
    case 'start':
      return state === 'created' ? 'running' : null;
    // A signal may end the program or not: the state changes when it ends.
    case 'kill':
      return state === 'created' || state === 'running' ? state : null;
    case 'delete':
      return state === 'stopped' ? 'none' : null;
  }
}
