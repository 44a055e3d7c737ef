import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runLimits } from '@/lib/sim/cgroups/host';
import { limits } from '@/lib/sim/cgroups/limits';
import { type LimitsInputScenario, parseLimits } from '@/lib/sim/cgroups/scenario';
import { stateAt } from '@/lib/sim/cgroups/state';
import { MIB } from './run-one';

const size = fc.integer({ min: 1, max: 64 * MIB });
const memoryStep = fc.oneof(
  fc.record({ do: fc.constant('touch' as const), bytes: size, huge: fc.boolean() }),
  fc.record({ do: fc.constant('free' as const), bytes: size }),
  fc.record({
    do: fc.constantFrom('read-file' as const, 'write-file' as const),
    bytes: size,
    file: fc.constantFrom('f', 'g'),
  }),
  fc.record({ do: fc.constant('write-tmpfs' as const), bytes: fc.integer({ min: 1, max: 8 * MIB }) }),
  fc.record({ do: fc.constant('fork' as const), childWrites: fc.boolean() }),
  fc.record({ do: fc.constant('fsync' as const), file: fc.constantFrom('f', 'g') }),
  fc.record({ do: fc.constant('hold' as const), us: fc.integer({ min: 1, max: 200_000 }) }),
);
const head = {
  startUs: fc.integer({ min: 0, max: 300_000 }),
  restartAfterUs: fc.integer({ min: 1000, max: 300_000 }),
  oomScoreAdj: fc.constantFrom(-1000, 0, 500),
};
const us = (min: number, max: number) => fc.integer({ min, max });
const workload = fc.oneof(
  fc.record({ ...head, type: fc.constant('busy' as const), threads: us(1, 6) }),
  fc.record({
    ...head,
    type: fc.constant('burn-and-sleep' as const),
    burnUs: us(100, 9000),
    sleepUs: us(100, 9000),
  }),
  fc.record({
    ...head,
    type: fc.constant('requests' as const),
    everyUs: us(1000, 50_000),
    cpuUs: us(10, 9000),
    arrivals: fc.constantFrom('even' as const, 'random' as const),
  }),
  fc.record({
    ...head,
    type: fc.constant('memory' as const),
    steps: fc.array(memoryStep, { minLength: 1, maxLength: 5 }),
    repeat: fc.boolean(),
  }),
  fc.record({
    ...head,
    type: fc.constant('forks' as const),
    make: fc.constantFrom('process' as const, 'thread' as const),
    everyUs: us(1000, 20_000),
    reaped: fc.boolean(),
    retries: fc.boolean(),
  }),
  fc.record({
    ...head,
    type: fc.constant('disk' as const),
    direction: fc.constantFrom('read' as const, 'write' as const),
    blockBytes: us(4096, MIB),
    depth: us(1, 4),
    thinkUs: us(100, 5000),
  }),
);
const limit = fc.record(
  {
    'cpu.max': fc.constantFrom('200m', '1', '10000 50000'),
    'cpu.weight': us(1, 1000),
    'memory.max': us(1, 96).map((mib) => mib * MIB),
    'memory.high': us(8, 96).map((mib) => mib * MIB),
    'memory.low': us(0, 32).map((mib) => mib * MIB),
    'memory.swap.max': us(0, 32).map((mib) => mib * MIB),
    'memory.oom.group': fc.boolean(),
    'pids.max': us(0, 20),
    'io.max': fc.constantFrom('rbps=4M wiops=50', 'wbps=1M'),
    'io.weight': us(1, 1000),
  },
  { requiredKeys: [] },
);
const container = fc.record(
  { limits: limit, pod: fc.constantFrom('p', 'q'), workloads: fc.array(workload, { maxLength: 3 }) },
  { requiredKeys: ['workloads'] },
);
const scenario = fc
  .record({
    seed: fc.string({ maxLength: 8 }),
    cpus: us(1, 4),
    swapMib: us(0, 64),
    podLimits: limit,
    containers: fc.array(container, { minLength: 1, maxLength: 4 }),
  })
  .map(
    ({ seed, cpus, swapMib, podLimits, containers }): LimitsInputScenario => ({
      version: 1,
      type: 'limits',
      seed,
      host: { cpus, memoryBytes: 192 * MIB, swapBytes: swapMib * MIB },
      horizonUs: 1_000_000,
      pods: [{ name: 'p', limits: podLimits }, { name: 'q' }],
      containers: containers.map((c, i) => ({
        ...c,
        name: `c${i}`,
        workloads: c.workloads.map((w, j) => ({ ...w, name: `w${j}` })),
      })),
    }),
  );

describe('any scenario', () => {
  it('runs within its limits, explains each step, and gives the same bytes again', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const parsed = parseLimits(input);
        if (!parsed.ok) throw new Error(`${parsed.error.path}: ${parsed.error.reason}`);
        const { host, containers, pods } = parsed.value;
        const run = runLimits(parsed.value);
        expect(JSON.stringify(runLimits(parsed.value))).toBe(JSON.stringify(run));
        const groups = [...pods, ...containers];
        for (const [i, result] of [...run.pods, ...run.containers].entries()) {
          const max = groups[i]!.limits.memoryMaxBytes ?? host.memoryBytes;
          expect(result.memory.peakBytes).toBeLessThanOrEqual(max);
          expect(result.memory.events.oom_kill).toBeGreaterThanOrEqual(result.memory.eventsLocal.oom_kill);
        }
        const usage = run.containers.reduce((sum, c) => sum + c.cpu.usageUs, 0);
        expect(usage).toBeLessThanOrEqual(host.cpus * run.endUs);
        expect(run.containers.reduce((sum, c) => sum + c.memory.currentBytes, 0)).toBeLessThanOrEqual(
          host.memoryBytes,
        );
        for (let i = 1; i < run.steps.length; i++)
          expect(run.steps[i]!.atUs).toBeGreaterThanOrEqual(run.steps[i - 1]!.atUs);
        for (let i = 0; i < run.steps.length; i += 97)
          expect(limits.explain(parsed.value, run, i).text).not.toMatch(/undefined|NaN/);
        const { containers: last } = stateAt(parsed.value, run, run.steps.length - 1);
        for (const { throttled } of last)
          expect(new Set(throttled.map((t) => `${t.group} ${t.cpu}`)).size).toBe(throttled.length);
        // Microseconds and bytes are whole numbers everywhere.
        expect(JSON.stringify(run)).not.toMatch(/[:[,]-?\d+(\.\d|e)/);
      }),
      { numRuns: 30 },
    );
  });
});
