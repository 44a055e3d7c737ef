/** What the outcome gives to diagnose from, found by the paths that a question writes. */
import { describe, expect, test } from 'vitest';
import { printProgress } from '@/lib/client/sim/layers-print';
import { valueAt } from '@/lib/domain/bank/scenario';
import { LAYERS_PRESETS } from '@/lib/sim/layers/presets';
import type { LayersInput } from '@/lib/sim/layers/scenario';
import { FILE, oneFile, run } from './support';

const MIB = 2 ** 20;
const preset = (id: string) => LAYERS_PRESETS.find((one) => one.id === id)!.scenario;
const at = (parts: Partial<LayersInput>, path: string) => valueAt(run(parts).outcome, path);

describe('builds/…/log', () => {
  test('tells hits and misses as BuildKit numbers them, without ENV', () => {
    const build: NonNullable<LayersInput['build']> = {
      images: [{ name: 'base', digest: 'd', bytes: 1 }],
      files: [{ path: 'a', content: 'v1', bytes: 10 }],
      instructions: [
        { type: 'FROM', image: 'base' },
        { type: 'ENV', name: 'A', value: '1' },
        { type: 'COPY', sources: ['a'], to: '/a' },
        { type: 'RUN', command: 'make', tookUs: 2_500_000 },
      ],
      edits: [{ type: 'change-instruction', index: 1, instruction: { type: 'ENV', name: 'A', value: '2' } }],
    };
    expect(at({ build }, 'builds/first/log')).toEqual([
      'CACHED [1/3] FROM base',
      '=> [2/3] COPY a /a  0.0s',
      '=> [3/3] RUN make  2.5s',
    ]);
    expect(at({ build }, 'builds/second/log')).toEqual([
      'CACHED [1/3] FROM base',
      'CACHED [2/3] COPY a /a',
      '=> [3/3] RUN make  2.5s',
    ]);
  });

  test.each(['multi-stage', 'manifest-first', 'cache-mount'])('is what the screen of %s prints', (id) => {
    const { steps, outcome } = run(preset(id));
    const shown = steps.filter((step) => step.type === 'build' || step.type === 'edit');
    expect(outcome.builds).toHaveLength(2);
    expect(printProgress(shown, shown.length - 1).split('\n')).toEqual([
      '# build 2',
      ...outcome.builds[1]!.log,
    ]);
  });

  test('a skipped stage prints nothing', () => {
    const log = at(preset('multi-stage'), 'builds/first/log') as string[];
    expect(log.filter((line) => line.includes('[test '))).toEqual([]);
    expect(log.some((line) => line.includes('[final '))).toBe(true);
  });
});

test('disk/log tells each operation with its errno text and the bytes copied', () => {
  const disk: LayersInput['disk'] = {
    layers: oneFile(3),
    containers: ['a', 'b'],
    operations: [
      { container: 'a', type: 'open', path: FILE, as: 'writing' },
      { container: 'b', type: 'rename', path: '/data', to: '/moved' },
      { container: 'b', type: 'read', path: FILE },
    ],
  };
  expect(at({ disk }, 'disk/log')).toEqual([
    'a: open(/data/file, O_RDWR): done, 3 MiB copied up',
    'b: rename(/data, /moved): EXDEV, Invalid cross-device link, 0 bytes copied up',
    'b: read(/data/file): done, 0 bytes copied up',
  ]);
  expect(at({ disk }, 'disk/upperBytes/a/bytes')).toBe(3 * MIB);
  expect(at({ disk }, 'disk/upperBytes/b/bytes')).toBe(0);
});

test('pulls/…/log tells what became of each layer on that node', () => {
  const layer = (name: string, fault?: 'damaged') => ({
    name,
    digest: `sha256:${name}`,
    diffId: `diff-${name}`,
    compressedBytes: MIB,
    bytes: 2 * MIB,
    fault,
  });
  const pull: LayersInput['pull'] = {
    layers: [layer('base'), layer('deps', 'damaged'), layer('app')],
    nodes: [{ name: 'cold' }, { name: 'warm', images: [['diff-base', 'diff-deps', 'diff-app']] }],
    bandwidthBytesPerS: MIB,
    unpackBytesPerS: MIB,
  };
  expect(at({ pull }, 'pulls/cold/log')).toEqual([
    'base sha256:base: downloaded, 1 MiB fetched, 2 MiB unpacked',
    'deps sha256:deps: refused: digest, 1 MiB fetched, 0 bytes unpacked',
    'app sha256:app: not reached, 0 bytes fetched, 0 bytes unpacked',
  ]);
  expect(at({ pull }, 'pulls/warm/log/0')).toBe(
    'base sha256:base: here already, 0 bytes fetched, 0 bytes unpacked',
  );
  expect(at({ pull }, 'pulls/warm/downloadedBytes')).toBe(0);
});

test("a build's layer is found by its line of the Dockerfile", () => {
  const { layers } = run(preset('manifest-first')).outcome.builds[0]!;
  const last = layers.at(-1)!;
  expect(at(preset('manifest-first'), `builds/first/layers/line ${last.index + 1}/bytes`)).toBe(last.bytes);
});
