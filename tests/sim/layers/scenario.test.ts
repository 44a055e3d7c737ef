import { describe, expect, test } from 'vitest';
import { layers } from '@/lib/sim/layers/layers';
import { LAYERS_PRESETS } from '@/lib/sim/layers/presets';
import { FILE, input, oneFile } from './support';

const problem = (value: unknown) => {
  const parsed = layers.parse(value);
  return parsed.ok ? null : `${parsed.error.path}: ${parsed.error.reason}`;
};
const disk = (change: object) =>
  input({ disk: { layers: oneFile(1), containers: ['a'], operations: [], ...change } });
const build = (change: object) =>
  input({
    build: {
      images: [{ name: 'base', digest: 'd', bytes: 1 }],
      files: [{ path: 'a.js', content: '1', bytes: 1 }],
      instructions: [{ type: 'FROM', image: 'base' }],
      ...change,
    },
  });
const op = (change: object) => disk({ operations: [{ container: 'a', path: FILE, ...change }] });

describe('a scenario that cannot be run is refused with path and reason', () => {
  test.each([
    [null, 'scenario: must be an object'],
    [input({}), 'scenario: must hold at least one of build, disk and pull'],
    [{ ...input({}), version: 2 }, 'version: must be 1'],
    [{ ...disk({}), color: 'red' }, 'color: unknown key'],
    [disk({ extra: 1 }), 'disk.extra: unknown key'],
    [disk({ containers: [] }), 'disk.containers: must not be empty'],
    [
      disk({ layers: [{ name: 'x', files: [{ path: 'rel', bytes: 1 }] }] }),
      'disk.layers[0].files[0].path: must be an absolute path such as /etc/hosts',
    ],
    [
      disk({ layers: [{ name: 'x', files: [{ path: '/a/../b', bytes: 1 }] }] }),
      'disk.layers[0].files[0].path: must be an absolute path such as /etc/hosts',
    ],
    [
      disk({ layers: [{ name: 'x', files: [{ path: '/a', bytes: -1 }] }] }),
      'disk.layers[0].files[0].bytes: must be at least 0',
    ],
    [
      disk({ layers: [{ name: 'x', files: [{ path: '/a', bytes: 1.5 }] }] }),
      'disk.layers[0].files[0].bytes: must be a whole number',
    ],
    [
      disk({ layers: [{ name: 'x', files: [{ path: '/a', bytes: 2 ** 41 }] }] }),
      'disk.layers[0].files[0].bytes: must be at most 1099511627776',
    ],
    [
      disk({ containers: ['image'] }),
      'disk.containers[0]: a layer or container of this name is there already',
    ],
    [disk({ mount: { metacopy: true } }), 'disk.mount.redirectDir: metacopy=on needs redirect_dir=on'],
    [op({ type: 'chmod', mode: 'u+x' }), 'disk.operations[0].mode: must be octal, such as 0640'],
    [op({ type: 'stat', container: 'b' }), 'disk.operations[0].container: no container of this name'],
    [op({ type: 'stat', to: '/x' }), 'disk.operations[0].to: unknown key'],
    [
      build({ instructions: [{ type: 'WORKDIR', path: '/x' }] }),
      'build.instructions[0]: the first instruction must be FROM',
    ],
    [
      build({ instructions: [{ type: 'FROM', image: 'other' }] }),
      'build.instructions[0].image: neither an image of build.images nor an earlier stage',
    ],
    [
      build({ edits: [{ type: 'touch-file', path: 'b.js' }] }),
      'build.edits[0].path: no such file in build.files',
    ],
    [build({ target: 'test' }), 'build.target: no stage of this name'],
    [
      build({
        edits: [{ type: 'change-instruction', index: 0, instruction: { type: 'WORKDIR', path: '/x' } }],
      }),
      'build.edits[0]: leaves a Dockerfile that cannot be built: the first instruction must be FROM',
    ],
  ])('%#: %o', (value, expected) => {
    expect(problem(value)).toBe(expected);
  });

  test('an operation of an unknown type names those there are', () => {
    expect(problem(op({ type: 'mv' }))).toMatch(/^disk\.operations\[0\]\.type: must be one of stat, open/);
  });

  test('COPY of a file that is not in the context, or of a stage that is not there', () => {
    const copy = (change: object) =>
      build({
        instructions: [
          { type: 'FROM', image: 'base' },
          { type: 'COPY', sources: ['b.js'], to: '/', ...change },
        ],
      });
    expect(problem(copy({}))).toBe('build.instructions[1].sources[0]: not in the build context');
    expect(problem(copy({ from: 'build' }))).toBe(
      'build.instructions[1].from: no earlier stage of this name',
    );
  });
});

describe('presets', () => {
  test.each(LAYERS_PRESETS.map((preset) => [preset.id, preset] as const))(
    '%s parses, runs to its end and explains every step',
    (_, { scenario }) => {
      const parsed = layers.parse(scenario);
      if (!parsed.ok) throw new Error(parsed.error.path);
      const run = layers.run(parsed.value);
      expect(run.stopped).toBeNull();
      for (const step of run.steps.keys()) {
        const { text, follows } = layers.explain(parsed.value, run, step);
        expect(text).toMatch(/^\S.*[.]$/);
        expect(`${text} ${follows}`).not.toMatch(/undefined|NaN|null|\s\s/);
      }
    },
  );

  test('ids are distinct', () => {
    expect(new Set(LAYERS_PRESETS.map((preset) => preset.id)).size).toBe(LAYERS_PRESETS.length);
  });
});
