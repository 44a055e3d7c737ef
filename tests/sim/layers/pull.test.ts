import { describe, expect, test } from 'vitest';
import { chainIdsOf, transferUs } from '@/lib/sim/layers/pull';
import type { LayersInput } from '@/lib/sim/layers/scenario';
import { pullSteps, run } from './support';

type PullInput = NonNullable<LayersInput['pull']>;

const layer = (name: string, compressedBytes: number, bytes: number) => ({
  name,
  digest: `sha256:${name}`,
  diffId: `diff-${name}`,
  compressedBytes,
  bytes,
});
const IMAGE = [
  layer('base', 1_000_000, 2_000_000),
  layer('deps', 2_000_000, 4_000_000),
  layer('app', 500_000, 1_000_000),
];
const speed = { bandwidthBytesPerS: 1_000_000, unpackBytesPerS: 2_000_000 };
const pull = (node: Omit<PullInput['nodes'][number], 'name'>, layers: PullInput['layers'] = IMAGE) => {
  const all = { layers, nodes: [{ name: 'node', ...node }], ...speed };
  return { steps: pullSteps(all), outcome: run({ pull: all }).outcome.pulls[0]! };
};
const WARM = ['diff-base', 'diff-deps', 'diff-old'];

describe('what is fetched (containerd core/unpack/unpacker.go)', () => {
  test('a cold node fetches and unpacks all; unpacking overlaps the next download', () => {
    const { outcome } = pull({});
    // Downloads end at 1, 3 and 3.5 s; unpacking at 2, 5 and 5.5 s.
    expect(outcome).toMatchObject({
      node: 'node',
      downloadedBytes: 3_500_000,
      unpackedBytes: 7_000_000,
      readyUs: 5_500_000,
    });
  });

  test('a warm node fetches the top layer only', () => {
    const { steps, outcome } = pull({ images: [WARM] });
    expect(steps.map((step) => step.status)).toEqual(['unpacked-already', 'unpacked-already', 'downloaded']);
    expect(outcome).toMatchObject({ downloadedBytes: 500_000, readyUs: 1_000_000 });
  });

  test('other compression changes digests, not DiffIDs, and nothing below the top is fetched', () => {
    const zstd = IMAGE.map((one) => ({ ...one, digest: `${one.digest}-zstd` }));
    expect(pull({ images: [WARM] }, zstd).outcome.downloadedBytes).toBe(500_000);
  });

  test('a new base changes every chain: the layers above are applied again, from blobs where they are here', () => {
    const rebased = [{ ...IMAGE[0]!, digest: 'sha256:new', diffId: 'diff-new' }, ...IMAGE.slice(1)];
    const { steps, outcome } = pull({ images: [WARM], blobs: ['sha256:deps'] }, rebased);
    expect(steps.find((step) => step.index === 1)).toMatchObject({ status: 'blob-here', downloadedBytes: 0 });
    expect(outcome).toMatchObject({ downloadedBytes: 1_500_000, unpackedBytes: 7_000_000 });
  });
});

describe('digests', () => {
  const status = (fault: 'damaged' | 'other-content') => {
    const { steps, outcome } = pull({}, [IMAGE[0]!, { ...IMAGE[1]!, fault }, IMAGE[2]!]);
    expect(outcome.readyUs).toBeNull();
    return [0, 1, 2].map((index) => steps.find((step) => step.index === index)!.status);
  };

  test('a damaged blob is refused before it is unpacked', () => {
    expect(status('damaged')).toEqual(['downloaded', 'digest-mismatch', 'not-reached']);
  });

  test('a blob of other content is refused by its DiffID', () => {
    expect(status('other-content')).toEqual(['downloaded', 'diffid-mismatch', 'not-reached']);
  });

  test('a ChainID names the whole stack below (image-spec config.md)', () => {
    const [one, two] = [chainIdsOf(['a', 'b', 'c']), chainIdsOf(['x', 'b', 'c'])];
    expect(one[0]).toBe('a');
    expect(one.filter((id) => two.includes(id))).toEqual([]);
    expect(chainIdsOf(['a', 'b'])).toEqual(one.slice(0, 2));
  });
});

test('transfer time is exact where a double would not be', () => {
  expect(transferUs(2 ** 36, 10_000)).toBe(6_871_947_673_600);
  expect(transferUs(1, 1_000_000_000)).toBe(1);
});
