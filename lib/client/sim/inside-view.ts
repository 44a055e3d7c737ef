/** What the lens can look at, as a scenario with an address of its own. */
import { fail, ok, type Result } from '@/lib/base/result';
import type { BadScenario } from '@/lib/sim/engine/model';
import type { State } from '@/lib/sim/inside/life-cycle';
import { NAMESPACE_VIEWS } from '@/lib/sim/inside/namespaces';
import { NOT_HIDDEN, RUNC_VIEW } from '@/lib/sim/inside/not-hidden';
import { type Look, NAMESPACES, type NamespaceView } from '@/lib/sim/inside/view';

export const VIEWS = [...NAMESPACES, 'not-hidden', 'runc'] as const;
export type View = (typeof VIEWS)[number];

export interface InsideInput {
  version: 1;
  type: 'inside';
  view: View;
}

export const FIRST_INSIDE: InsideInput = { version: 1, type: 'inside', view: 'pid' };

const KEYS: readonly string[] = ['version', 'type', 'view'];

export function parseInside(value: unknown): Result<InsideInput, BadScenario> {
  if (typeof value !== 'object' || value === null)
    return fail({ path: 'scenario', reason: 'must be an object' });
  const stranger = Object.keys(value).find((key) => !KEYS.includes(key));
  if (stranger !== undefined) return fail({ path: stranger, reason: 'unknown key' });
  const { version, type, view } = value as Record<string, unknown>;
  if (version !== 1) return fail({ path: 'version', reason: 'must be 1' });
  if (type !== 'inside') return fail({ path: 'type', reason: 'must be "inside"' });
  const known = VIEWS.find((name) => name === view);
  if (known === undefined) return fail({ path: 'view', reason: `must be one of ${VIEWS.join(', ')}` });
  return ok({ version, type, view: known });
}

export const VIEW_WORDS: Record<View, string> = {
  pid: 'PID',
  uts: 'UTS',
  net: 'Network',
  mnt: 'Mount',
  ipc: 'IPC',
  user: 'User',
  cgroup: 'Cgroup',
  time: 'Time',
  'not-hidden': 'What none hides',
  runc: 'All at once: runc',
};

export interface Lens {
  about: string;
  /** What it does not do. */
  leaves: string;
  source: string;
  looks: readonly Look[];
  /** Of the namespace, where it is one. */
  namespace: NamespaceView | null;
}

export function lensOf(view: View): Lens {
  if (view === 'not-hidden')
    return {
      about: 'Read inside all eight namespaces at once: there is no namespace for these.',
      leaves: 'A program that sizes itself by CPUs or memory of the machine does not see its limits.',
      source: 'namespaces(7)',
      looks: NOT_HIDDEN,
      namespace: null,
    };
  if (view === 'runc')
    return {
      about:
        'Busybox started by runc 1.1 with namespaces, another root and a read-only file system, as it printed.',
      leaves: 'Its memory cgroup shows its path on the host: this configuration gave it no cgroup namespace.',
      source: 'recording I-runc-view',
      looks: RUNC_VIEW,
      namespace: null,
    };
  const found = NAMESPACE_VIEWS.find(({ namespace }) => namespace === view)!;
  return {
    about: `${found.flag} isolates ${found.isolates}`,
    leaves: found.leaves,
    source: found.document,
    looks: found.looks,
    namespace: found,
  };
}

/** What one would type on a machine to see the same; by `unshare` and `nsenter`, which every Linux has. */
const UNSHARE: Record<View, string> = {
  pid: 'unshare --pid --fork --mount-proc sh',
  uts: 'unshare --uts sh',
  net: 'unshare --net sh',
  mnt: 'unshare --mount sh',
  ipc: 'unshare --ipc sh',
  user: 'unshare --user --map-root-user sh',
  cgroup: 'unshare --cgroup sh',
  time: 'unshare --time --boottime -86400 --fork sh',
  'not-hidden':
    'unshare --pid --uts --net --mount --ipc --user --cgroup --time --fork --map-root-user --mount-proc sh',
  runc: 'runc spec --bundle bundle && runc run --bundle bundle c1',
};

export function insideCommands(view: View): { title: string; text: string }[] {
  const { looks } = lensOf(view);
  const asked = [...new Set(looks.map((look) => look.command))];
  const lines = (prompt: string) => asked.map((command) => `${prompt}${command}`).join('\n');
  return [
    { title: 'inside, as root', text: `${UNSHARE[view]}\n${lines('')}` },
    {
      title: 'outside, on the host',
      text: `lsns -p PID\n${lines('')}\nnsenter --target PID --all sh   # from outside to inside`,
    },
    {
      title: 'docker',
      text: `docker run --rm -it busybox sh\n${lines('')}\ndocker inspect -f '{{.State.Pid}}' NAME`,
    },
  ];
}

/** Inside and outside, as two terminals would show them. */
export const printLooks = (looks: readonly Look[], side: 'inside' | 'outside'): string =>
  looks.map((look) => `$ ${look.command}\n${look[side]}`).join('\n');

export const STATE_WORDS: Record<State, string> = {
  none: 'no container',
  creating: 'creating',
  created: 'created',
  running: 'running',
  stopped: 'stopped',
};

export const LIFE_COMMANDS = [
  {
    title: 'runc, step by step',
    text: 'mkdir -p bundle/rootfs && docker export $(docker create busybox) | tar -C bundle/rootfs -x\nrunc spec --bundle bundle     # set "terminal": false and args to ["sleep", "600"]\nrunc create --bundle bundle c1\nrunc state c1                 # created\nrunc start c1\nrunc state c1                 # running\nrunc kill c1 KILL\nrunc state c1                 # stopped\nrunc delete c1',
  },
  {
    title: 'who is there, under docker',
    text: 'docker run -d --name c1 busybox sleep 600\npstree -ps $(docker inspect -f "{{.State.Pid}}" c1)   # the parent is containerd-shim-runc-v2\nps -C runc                                            # nothing: runc has exited\nsystemctl restart docker && docker ps                 # with live-restore, c1 goes on',
  },
  {
    title: 'containerd',
    text: 'ctr run -d docker.io/library/busybox:latest c1 sleep 600\nctr tasks ls\nctr tasks kill -s SIGKILL c1 && ctr tasks rm c1 && ctr containers rm c1',
  },
];
