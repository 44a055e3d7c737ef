/**
 * What is known in numbers, each with its source, its date and its range. Where no number is sourced there is none here,
 * and the simulator says so. Figures of different machines: compare orders of magnitude and mechanisms, not milliseconds.
 */
import type { Kind } from './kind';

export type Aspect = 'start' | 'memory' | 'start-rate';

/** Microseconds for start, bytes for memory, starts a second and CPU for the rate. */
export interface Figure {
  kind: Kind;
  aspect: Aspect;
  low: number;
  high: number;
  /** What one expects; null where the source only gives bounds. */
  typical: number | null;
  /** `part`: the source leaves something out that each instance takes; `of` says what. */
  covers: 'all' | 'part';
  /** What exactly was measured or stated, and what is not in it. */
  of: string;
  source: string;
  asOf: string;
  basis: 'recording' | 'documentation';
}

const KIB = 1024;
const MIB = 1024 * KIB;

export const FIGURES: readonly Figure[] = [
  {
    kind: 'container',
    aspect: 'start',
    low: 14_440,
    high: 224_600,
    typical: 19_760,
    covers: 'all',
    of: 'runc run of a static program to its end: median 19.8 ms recorded, fastest 14.4 ms; the upper end is create to delete with runc 1.1.7 on another machine. Images are there already.',
    source: 'recording I-start-runc (runc 1.1, Linux 6.18); youki-dev/youki README for the upper end',
    asOf: '2026',
    basis: 'recording',
  },
  {
    kind: 'container',
    aspect: 'memory',
    low: Math.round(151.4 * KIB),
    high: Math.round(172.6 * KIB),
    typical: Math.round(168.4 * KIB),
    covers: 'part',
    of: 'kernel memory charged to one idle container beyond the same process without one (296 less 127.6 KiB). The shim that stays beside it is not in it: no sourced figure.',
    source: 'recordings I-mem-runc and I-mem-plain (runc 1.1, Linux 6.18)',
    asOf: '2026',
    basis: 'recording',
  },
  {
    kind: 'microvm',
    aspect: 'start',
    low: 0,
    high: 185_000,
    typical: null,
    covers: 'all',
    of: "VMM process 6 to 60 ms (typically 12) and at most 125 ms from InstanceStart to the guest's /sbin/init, with a minimal kernel and the serial console off.",
    source: 'firecracker-microvm/firecracker, SPECIFICATION.md',
    asOf: '2026-08',
    basis: 'documentation',
  },
  {
    kind: 'microvm',
    aspect: 'memory',
    low: 0,
    high: 5 * MIB,
    typical: null,
    covers: 'part',
    of: "VMM threads of a microVM with 1 vCPU and 128 MiB: at most 5 MiB, growing with use. The guest's kernel is not in it: no sourced figure.",
    source: 'firecracker-microvm/firecracker, SPECIFICATION.md',
    asOf: '2026-08',
    basis: 'documentation',
  },
  {
    kind: 'microvm',
    aspect: 'start-rate',
    low: 5,
    high: 5,
    typical: null,
    covers: 'all',
    of: '5 microVMs a second for each host core.',
    source: 'firecracker-microvm/firecracker, docs/design.md',
    asOf: '2026-08',
    basis: 'documentation',
  },
  {
    kind: 'kata',
    aspect: 'memory',
    low: 130 * MIB,
    high: 320 * MIB,
    typical: null,
    covers: 'all',
    of: 'overhead that its RuntimeClass declares for a pod: 130 Mi with Firecracker, Cloud Hypervisor or Dragonball, 320 Mi with QEMU. It is what the scheduler sets aside, guest kernel and agent included; confidential and GPU variants declare more. A guest without limits of its own gets 2048 MiB and 1 vCPU.',
    source: 'kata-containers/kata-containers, tools/packaging/kata-deploy/helm-chart, runtimeclasses.yaml',
    asOf: '2026-08',
    basis: 'documentation',
  },
];

export const figureOf = (kind: Kind, aspect: Aspect): Figure | null =>
  FIGURES.find((figure) => figure.kind === kind && figure.aspect === aspect) ?? null;
