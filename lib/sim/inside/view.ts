/**
 * Inside / outside: one question, asked within a namespace and on the host. Answers are what was printed on Linux 6.18
 * (area I of the recordings, the case named), or "from documentation" where nothing was recorded.
 */
export const NAMESPACES = ['pid', 'uts', 'net', 'mnt', 'ipc', 'user', 'cgroup', 'time'] as const;
export type Namespace = (typeof NAMESPACES)[number];

export type Origin =
  /** Id of the case in tests/fidelity/linux-6.18.json. */
  { basis: 'recording'; case: string } | { basis: 'documentation'; document: string };

export interface Look {
  question: string;
  /** What one would type to see it. */
  command: string;
  inside: string;
  outside: string;
  origin: Origin;
}

export interface NamespaceView {
  namespace: Namespace;
  /** Its clone(2) flag. */
  flag: string;
  isolates: string;
  /** What it does not do, though one might think so. */
  leaves: string;
  document: string;
  looks: readonly Look[];
}

export const printOrigin = (origin: Origin) =>
  origin.basis === 'recording' ? `recorded on Linux 6.18 (${origin.case})` : 'from documentation';
