/** The overlay held to what a mounted overlayfs did (tests/fidelity/overlayfs-operations-6.18.json). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { OperationStep, ShownLayer } from '@/lib/sim/layers/disk';
import { layers } from '@/lib/sim/layers/layers';
import type { MergedRow } from '@/lib/sim/layers/lookup';

interface Recorded {
  layers: unknown;
  mount: unknown;
  operations: unknown[];
  after: { errno: string | null; upper: string[]; merged: string[] }[];
}

const file = new URL('../../fidelity/overlayfs-operations-6.18.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Recorded[] };

/** Lines as the recording writes them. */
const octal = (mode: string) => `0o${Number.parseInt(mode, 8).toString(8)}`;
const flag = (value: boolean) => (value ? 'yes' : 'no');
const upperLines = ({ entries }: ShownLayer) =>
  entries
    .filter((entry) => entry.path !== '')
    .map((entry) => {
      if (entry.type === 'whiteout') return `${entry.path} whiteout`;
      const { path, redirect } = entry;
      if (entry.type === 'directory')
        return `${path} directory ${flag(entry.opaque)} ${redirect ?? '-'} ${octal(entry.mode)}`;
      const links = entries.filter((other) => other.type === 'file' && other.inode === entry.inode).length;
      return `${path} file ${entry.bytes} ${flag(entry.metacopy)} ${redirect ?? '-'} ${octal(entry.mode)} ${links}`;
    })
    .sort();
const mergedLines = (rows: readonly MergedRow[]) =>
  rows
    .map(({ path, type, bytes, mode }) =>
      type === 'directory' ? `${path} directory ${octal(mode)}` : `${path} file ${bytes} ${octal(mode)}`,
    )
    .sort();

test.each(cases.map((recorded, i) => [i, recorded] as const))(
  'random operations %i leave the errors, upper layer and merged view that Linux 6.18 left',
  (_, { layers: image, mount, operations, after }) => {
    const disk = { layers: image, mount, operations, containers: ['c'] };
    const scenario = layers.parse({ version: 1, type: 'layers', seed: 's', disk });
    if (!scenario.ok) throw new Error(`${scenario.error.path}: ${scenario.error.reason}`);
    const steps = layers.run(scenario.value).steps.slice(1) as OperationStep[];
    const simulated = steps.map(({ error, state }) => ({
      errno: error?.errno ?? null,
      upper: upperLines(state.containers[0]!.upper),
      merged: mergedLines(state.containers[0]!.merged),
    }));
    expect(simulated).toEqual(
      after.map((step) => ({ ...step, upper: [...step.upper].sort(), merged: [...step.merged].sort() })),
    );
  },
);

test('the recording holds enough that succeeded', () => {
  const steps = cases.flatMap(({ after }) => after);
  expect(steps.filter(({ errno }) => errno === null).length).toBeGreaterThan(100);
});
