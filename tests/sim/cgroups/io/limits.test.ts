import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runLimits } from '@/lib/sim/cgroups/host';
import { admit, NO_IO_MAX, throttleOf } from '@/lib/sim/cgroups/io/throttle';
import { parsed, runOne, type WorkloadInput } from '../host/run-one';

const disk = (more: Partial<WorkloadInput>) =>
  ({
    type: 'disk',
    name: 'fio',
    direction: 'read',
    blockBytes: 65536,
    untilUs: 2_000_000,
    ...more,
  }) as WorkloadInput;

describe('io.max', () => {
  it.each([
    // Recorded: bytes a second, p50, p99 and mean latency in µs.
    {
      io: 'rbps=5242880',
      direction: 'read',
      block: 65536,
      rate: 5233777,
      p50: 104,
      p99: 99090,
      mean: 12514,
      source: 'E-read-64k-bps5M',
    },
    {
      io: 'rbps=1048576',
      direction: 'read',
      block: 4096,
      rate: 1045439,
      p50: 84,
      p99: 98042,
      mean: 3916,
      source: 'E-read-4k-bps1M',
    },
    {
      io: 'riops=50',
      direction: 'read',
      block: 4096,
      rate: 206435,
      p50: 100,
      p99: 100139,
      mean: 19836,
      source: 'E-read-4k-iops50',
    },
    {
      io: 'riops=200',
      direction: 'read',
      block: 4096,
      rate: 819608,
      p50: 78,
      p99: 99090,
      mean: 4996,
      source: 'E-read-4k-iops200',
    },
    {
      io: 'wbps=5242880',
      direction: 'write',
      block: 65536,
      rate: 5241577,
      p50: 399,
      p99: 99090,
      mean: 12498,
      source: 'E-write-64k-bps5M',
    },
  ] as const)('hides in the median and shows in p99: $io (recorded: $source)', (row) => {
    const { direction, block } = row;
    const run = runOne({ 'io.max': row.io }, [disk({ direction, blockBytes: block })]);
    const { done, lastDoneAtUs, latency } = run.containers[0]!.workloads[0]!.disk!;
    expect(Math.abs((done * block * 1e6) / lastDoneAtUs! / row.rate - 1)).toBeLessThan(0.01);
    expect(latency!.p50Us).toBeLessThan(400);
    expect(Math.abs(latency!.p99Us / row.p99 - 1)).toBeLessThan(0.02);
    expect(Math.abs(latency!.meanUs / row.mean - 1)).toBeLessThan(0.01);
  });

  it('does not slow write(), but the fsync after it (recorded: E-write-buffered-fsync-bps1M, 0.55 ms and 3.008 s)', () => {
    const endedAtUs = (...more: { do: 'fsync' }[]) =>
      runOne({ 'io.max': 'wbps=1048576' }, [
        { type: 'memory', name: 'w', steps: [{ do: 'write-file', bytes: '3M' }, ...more] },
      ]).containers[0]!.workloads[0]!.endedAtUs!;
    expect(endedAtUs()).toBeLessThan(1_000);
    expect(Math.abs(endedAtUs({ do: 'fsync' }) / 3_008_000 - 1)).toBeLessThan(0.01);
  });

  it('leaves reads alone when only writes are limited (recorded: E-read-64k-write-limit-only)', () => {
    const run = runOne({ 'io.max': 'wbps=1048576' }, [disk({})]);
    expect(run.steps.some((s) => s.type === 'io-wait')).toBe(false);
  });

  it('admits no more than the rate and one slice, in order, and never before it was asked', () => {
    const gaps = fc.array(
      fc.record({
        gapUs: fc.integer({ min: 0, max: 300_000 }),
        bytes: fc.integer({ min: 512, max: 262_144 }),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(gaps, fc.integer({ min: 100_000, max: 20_000_000 }), (requests, bps) => {
        const throttle = throttleOf({ ...NO_IO_MAX, rbps: bps }, 4000);
        let nowUs = 0;
        let last = 0;
        let sum = 0;
        for (const { gapUs, bytes } of requests) {
          nowUs += gapUs;
          const { atUs } = admit(throttle, 'read', bytes, nowUs);
          expect(atUs).toBeGreaterThanOrEqual(Math.max(nowUs, last));
          last = atUs;
          sum += bytes;
          // One slice at the start, one that is kept for late timers, and ticks of rounding.
          expect(sum).toBeLessThanOrEqual((bps * (atUs + 212_000)) / 1e6 + 1);
        }
      }),
    );
  });
});

describe('an idle group', () => {
  it('saves nothing: after ten quiet seconds one slice goes at once, not a hundred', () => {
    const throttle = throttleOf({ ...NO_IO_MAX, wbps: 1_048_576 }, 4000);
    admit(throttle, 'write', 4096, 0);
    const at = Array.from({ length: 100 }, () => admit(throttle, 'write', 4096, 10_000_000).atUs);
    expect(at.filter((us) => us === 10_000_000)).toHaveLength(Math.floor(104_857 / 4096));
  });
});

describe('io.weight', () => {
  const pair = (weight: number, workload: WorkloadInput) =>
    runLimits(
      parsed(
        [
          { name: 'heavy', limits: { 'io.weight': weight }, workloads: [workload] },
          { name: 'light', workloads: [workload] },
        ],
        { horizonUs: 1_000_000 },
      ),
    ).containers.map((c) => c.io.rbytes);

  it('shares a busy disk in proportion', () => {
    const [heavy, light] = pair(400, disk({ depth: 32 }));
    expect(heavy! / light!).toBeGreaterThan(3.8);
    expect(heavy! / light!).toBeLessThan(4.2);
  });

  it('leaves to one what the other does not use', () => {
    const idle = disk({ depth: 1, thinkUs: 100_000 });
    const run = runLimits(
      parsed(
        [
          { name: 'heavy', limits: { 'io.weight': 1000 }, workloads: [idle] },
          { name: 'light', workloads: [disk({ depth: 32 })] },
        ],
        { horizonUs: 1_000_000 },
      ),
    );
    expect(run.containers[1]!.io.rbytes).toBeGreaterThan(0.95 * 2_500_000_000);
  });
});
