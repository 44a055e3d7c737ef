import { describe, expect, it } from 'vitest';
import { weightOfShares } from '@/lib/sim/cgroups/cpu/weight';
import { parseCpuMax } from '@/lib/sim/cgroups/cpu-max';
import { parseLimits } from '@/lib/sim/cgroups/scenario';
import { parseKernelBytes, parseMilliCpus, parsePodBytes } from '@/lib/sim/cgroups/units';
import { type ContainerInput, MIB, parsed } from './run-one';

const base = {
  version: 1,
  type: 'limits',
  seed: 's',
  host: { cpus: 2, memoryBytes: 1024 * MIB },
  horizonUs: 1_000_000,
  containers: [{ name: 'box', workloads: [{ type: 'busy', name: 'burn' }] }],
};
const withLimits = (limits: object) => ({ ...base, containers: [{ name: 'box', limits, workloads: [] }] });
const withWorkload = (workload: object) => ({
  ...base,
  containers: [{ name: 'box', workloads: [workload] }],
});
const resources = (value: object) => ({
  ...base,
  containers: [{ name: 'box', resources: value, workloads: [] }],
});
const cpuMax = 'containers[0].limits["cpu.max"]';

const REFUSED: [unknown, string, string][] = [
  [{}, 'version', 'must be 1'],
  [{ ...base, horizonUs: undefined }, 'horizonUs', 'is missing'],
  [{ ...base, horizonUs: 1.5 }, 'horizonUs', 'must be a whole number'],
  [{ ...base, horizonUs: 1e9 }, 'horizonUs', 'must be at most 600000000'],
  [{ ...base, extra: 1 }, 'extra', 'unknown key'],
  [{ ...base, containers: [] }, 'containers', 'must not be empty'],
  [withLimits({ 'cpu.maximum': '1' }), 'containers[0].limits["cpu.maximum"]', 'unknown key'],
  [withLimits({ 'cpu.max': '-50000 100000' }), cpuMax, 'quota is negative'],
  [withLimits({ 'cpu.max': -1 }), cpuMax, 'quota is negative'],
  [withLimits({ 'cpu.max': '50000 999' }), cpuMax, 'period is outside 1 ms to 1 s'],
  [withLimits({ 'cpu.max': '50000 1000001' }), cpuMax, 'period is outside 1 ms to 1 s'],
  [withLimits({ 'cpu.max': '999 100000' }), cpuMax, 'quota is below 1 ms, which the kernel refuses'],
  [
    withLimits({ 'cpu.max': '50000 100000', 'cpu.max.burst': 60_000 }),
    'containers[0].limits["cpu.max.burst"]',
    'burst is larger than the quota',
  ],
  [withLimits({ 'cpu.weight': 0 }), 'containers[0].limits["cpu.weight"]', 'must be at least 1'],
  [withLimits({ 'memory.max': -1 }), 'containers[0].limits["memory.max"]', 'is negative'],
  [
    withLimits({ 'pids.max': '' }),
    'containers[0].limits["pids.max"]',
    'must be max or a whole number from 0 to 4194304',
  ],
  [
    withLimits({ 'pids.max': 1e9 }),
    'containers[0].limits["pids.max"]',
    'must be max or a whole number from 0 to 4194304',
  ],
  [withLimits({ 'io.max': { rpbs: 1 } }), 'containers[0].limits["io.max"].rpbs', 'unknown key'],
  [
    withWorkload({ type: 'sleepy', name: 'b' }),
    'containers[0].workloads[0].type',
    'must be one of busy, burn-and-sleep, requests, memory, forks, disk',
  ],
  [
    withLimits({ 'io.max': 'rpbs=1' }),
    'containers[0].limits["io.max"]',
    '"rpbs" is not one of rbps, wbps, riops, wiops',
  ],
  [
    withWorkload({ type: 'busy', name: 'b', threads: 1e9 }),
    'containers[0].workloads[0].threads',
    'must be at most 256',
  ],
  [
    withWorkload({ type: 'memory', name: 'm', steps: [{ do: 'touch', bytes: 1, fast: true }] }),
    'containers[0].workloads[0].steps[0].fast',
    'unknown key',
  ],
  [
    withWorkload({ type: 'requests', name: 'r', everyUs: 200, batch: 256, cpuUs: 10 }),
    'containers',
    'more than 200000 requests in all',
  ],
  [
    { ...base, containers: [{ name: 'box', pod: 'p', workloads: [] }] },
    'containers[0].pod',
    'there is no pod p',
  ],
  [
    { ...base, containers: [base.containers[0], base.containers[0]] },
    'containers[1].name',
    'the name box is taken',
  ],
  [
    resources({ requests: { cpu: '2' }, limits: { cpu: '1' } }),
    'containers[0].resources.requests.cpu',
    'is more than the limit',
  ],
  [
    resources({ limits: { memory: '512m' } }),
    'containers[0].resources.limits.memory',
    '"512m" means thousandths of a byte in Kubernetes; 512Mi is mebibytes',
  ],
];

describe('a scenario is refused with the first problem, by path and in plain words', () => {
  it.each(REFUSED.map(([value, path, reason]) => ({ value, path, reason })))('$path $reason', (row) => {
    expect(parseLimits(row.value)).toEqual({ ok: false, error: { path: row.path, reason: row.reason } });
  });

  it('refuses what is no object at all', () => {
    for (const value of [null, 7, 'x', [], undefined])
      expect(parseLimits(value)).toMatchObject({ ok: false, error: { path: 'scenario' } });
  });
});

describe('human notations', () => {
  it.each([
    ['500m', 50_000],
    ['1.5', 150_000],
    ['--cpus 1.5', 150_000],
    ['2', 200_000],
    ['50000', 50_000],
    ['50000 100000', 50_000],
  ])('cpu.max %s is a quota of %d in 100 ms', (text, quotaUs) => {
    expect(parseCpuMax(text)).toEqual({ ok: true, value: { quotaUs, periodUs: 100_000 } });
  });

  it('reads M as the one who reads it does: the kernel by 1024, Kubernetes by 1000', () => {
    expect(parseKernelBytes('512M')).toEqual({ ok: true, value: 512 * MIB });
    expect(parsePodBytes('512M')).toEqual({ ok: true, value: 512_000_000 });
    expect(parsePodBytes('512Mi')).toEqual({ ok: true, value: 512 * MIB });
    expect(parseMilliCpus('0.25')).toEqual({ ok: true, value: 250 });
    expect(parseMilliCpus('1.5m').ok).toBe(false);
  });

  it('tells the kernel file that each became', () => {
    const { translations, containers } = parsed([
      { name: 'box', limits: { 'cpu.max': '500m', 'memory.max': '512Mi', 'pids.max': 10 }, workloads: [] },
    ]);
    expect(translations.map(({ file, value }) => [file, value])).toEqual([
      ['cpu.max', '50000 100000'],
      ['memory.max', '536870912'],
    ]);
    expect(containers[0]!.limits.cpuMax).toEqual({ quotaUs: 50_000, periodUs: 100_000 });
  });
});

describe('requests and limits of a pod', () => {
  const pod = (...all: NonNullable<ContainerInput['resources']>[]) =>
    parsed(
      all.map((r, i) => ({
        name: `c${i}`,
        pod: 'p',
        resources: r,
        workloads: [{ type: 'busy' as const, name: 'b' }],
      })),
      { pods: [{ name: 'p' }], host: { cpus: 2, memoryBytes: 64 * 1024 * MIB } },
    );
  const full = { limits: { cpu: '500m', memory: '8Gi' } };

  it.each([
    [[full], 'Guaranteed', -997],
    [[full, {}], 'Burstable', 875],
    [[{}], 'BestEffort', 1000],
    [[{ requests: { memory: '8Gi' } }], 'Burstable', 875],
  ] as const)('%j is %s with oom_score_adj %d (pod-qos.md, node-pressure-eviction.md)', (all, qos, adj) => {
    const { pods, containers } = pod(...all);
    expect(pods[0]!.qos).toBe(qos);
    expect(containers[0]!.workloads[0]!.oomScoreAdj).toBe(adj);
  });

  it('becomes files of the container and, where all have a limit, of the pod', () => {
    const { pods, containers } = pod(full, { limits: { cpu: '1', memory: '1Gi' } });
    expect(containers[0]!.limits).toMatchObject({
      cpuMax: { quotaUs: 50_000, periodUs: 100_000 },
      cpuWeight: 59,
      memoryMaxBytes: 8 * 1024 * MIB,
      memorySwapMaxBytes: 0,
      memoryOomGroup: true,
    });
    expect(pods[0]!.limits).toMatchObject({
      cpuMax: { quotaUs: 150_000, periodUs: 100_000 },
      memoryMaxBytes: 9 * 1024 * MIB,
    });
    expect(pod(full, {}).pods[0]!.limits.memoryMaxBytes).toBeNull();
  });

  it.each([
    // opencontainers/cgroups, ConvertCPUSharesToCgroupV2Value, and FACTS CG-50.
    [2, 1],
    [102, 17],
    [256, 35],
    [512, 59],
    [1024, 100],
    [2048, 174],
    [4096, 303],
    [8192, 532],
    [262_144, 10_000],
  ])('%d shares are cpu.weight %d', (shares, weight) => {
    expect(weightOfShares(shares)).toBe(weight);
  });
});
