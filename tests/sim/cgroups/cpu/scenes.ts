/** Builders of CPU inputs for the tests: one group, one load, on one CPU of the recorded machine, unless said otherwise. */
import fc from 'fast-check';
import { LINUX_6_18 } from '@/lib/sim/cgroups/cpu/machine';
import type { Bandwidth, CpuGroup, CpuInput, CpuLoad, RequestLoad } from '@/lib/sim/cgroups/cpu/model';

export const group = (over: Partial<CpuGroup> = {}): CpuGroup => ({
  name: 'A',
  parent: null,
  shares: 1024,
  idle: false,
  bandwidth: null,
  ...over,
});

export const bandwidth = (quotaUs: number, periodUs: number, over: Partial<Bandwidth> = {}): Bandwidth => ({
  quotaUs,
  periodUs,
  burstUs: 0,
  refillUs: 0,
  ...over,
});

export const busy = (of = 0, threads = 1): CpuLoad => ({
  type: 'busy',
  group: of,
  threads,
  startUs: 0,
  stopUs: null,
});

export const requests = (over: Partial<RequestLoad> = {}): RequestLoad => ({
  type: 'requests',
  group: 0,
  threads: 1,
  startUs: 0,
  stopUs: null,
  arrivalsUs: [0],
  cpuUs: 1000,
  readsCpuClock: false,
  ...over,
});

export const input = (over: Partial<CpuInput> = {}): CpuInput => ({
  cpus: 1,
  groups: [group()],
  loads: [busy()],
  horizonUs: 1_000_000,
  tickUs: 0,
  machine: LINUX_6_18,
  ...over,
});

const anyBandwidth = fc
  .record({
    quotaUs: fc.integer({ min: 1000, max: 150_000 }),
    periodUs: fc.integer({ min: 1000, max: 200_000 }),
    burstShare: fc.constantFrom(0, 0, 0.5, 1),
    refillUs: fc.integer({ min: 0, max: 200_000 }),
  })
  .map(({ burstShare, ...rest }) => ({ ...rest, burstUs: Math.floor(rest.quotaUs * burstShare) }));

const anyLoad = (groups: number): fc.Arbitrary<CpuLoad> => {
  const head = {
    group: fc.integer({ min: 0, max: groups - 1 }),
    threads: fc.integer({ min: 1, max: 4 }),
    startUs: fc.constantFrom(0, 0, 40_000),
    stopUs: fc.constantFrom(null, null, 300_000),
  };
  return fc.oneof(
    fc.record({ type: fc.constant('busy' as const), ...head }),
    fc.record({
      type: fc.constant('busy-sleep' as const),
      ...head,
      busyUs: fc.integer({ min: 1, max: 20_000 }),
      sleepUs: fc.integer({ min: 1, max: 20_000 }),
    }),
    fc.record({
      type: fc.constant('requests' as const),
      ...head,
      arrivalsUs: fc
        .array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 40 })
        .map((all) => all.sort((a, b) => a - b)),
      cpuUs: fc.integer({ min: 1, max: 30_000 }),
      readsCpuClock: fc.boolean(),
    }),
  );
};

/** Up to five containers on up to three CPUs, the first half of them inside one parent group that is limited too. */
export const anyInput: fc.Arbitrary<CpuInput> = fc.integer({ min: 1, max: 5 }).chain((count) => {
  const limit = fc.option(anyBandwidth);
  const leaf = fc.record({
    shares: fc.integer({ min: 2, max: 20_000 }),
    idle: fc.boolean(),
    bandwidth: limit,
  });
  return fc.record({
    cpus: fc.integer({ min: 1, max: 3 }),
    groups: fc
      .tuple(limit, fc.array(leaf, { minLength: count, maxLength: count }))
      .map(([parent, leaves]) => [
        group({ name: 'parent', bandwidth: parent }),
        ...leaves.map((one, i) => group({ name: `c${i}`, parent: i < count / 2 ? 0 : null, ...one })),
      ]),
    loads: fc
      .array(anyLoad(count), { minLength: 1, maxLength: 5 })
      .map((loads) => loads.map((load) => ({ ...load, group: load.group + 1 }))),
    horizonUs: fc.integer({ min: 1, max: 600_000 }),
    tickUs: fc.integer({ min: 0, max: 3999 }),
    machine: fc.constant(LINUX_6_18),
  });
});
