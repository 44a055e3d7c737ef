/** Scenarios from the chapter: "Containers vs virtual machines", "VM underlay comparison", "secure and specialized runtimes". */
import type { DensityInput } from './scenario';

const GIB = 2 ** 30;
const MIB = 2 ** 20;

export interface DensityPreset {
  id: string;
  title: string;
  scenario: DensityInput;
}

const head = { version: 1, type: 'density', seed: 'chapter' } as const;
const node = { memoryBytes: 24 * GIB, reservedBytes: 2 * GIB, cpus: 8 };

export const DENSITY_PRESETS: readonly DensityPreset[] = [
  {
    id: 'nginx-everywhere',
    title: 'The same Nginx in every kind of box',
    scenario: { ...head, host: node, workload: { memoryBytes: 64 * MIB, sharedBytes: 40 * MIB } },
  },
  {
    id: 'underlay',
    title: 'Three kinds of VM below a container node',
    scenario: {
      ...head,
      host: { memoryBytes: 256 * GIB, reservedBytes: 16 * GIB, cpus: 64 },
      workload: { memoryBytes: 8 * GIB },
      kinds: ['full-virtualisation', 'paravirtualisation', 'hardware-assisted'],
      fault: 'kernel',
    },
  },
  {
    id: 'kernel-panic',
    title: 'A kernel panics: who goes with it?',
    scenario: { ...head, host: node, workload: { memoryBytes: 256 * MIB }, fault: 'kernel' },
  },
  {
    id: 'untrusted-code',
    title: 'Untrusted code: containers, gVisor, Kata and microVMs after an escape',
    scenario: {
      ...head,
      host: node,
      workload: { memoryBytes: 128 * MIB },
      kinds: ['container', 'gvisor', 'kata', 'microvm'],
      fault: 'escape',
    },
  },
  {
    id: 'own-measurements',
    title: 'With figures of your own for guest kernel and start-up',
    scenario: {
      ...head,
      host: node,
      workload: { memoryBytes: 128 * MIB },
      kinds: ['container', 'hardware-assisted', 'microvm', 'gvisor'],
      given: [
        { kind: 'hardware-assisted', overheadBytes: 512 * MIB, startUs: 10_000_000 },
        { kind: 'microvm', overheadBytes: 48 * MIB },
        { kind: 'gvisor', overheadBytes: 32 * MIB },
      ],
    },
  },
];
