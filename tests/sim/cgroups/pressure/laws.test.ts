import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LimitsRun, runLimits } from '@/lib/sim/cgroups/host';
import { samplePeriodUs } from '@/lib/sim/cgroups/pressure/averages';
import { type LimitsInput, MIB, parsed, type WorkloadInput } from '../host/run-one';

const SECOND = 1_000_000;
const SAMPLE_US = samplePeriodUs(4000);
const FILES = ['cpu', 'memory', 'io'] as const;

const anyWorkload = fc.oneof(
  fc.record({ type: fc.constant('busy' as const), threads: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    type: fc.constant('burn-and-sleep' as const),
    burnUs: fc.integer({ min: 100, max: 30_000 }),
    sleepUs: fc.integer({ min: 100, max: 30_000 }),
  }),
  fc.record({
    type: fc.constant('memory' as const),
    steps: fc.constant([
      { do: 'write-file' as const, bytes: 6 * MIB },
      { do: 'fsync' as const },
      { do: 'touch' as const, bytes: 24 * MIB },
      { do: 'free' as const, bytes: 24 * MIB },
    ]),
    repeat: fc.constant(true),
    restartAfterUs: fc.constant(50_000),
  }),
  fc.record({
    type: fc.constant('disk' as const),
    direction: fc.constantFrom('read' as const, 'write' as const),
    blockBytes: fc.integer({ min: 4096, max: MIB }),
    depth: fc.integer({ min: 1, max: 3 }),
    thinkUs: fc.integer({ min: 0, max: 5000 }),
  }),
);
const anyLimits = fc.record(
  {
    'cpu.max': fc.constantFrom('20000 100000', '1'),
    'memory.high': fc.integer({ min: 8, max: 24 }).map((mib) => mib * MIB),
    'memory.max': fc.integer({ min: 16, max: 32 }).map((mib) => mib * MIB),
    'io.max': fc.constantFrom('rbps=4M wbps=4M', 'wiops=20'),
  },
  { requiredKeys: [] },
);
const anyBox = fc.record({ limits: anyLimits, workloads: fc.array(anyWorkload, { maxLength: 3 }) });
const scene = (boxes: { limits: LimitsInput; workloads: object[] }[], cpus: number, horizonUs: number) =>
  parsed(
    [...boxes, { limits: {}, workloads: [] }].map(({ limits, workloads }, i) => ({
      name: `c${i}`,
      pod: 'pod',
      limits,
      workloads: workloads.map((w, j) => ({ ...w, name: `w${j}` }) as WorkloadInput),
    })),
    { pods: [{ name: 'pod' }], host: { cpus, memoryBytes: 4096 * MIB }, horizonUs },
  );
const allTotals = ({ pods, containers }: LimitsRun) =>
  [...pods, ...containers].flatMap(({ pressure }) =>
    FILES.flatMap((file) => [pressure[file].some.totalUs, pressure[file].full.totalUs]),
  );

describe('the pressure of any run', () => {
  it('has full at most some, some at most the time that passed, nothing in an idle group, the same bytes again', () => {
    fc.assert(
      fc.property(
        fc.array(anyBox, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: SECOND, max: 5 * SECOND }),
        (boxes, cpus, horizonUs) => {
          const run = runLimits(scene(boxes, cpus, horizonUs));
          expect(JSON.stringify(runLimits(scene(boxes, cpus, horizonUs)))).toBe(JSON.stringify(run));
          for (const { pressure } of [...run.pods, ...run.containers])
            for (const file of FILES) {
              const { some, full } = pressure[file];
              expect(full.totalUs).toBeGreaterThanOrEqual(0);
              expect(full.totalUs).toBeLessThanOrEqual(some.totalUs);
              expect(full.avg10).toBeLessThanOrEqual(some.avg10);
              expect(some.totalUs).toBeLessThanOrEqual(run.endUs);
              expect(some.avg10).toBeLessThanOrEqual(10_000);
            }
          expect(allTotals(run).slice(-6)).toEqual([0, 0, 0, 0, 0, 0]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('has no smaller total after a longer time: on one CPU at any instant, on more between two samples of the kernel', () => {
    const horizons = fc.oneof(
      fc.record({
        cpus: fc.constant(1),
        shortUs: fc.integer({ min: 1000, max: 3 * SECOND }),
        moreUs: fc.integer({ min: 0, max: 2 * SECOND }),
      }),
      fc.record({
        cpus: fc.integer({ min: 2, max: 4 }),
        shortUs: fc.constantFrom(SAMPLE_US, 2 * SAMPLE_US),
        moreUs: fc.integer({ min: 0, max: 3 * SECOND }),
      }),
    );
    fc.assert(
      fc.property(fc.array(anyBox, { minLength: 1, maxLength: 2 }), horizons, (boxes, horizon) => {
        const { cpus, shortUs, moreUs } = horizon;
        const short = allTotals(runLimits(scene(boxes, cpus, shortUs)));
        const long = allTotals(runLimits(scene(boxes, cpus, shortUs + moreUs)));
        for (const [i, total] of short.entries()) expect(long[i]).toBeGreaterThanOrEqual(total);
      }),
      { numRuns: 25 },
    );
  });
});
