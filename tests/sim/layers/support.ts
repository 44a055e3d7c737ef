/** Short ways to a run of the layers simulator. */

import type { BuildStep } from '@/lib/sim/layers/builds';
import type { OperationStep } from '@/lib/sim/layers/disk';
import { type LayersRun, layers } from '@/lib/sim/layers/layers';
import { MIB } from '@/lib/sim/layers/machine';
import type { PullStep } from '@/lib/sim/layers/pull';
import type { LayersInput } from '@/lib/sim/layers/scenario';

export const input = (parts: Partial<LayersInput>): LayersInput => ({
  version: 1,
  type: 'layers',
  seed: 'test',
  ...parts,
});

export function run(parts: Partial<LayersInput>): LayersRun {
  const scenario = layers.parse(input(parts));
  if (!scenario.ok) throw new Error(`${scenario.error.path}: ${scenario.error.reason}`);
  return layers.run(scenario.value);
}

type DiskInput = NonNullable<LayersInput['disk']>;

export function operate(disk: Omit<DiskInput, 'containers'> & { containers?: string[] }): OperationStep[] {
  return run({ disk: { containers: ['a'], ...disk } }).steps as OperationStep[];
}

export const buildSteps = (build: LayersInput['build']) =>
  run({ build }).steps.filter((step): step is BuildStep => step.type === 'build');

export const pullSteps = (pull: LayersInput['pull']) => run({ pull }).steps as PullStep[];

/** One layer with one file. */
export const FILE = '/data/file';
export const oneFile = (mib: number): DiskInput['layers'] => [
  { name: 'image', files: [{ path: FILE, bytes: mib * MIB }] },
];

export const mergedPaths = (step: OperationStep, container = 0) =>
  step.state.containers[container]!.merged.map((row) => row.path);
export const upperEntry = (step: OperationStep, path: string, container = 0) =>
  step.state.containers[container]!.upper.entries.find((entry) => entry.path === path);
