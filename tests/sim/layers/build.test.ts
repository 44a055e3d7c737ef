import { describe, expect, test } from 'vitest';
import { LAYERS_PRESETS } from '@/lib/sim/layers/presets';
import type { LayersInput } from '@/lib/sim/layers/scenario';
import { buildSteps, run } from './support';

type BuildInput = NonNullable<LayersInput['build']>;

const preset = (id: string) => LAYERS_PRESETS.find((one) => one.id === id)!.scenario.build!;
const second = (build: BuildInput) =>
  buildSteps(build)
    .filter((step) => step.build === 2)
    .map((step) => `${step.text.split(' ')[0]} ${step.status} ${step.why.type}`);
const edited = (build: BuildInput, ...edits: NonNullable<BuildInput['edits']>) => second({ ...build, edits });

describe('what an edit invalidates (docs.docker.com/build/cache/invalidation)', () => {
  test('COPY . before the install: a source file costs the install', () => {
    expect(second(preset('copy-all-first'))).toEqual([
      'FROM hit cached',
      'WORKDIR hit cached',
      'COPY miss files-changed',
      'RUN miss after-miss',
    ]);
  });

  test('the manifest first: the install stays cached', () => {
    expect(second(preset('manifest-first'))).toEqual([
      'FROM hit cached',
      'WORKDIR hit cached',
      'COPY hit cached',
      'RUN hit cached',
      'COPY miss files-changed',
    ]);
  });

  test('a new modification time invalidates nothing', () => {
    const statuses = edited(preset('manifest-first'), { type: 'touch-file', path: 'src/app.js' });
    expect(statuses.filter((line) => line.includes('miss'))).toEqual([]);
  });

  test('a file that .dockerignore names invalidates nothing', () => {
    const build = { ...preset('copy-all-first'), dockerignore: ['README.md'] };
    const change = { type: 'change-file', path: 'README.md', content: 'v2', bytes: 9 } as const;
    expect(edited(build, change).filter((line) => line.includes('miss'))).toEqual([]);
    expect(edited({ ...build, dockerignore: [] }, change)).toContain('COPY miss files-changed');
  });

  test('a moved tag invalidates everything, a new builder too', () => {
    const build = preset('manifest-first');
    const moved = edited(build, { type: 'move-tag', image: 'node:24-slim', digest: 'sha256:base-2' });
    expect(moved[0]).toBe('FROM miss base-changed');
    expect(moved.every((line) => line.includes('miss'))).toBe(true);
    expect(edited(build, { type: 'new-builder' }).slice(1)).toEqual(
      ['WORKDIR', 'COPY', 'RUN', 'COPY'].map((name) => `${name} miss nothing-cached`),
    );
  });
});

test('a cache mount makes the miss cheap and lies in no layer', () => {
  const [before, after] = [1, 2].map((build) =>
    buildSteps(preset('cache-mount')).find((step) => step.build === build && step.text.startsWith('RUN')),
  );
  expect(before).toMatchObject({ status: 'miss', tookUs: 40_000_000, usedCacheMount: false });
  expect(after).toMatchObject({ status: 'miss', tookUs: 8_000_000, usedCacheMount: true });
  expect(after!.layer!.bytes).toBe(before!.layer!.bytes);
});

describe('multi-stage', () => {
  test('a stage nobody needs is skipped, and equal files from a stage that ran again are a hit', () => {
    const statuses = second(preset('multi-stage'));
    expect(statuses.filter((line) => line.includes('skipped'))).toEqual([
      'FROM skipped stage-not-needed',
      'RUN skipped stage-not-needed',
    ]);
    expect(statuses).toContain('RUN miss after-miss');
    expect(statuses.at(-1)).toBe('COPY hit same-files');
  });

  test('the image holds the base and what was copied, not the compiler', () => {
    const { builds } = run({ build: preset('multi-stage') }).outcome;
    expect(builds[0]!.imageBytes).toBe((2 + 12) * 2 ** 20);
    expect(builds[1]!.newBytes).toBe(0);
  });

  test('two stages that ask for the same share one run, and the later waits for it', () => {
    const install = { type: 'RUN', command: 'install', tookUs: 5000 } as const;
    const steps = buildSteps({
      images: [{ name: 'base', digest: 'd', bytes: 1 }],
      files: [],
      instructions: [
        { type: 'FROM', image: 'base', as: 'one' },
        install,
        { type: 'FROM', image: 'base', as: 'two' },
        install,
        { type: 'RUN', command: 'more', tookUs: 10 },
        { type: 'COPY', from: 'one', sources: ['/'], to: '/one/' },
      ],
    });
    const runs = steps.filter((step) => step.text.startsWith('RUN'));
    expect(runs.map(({ status, atUs }) => [status, atUs])).toEqual([
      ['miss', 0],
      ['hit', 0],
      ['miss', 5000],
    ]);
  });

  test('stages without a common need run side by side', () => {
    const stage = (as: string) => [
      { type: 'FROM' as const, image: 'base', as },
      { type: 'RUN' as const, command: `make ${as}`, tookUs: 7000, makes: [{ path: `/${as}`, bytes: 1 }] },
    ];
    const { builds } = run({
      build: {
        images: [{ name: 'base', digest: 'd', bytes: 1 }],
        files: [],
        instructions: [
          ...stage('one'),
          ...stage('two'),
          { type: 'FROM', image: 'base' },
          { type: 'COPY', from: 'one', sources: ['/one'], to: '/one' },
          { type: 'COPY', from: 'two', sources: ['/two'], to: '/two' },
        ],
      },
    }).outcome;
    // Each COPY of one byte rounds to 0 µs.
    expect(builds[0]!.tookUs).toBe(7000);
  });

  test('the target can be the stage that was skipped', () => {
    const build = { ...preset('multi-stage'), target: 'test', edits: [] };
    const skipped = buildSteps(build).filter((step) => step.status === 'skipped');
    expect(skipped.map((step) => step.stage)).toEqual(['final', 'final']);
  });
});

test('rm in a later RUN leaves the bytes in the layer below', () => {
  const build = preset('manifest-first');
  const remove = {
    type: 'RUN',
    command: 'rm -r node_modules',
    tookUs: 1,
    deletes: ['/app/node_modules'],
  } as const;
  const bytes = (instructions: BuildInput['instructions']) =>
    run({ build: { ...build, edits: [], instructions } }).outcome.builds[0]!.imageBytes;
  expect(bytes([...build.instructions, { ...remove, deletes: [...remove.deletes] }])).toBe(
    bytes(build.instructions),
  );
});
