import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DENSITY_PRESETS } from '@/lib/sim/density/presets';
import { LAYERS_PRESETS } from '@/lib/sim/layers/presets';
import { simulateText } from '@/scripts/simulators';

const refused = (text: string) => {
  const result = simulateText(text);
  return result.ok ? null : `${result.error.path}: ${result.error.reason}`;
};

describe('a scenario from its text', () => {
  test.each([
    ['{', 'scenario: is not JSON'],
    ['[]', 'scenario: must be an object'],
    ['null', 'scenario: must be an object'],
    ['{"type":"density","version":1}', 'seed: is missing'],
  ])('%s is refused', (text, expected) => {
    expect(refused(text)).toBe(expected);
  });

  test.each(['{}', '{"type":"boats"}', '{"type":"toString"}', '{"type":["layers"]}'])(
    '%s is refused with the types there are',
    (text) => {
      expect(refused(text)).toMatch(/^type: must be one of .*"layers"/);
    },
  );

  test.each([...LAYERS_PRESETS, ...DENSITY_PRESETS].map(({ id, scenario }) => [id, scenario] as const))(
    'preset %s has an outcome',
    (_, scenario) => {
      expect(simulateText(JSON.stringify(scenario))).toMatchObject({
        ok: true,
        value: { type: scenario.type, stopped: null, outcome: expect.anything() },
      });
    },
  );
});

describe('npm run simulate', () => {
  const simulate = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/simulate.ts', ...args], { encoding: 'utf8' });
  const withFile = (text: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
    const file = join(folder, 'scenario.json');
    writeFileSync(file, text);
    const result = simulate(file);
    rmSync(folder, { recursive: true });
    return result;
  };

  test('prints the outcome as JSON and exits 0', () => {
    const { status, stdout, stderr } = withFile(JSON.stringify(LAYERS_PRESETS[0]!.scenario));
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ type: 'layers', stopped: null });
  });

  test('bad input is one line, exit 1 and no stack trace', () => {
    const { status, stdout, stderr } = withFile(
      '{"type":"density","version":1,"seed":"s","threads":1000000000}',
    );
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^\S+: [^\n]+\n$/);
  });

  test('a file that is not there is one line too', () => {
    const { status, stderr } = simulate('/nowhere.json');
    expect([status, stderr]).toEqual([1, '/nowhere.json: cannot be read\n']);
  });
});
