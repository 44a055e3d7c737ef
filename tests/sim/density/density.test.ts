import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { density } from '@/lib/sim/density/density';
import { NO_FIGURE } from '@/lib/sim/density/explain';
import { FIGURES } from '@/lib/sim/density/figure';
import { KINDS, type Kind } from '@/lib/sim/density/kind';
import { DENSITY_PRESETS } from '@/lib/sim/density/presets';
import type { DensityInput, Fault } from '@/lib/sim/density/scenario';

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const base: DensityInput = {
  version: 1,
  type: 'density',
  seed: 'test',
  host: { memoryBytes: 8 * GIB, cpus: 4 },
  workload: { memoryBytes: 128 * MIB },
};
const parsed = (change: Partial<DensityInput> = {}) => {
  const scenario = density.parse({ ...base, ...change });
  if (!scenario.ok) throw new Error(`${scenario.error.path}: ${scenario.error.reason}`);
  return scenario.value;
};
const row = (kind: Kind, change: Partial<DensityInput> = {}) =>
  density.run(parsed(change)).outcome.find((one) => one.kind === kind)!;

describe('figures', () => {
  test('every one has a source, a date and an ordered range', () => {
    for (const { source, asOf, low, high, typical } of FIGURES) {
      expect(source.length).toBeGreaterThan(10);
      expect(asOf).toMatch(/^\d{4}/);
      expect([low, typical ?? low, high]).toEqual([low, typical ?? low, high].toSorted((a, b) => a - b));
    }
  });

  test.each([
    // FACTS: recordings I-start-runc; Firecracker SPECIFICATION.md; Kata's RuntimeClass.
    ['container', 'startUs', { typical: 19_760, basis: 'recording' }],
    ['container', 'overheadBytes', { typical: 172_442, covers: 'part', basis: 'recording' }],
    ['microvm', 'overheadBytes', { high: 5 * MIB, covers: 'part', basis: 'documentation' }],
    ['kata', 'overheadBytes', { low: 130 * MIB, high: 320 * MIB, covers: 'all' }],
    ['microvm', 'ratePerS', { high: 20 }],
  ] as const)('%s: %s is as its source has it', (kind, key, expected) => {
    expect(row(kind)[key]).toMatchObject(expected);
  });

  test.each(['full-virtualisation', 'paravirtualisation', 'hardware-assisted', 'gvisor'] as const)(
    '%s has no sourced figure, so no number is made up',
    (kind) => {
      const scenario = parsed();
      const run = density.run(scenario);
      expect(row(kind)).toMatchObject({ startUs: null, overheadBytes: null, fit: null });
      const texts = [...run.steps.keys()]
        .filter(
          (step) =>
            run.steps[step]!.kind === kind && ['start', 'memory', 'fit'].includes(run.steps[step]!.type),
        )
        .map((step) => density.explain(scenario, run, step).text);
      expect(texts.length).toBe(3);
      for (const text of texts) expect(text).toContain(NO_FIGURE);
    },
  );

  test("a figure of one's own is used and shown as given", () => {
    const given = [{ kind: 'gvisor', overheadBytes: 128 * MIB } as const];
    expect(row('gvisor', { given })).toMatchObject({
      fit: { low: 32, high: 32 },
      overheadBytes: { basis: 'given' },
    });
  });
});

describe('how many fit', () => {
  test('Kata: 8 GiB of 128 MiB with 130 to 320 Mi each', () => {
    expect(row('kata').fit).toEqual({ low: 18, high: 31, typical: null, bound: 'estimate' });
  });

  test('a partial overhead gives a bound, not an estimate', () => {
    expect(row('microvm').fit).toEqual({ low: 61, high: 64, typical: null, bound: 'at-most' });
  });

  test('shared pages count once for containers and in every guest', () => {
    const workload = { memoryBytes: 64 * MIB, sharedBytes: 64 * MIB };
    const given = [
      { kind: 'container', overheadBytes: 0 },
      { kind: 'hardware-assisted', overheadBytes: 0 },
    ] as const;
    const change = { workload, given: [...given] };
    expect(row('container', change).fit!.low).toBe(127);
    expect(row('hardware-assisted', change).fit!.low).toBe(64);
  });

  test('what fits never takes more than the host has, and one more would', () => {
    const size = fc.integer({ min: 2 ** 12, max: 2 ** 34 });
    fc.assert(
      fc.property(
        size,
        fc.integer({ min: 2 ** 20, max: 2 ** 40 }),
        size,
        (memoryBytes, host, overheadBytes) => {
          const change = {
            host: { memoryBytes: host, cpus: 1 },
            workload: { memoryBytes },
            given: [{ kind: 'gvisor', overheadBytes } as const],
          };
          const { low } = row('gvisor', change).fit!;
          expect(low * (memoryBytes + overheadBytes)).toBeLessThanOrEqual(host);
          expect((low + 1) * (memoryBytes + overheadBytes)).toBeGreaterThan(host);
        },
      ),
    );
  });
});

describe('what one fault takes down', () => {
  const down = (fault: Fault) => KINDS.map((kind) => row(kind, { fault }).blast.down);

  test('a crash of the process: one, whatever the box', () => {
    expect(new Set(down('process'))).toEqual(new Set(['one']));
  });

  test('a panic of the kernel it runs on: all containers, one of anything else', () => {
    expect(down('kernel')).toEqual(['all', 'one', 'one', 'one', 'one', 'one', 'one']);
  });

  test('a panic of the host kernel: everything', () => {
    expect(new Set(down('host-kernel'))).toEqual(new Set(['all']));
  });

  test('an escape exposes the host only where the host kernel was the boundary', () => {
    const hosts = KINDS.map((kind) => row(kind, { fault: 'escape' }).blast.host);
    expect(hosts).toEqual(['exposed', 'up', 'up', 'up', 'up', 'up', 'up']);
  });
});

describe('scenario', () => {
  const problem = (change: object) => {
    const result = density.parse({ ...base, ...change });
    return result.ok ? null : `${result.error.path}: ${result.error.reason}`;
  };

  test.each([
    [{ host: { memoryBytes: GIB, cpus: 0 } }, 'host.cpus: must be at least 1'],
    [
      { host: { memoryBytes: GIB, cpus: 1, reservedBytes: GIB } },
      'host.reservedBytes: must be less than host.memoryBytes',
    ],
    [{ workload: { memoryBytes: -1 } }, 'workload.memoryBytes: must be at least 4096'],
    [{ kinds: ['container', 'container'] }, 'kinds[1]: is listed already'],
    [{ kinds: [] }, 'kinds: must not be empty'],
    [{ threads: 1e9 }, 'threads: unknown key'],
    [{ given: [{ kind: 'gvisor', startUs: 1 }, { kind: 'gvisor' }] }, 'given[1].kind: has figures already'],
  ])('%o is refused', (change, expected) => {
    expect(problem(change)).toBe(expected);
  });

  test.each(DENSITY_PRESETS.map((preset) => [preset.id, preset] as const))(
    'preset %s runs and explains every step, byte for byte the same twice',
    (_, preset) => {
      const scenario = density.parse(preset.scenario);
      if (!scenario.ok) throw new Error(scenario.error.path);
      const run = density.run(scenario.value);
      expect(JSON.stringify(density.run(scenario.value))).toBe(JSON.stringify(run));
      for (const step of run.steps.keys()) {
        const { text, follows } = density.explain(scenario.value, run, step);
        expect(`${text} ${follows}`).not.toMatch(/undefined|NaN|null|\s\s/);
      }
    },
  );
});
