import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OperationStep } from '@/lib/sim/layers/disk';
import type { LayersInput } from '@/lib/sim/layers/scenario';
import { run } from './support';

type DiskInput = NonNullable<LayersInput['disk']>;
type BuildInput = NonNullable<LayersInput['build']>;

const CONTAINERS = ['a', 'b'];
const path = fc.constantFrom('/f', '/g', '/d/f', '/d/g', '/d', '/e', '/d/e');
const operation: fc.Arbitrary<DiskInput['operations'][number]> = fc
  .tuple(fc.constantFrom(...CONTAINERS), path, path, fc.integer({ min: 0, max: 13 }))
  .map(([container, from, to, kind]) => {
    const on = { container, path: from };
    const all: DiskInput['operations'] = [
      { ...on, type: 'stat' },
      { ...on, type: 'read' },
      { ...on, type: 'open', as: 'writing' },
      { ...on, type: 'open', as: 'truncating' },
      { ...on, type: 'write', bytes: 100, content: 'w' },
      { ...on, type: 'append', bytes: 100, content: 'a' },
      { ...on, type: 'truncate', bytes: 10 },
      { ...on, type: 'create', bytes: 100, content: 'c' },
      { ...on, type: 'delete', recursive: true },
      { ...on, type: 'rmdir' },
      { ...on, type: 'rename', to },
      { ...on, type: 'link', to },
      { ...on, type: 'mkdir' },
      { ...on, type: 'chmod', mode: '0700' },
    ];
    return all[kind]!;
  });
const disk = fc.record({ operations: fc.array(operation, { maxLength: 30 }), metacopy: fc.boolean() }).map(
  ({ operations, metacopy }): DiskInput => ({
    layers: [
      {
        name: 'low',
        files: [
          { path: '/f', bytes: 1000 },
          { path: '/d/f', bytes: 2000 },
        ],
      },
      { name: 'high', files: [{ path: '/d/g', bytes: 3000 }] },
    ],
    mount: { metacopy, redirectDir: metacopy },
    containers: CONTAINERS,
    operations,
  }),
);
const stepsOf = (scenario: DiskInput) => run({ disk: scenario }).steps as OperationStep[];

test('the image never changes, and an operation changes no other container', () => {
  fc.assert(
    fc.property(disk, (scenario) => {
      const steps = stepsOf(scenario);
      for (const [i, { operation: op, state }] of steps.entries()) {
        expect(state.layers).toEqual(steps[0]!.state.layers);
        if (!op) continue;
        const other = 1 - CONTAINERS.indexOf(op.container);
        expect(state.containers[other]).toEqual(steps[i - 1]!.state.containers[other]);
      }
    }),
  );
});

test('what reads only leaves the upper layer as it was, and an error copies no data', () => {
  fc.assert(
    fc.property(disk, (scenario) => {
      const steps = stepsOf(scenario);
      for (const [i, step] of steps.entries()) {
        if (step.operation?.type === 'stat' || step.operation?.type === 'read')
          expect(step.state.containers).toEqual(steps[i - 1]!.state.containers);
        if (step.error && step.error.errno !== 'ENOTEMPTY') expect(step.effects).toEqual([]);
      }
    }),
  );
});

test('each state stands alone: a run cut short ends where the long run was', () => {
  fc.assert(
    fc.property(disk, fc.nat(), (scenario, cut) => {
      const at = cut % (scenario.operations.length + 1);
      const short = stepsOf({ ...scenario, operations: scenario.operations.slice(0, at) });
      expect(short.at(-1)).toEqual(stepsOf(scenario)[at]);
    }),
  );
});

test('time is whole and never back, and the same scenario gives the same bytes', () => {
  fc.assert(
    fc.property(disk, (scenario) => {
      const trace = JSON.stringify(run({ disk: scenario }));
      expect(JSON.stringify(run({ disk: scenario }))).toBe(trace);
      let lastUs = 0;
      for (const { atUs, tookUs } of stepsOf(scenario)) {
        expect(Number.isInteger(atUs) && Number.isInteger(tookUs) && tookUs >= 0).toBe(true);
        expect(atUs).toBeGreaterThanOrEqual(lastUs);
        lastUs = atUs;
      }
    }),
  );
});

const instruction: fc.Arbitrary<BuildInput['instructions'][number]> = fc.oneof(
  fc.constantFrom('a', 'b').map((file) => ({ type: 'COPY' as const, sources: [file], to: '/app/' })),
  fc.nat(3).map((n) => ({
    type: 'RUN' as const,
    command: `make ${n}`,
    tookUs: 1000 * n,
    makes: [{ path: `/out/${n}`, bytes: n }],
  })),
  fc.nat(2).map((n) => ({ type: 'ENV' as const, name: 'N', value: String(n) })),
);
const build = fc.array(instruction, { maxLength: 10 }).map(
  (rest): BuildInput => ({
    images: [{ name: 'base', digest: 'd', bytes: 5 }],
    files: [
      { path: 'a', content: '1', bytes: 10 },
      { path: 'b', content: '1', bytes: 20 },
    ],
    instructions: [{ type: 'FROM', image: 'base' }, ...rest],
  }),
);
const CHANGE_A = { type: 'change-file', path: 'a', content: '2', bytes: 11 } as const;

const isStep = (instruction: BuildInput['instructions'][number]) => instruction.type !== 'ENV';
const missedSecond = (scenario: BuildInput) =>
  run({ build: scenario }).steps.flatMap((step) =>
    step.type === 'build' && step.build === 2 && step.status !== 'config' ? [step.status === 'miss'] : [],
  );

test('an edit misses from the first COPY of the file on, and nowhere before; ENV is no step', () => {
  fc.assert(
    fc.property(build, (scenario) => {
      const missed = missedSecond({ ...scenario, edits: [CHANGE_A] });
      const asked = scenario.instructions.filter(isStep);
      const copies = asked.findIndex((i) => i.type === 'COPY' && i.sources[0] === 'a');
      const first = copies < 0 ? asked.length : copies;
      expect(missed).toEqual(asked.map((_, i) => i >= first));
    }),
  );
});

test('a changed ENV misses from the first RUN after it on, and nowhere before', () => {
  fc.assert(
    fc.property(build, fc.nat(), (scenario, place) => {
      const index = 1 + (place % scenario.instructions.length);
      const variable = { type: 'ENV', name: 'M', value: '1' } as const;
      const instructions = scenario.instructions.toSpliced(index, 0, variable);
      const instruction = { ...variable, value: '2' };
      const missed = missedSecond({
        ...scenario,
        instructions,
        edits: [{ type: 'change-instruction', index, instruction }],
      });
      const run = instructions.findIndex((i, at) => at > index && i.type === 'RUN');
      const first = run < 0 ? instructions.length : run;
      const expected = instructions.flatMap((i, at) => (isStep(i) ? [at >= first] : []));
      expect(missed).toEqual(expected);
    }),
  );
});

test('nothing misses in a second build without a change', () => {
  fc.assert(
    fc.property(build, (scenario) => {
      const edits = [{ type: 'touch-file', path: 'a' } as const];
      const { builds } = run({ build: { ...scenario, edits } }).outcome;
      expect(builds[1]).toMatchObject({ misses: 0, tookUs: 0, newBytes: 0 });
    }),
  );
});

test('a trace that would grow too large stops, says so, and ends with a whole state', () => {
  const image = ['p', 'q', 'r'].map((name) => ({
    name,
    files: Array.from({ length: 190 }, (_, i) => ({ path: `/${name}${i}`, bytes: 1 })),
  }));
  const operations = Array.from({ length: 100 }, (_, i) => ({
    container: 'a',
    path: `/p${i}`,
    type: 'stat' as const,
  }));
  const pull: NonNullable<LayersInput['pull']> = {
    layers: [{ name: 'l', digest: 'd', diffId: 'i', compressedBytes: 1, bytes: 1 }],
    nodes: [{ name: 'n' }],
    bandwidthBytesPerS: 10_000,
    unpackBytesPerS: 10_000,
  };
  const disk: DiskInput = { layers: image, pageCache: 'warm', containers: ['a'], operations };
  const { stopped, steps } = run({ disk, pull });
  expect(stopped).toMatchObject({ reason: 'the trace would grow too large' });
  expect(steps.length).toBeLessThan(101);
  const last = steps.at(-1) as OperationStep;
  expect(last.type).toBe('operation');
  expect(stopped!.atUs).toBe(last.atUs + last.tookUs);
  expect(last.state.containers[0]!.merged.length).toBe(570);
});
