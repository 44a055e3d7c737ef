/**
 * What ENV costs under BuildKit: dockerfile2llb/convert.go (dispatchEnv makes no operation), client/llb/exec.go (RUN
 * carries environment and directory), client/llb/fileop.go (COPY and WORKDIR carry no environment).
 */
import { describe, expect, test } from 'vitest';
import { layers } from '@/lib/sim/layers/layers';
import type { LayersInput } from '@/lib/sim/layers/scenario';
import { buildSteps, input, run } from './support';

type BuildInput = NonNullable<LayersInput['build']>;
type InstructionInput = BuildInput['instructions'][number];

const env = (value: string, name = 'NODE_ENV'): InstructionInput => ({ type: 'ENV', name, value });
const FROM: InstructionInput = { type: 'FROM', image: 'base' };
const COPY: InstructionInput = { type: 'COPY', sources: ['a'], to: '/a' };
const RUN: InstructionInput = { type: 'RUN', command: 'make', tookUs: 5000 };
const ground = {
  images: [{ name: 'base', digest: 'd', bytes: 1 }],
  files: [{ path: 'a', content: 'v1', bytes: 10 }],
};
const changed = (instructions: InstructionInput[], index: number, instruction: InstructionInput) => ({
  ...ground,
  instructions,
  edits: [{ type: 'change-instruction' as const, index, instruction }],
});
const second = (build: BuildInput) => buildSteps(build).filter((step) => step.build === 2);
const words = (build: BuildInput) =>
  second(build).map((step) => `${step.text.split(' ')[0]} ${step.status} ${step.why.type}`);

describe('a changed ENV', () => {
  const between = changed(
    [FROM, env('production'), { type: 'WORKDIR', path: '/app' }, COPY, RUN, COPY],
    1,
    env('test'),
  );

  test('leaves WORKDIR and COPY cached; the next RUN misses, and what stands on it', () => {
    expect(words(between)).toEqual([
      'FROM hit cached',
      'ENV config config-only',
      'WORKDIR hit cached',
      'COPY hit cached',
      'RUN miss environment-changed',
      'COPY miss after-miss',
    ]);
    expect(second(between)[4]!.why).toEqual({ type: 'environment-changed', names: ['NODE_ENV'] });
  });

  test('is counted as nothing, takes no time and makes no layer', () => {
    const [first, then] = run({ build: between }).outcome.builds;
    expect([first!.hits, first!.misses, first!.skipped]).toEqual([1, 4, 0]);
    expect([then!.hits, then!.misses, then!.skipped]).toEqual([3, 2, 0]);
    expect(second(between)[1]).toMatchObject({ layer: null, tookUs: 0 });
  });

  test('after the last RUN costs nothing', () => {
    const last = changed([FROM, RUN, env('production'), COPY], 2, env('test'));
    const { misses, tookUs, newBytes } = run({ build: last }).outcome.builds[1]!;
    expect([misses, tookUs, newBytes]).toEqual([0, 0, 0]);
  });

  test('costs nothing where a later ENV of the same name replaces it', () => {
    const replaced = changed([FROM, env('a'), env('z'), RUN], 1, env('b'));
    expect(words(replaced).at(-1)).toBe('RUN hit cached');
  });

  test('reaches RUN of a stage that starts from its stage, though that FROM is a hit', () => {
    const stages = changed(
      [{ ...FROM, as: 'deps' }, env('production'), { type: 'FROM', image: 'deps' }, COPY, RUN],
      1,
      env('test'),
    );
    expect(words(stages).slice(2)).toEqual([
      'FROM hit cached',
      'COPY hit cached',
      'RUN miss environment-changed',
    ]);
  });
});

test('WORKDIR is a step of its own: another directory costs COPY and RUN after it', () => {
  const moved = changed([FROM, { type: 'WORKDIR', path: '/app' }, COPY, RUN], 1, {
    type: 'WORKDIR',
    path: '/srv',
  });
  expect(words(moved).slice(1)).toEqual([
    'WORKDIR miss instruction-changed',
    'COPY miss after-miss',
    'RUN miss after-miss',
  ]);
});

test('the explanation names the builder it follows, and the one before it', () => {
  const scenario = layers.parse(input({ build: changed([FROM, env('a'), COPY, RUN], 1, env('b')) }));
  if (!scenario.ok) throw new Error(scenario.error.reason);
  const all = layers.run(scenario.value);
  const explained = (type: string) => {
    const at = all.steps.findLastIndex((step) => step.type === 'build' && step.text.startsWith(type));
    return layers.explain(scenario.value, all, at);
  };
  expect(explained('ENV').text).toMatch(/no step.*builder before BuildKit/s);
  expect(explained('ENV').follows).toMatch(/dockerfile2llb\/convert\.go/);
  expect(explained('RUN').text).toContain('NODE_ENV');
  expect(explained('RUN').follows).toMatch(/client\/llb\/exec\.go/);
});
