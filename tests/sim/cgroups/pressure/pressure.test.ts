import { describe, expect, it } from 'vitest';
import { type LimitsRun, runLimits } from '@/lib/sim/cgroups/host';
import { kernelFiles, PRESSURE_NOTE } from '@/lib/sim/cgroups/kernel-files';
import { NO_LIMITS } from '@/lib/sim/cgroups/kernel-limits';
import { Averages } from '@/lib/sim/cgroups/pressure/averages';
import { type LimitsInput, MIB, parsed, type WorkloadInput } from '../host/run-one';

const SECOND = 1_000_000;
/** PSI_FREQ at HZ=250: two seconds and a tick. */
const SAMPLE_US = 2_004_000;

function runOn(cpus: number, limits: LimitsInput, workloads: WorkloadInput[], horizonUs = 10 * SECOND) {
  const host = { cpus, memoryBytes: 4096 * MIB };
  return runLimits(parsed([{ name: 'box', limits, workloads }], { host, horizonUs }));
}

const totals = ({ containers }: LimitsRun) => {
  const { cpu, memory, io } = containers[0]!.pressure;
  return [cpu, memory, io].map(({ some, full }) => [some.totalUs, full.totalUs]);
};
const print = ({ containers }: LimitsRun, name: string) =>
  kernelFiles(NO_LIMITS, containers[0]!).find((f) => f.name === name)!.content;

const busy = (threads: number): WorkloadInput => ({ type: 'busy', name: `busy${threads}`, threads });
const FSYNC: WorkloadInput = {
  type: 'memory',
  name: 'fsync',
  steps: [{ do: 'write-file', bytes: 3 * MIB }, { do: 'fsync' }],
};

/** Its write into the page cache, at BUFFERED_WRITE_BYTES_PER_S. */
const CACHE_US = Math.ceil((3 * MIB * SECOND) / 5_600_000_000);

describe('the files', () => {
  it.each([
    // calc_avgs after four samples of 100 %: 100 · (1 − (1677/2048)⁴) = 55.04, with 1981 12.45, with 2034 2.71; up to
    // 0.05 a sample above it, since calc_load rounds up while it rises.
    [
      'two busy threads on one CPU: one always waits, the group always runs (psi.rst, some and full)',
      runOn(1, {}, [busy(2)]),
      'cpu.pressure',
      /^some avg10=55\.0\d avg60=12\.4\d avg300=2\.7\d total=10000000\nfull avg10=0\.00 avg60=0\.00 avg300=0\.00 total=0$/,
    ],
    [
      'one busy thread alone: nobody waits',
      runOn(1, {}, [busy(1)]),
      'cpu.pressure',
      /^some avg10=0\.00 avg60=0\.00 avg300=0\.00 total=0\nfull avg10=0\.00 avg60=0\.00 avg300=0\.00 total=0$/,
    ],
    [
      'three busy threads on two CPUs: half the CPUs have one that waits (psi.c, Multiple CPUs)',
      runOn(2, {}, [busy(3)], 3 * SAMPLE_US),
      'cpu.pressure',
      /^some avg10=22\.\d\d avg60=4\.\d\d avg300=1\.\d\d total=3006000\nfull avg10=0\.00 avg60=0\.00 avg300=0\.00 total=0$/,
    ],
  ])('%s', (_, run, name, content) => {
    expect(print(run, name)).toMatch(content);
  });

  it('say on what they rest and what they leave out', () => {
    expect(PRESSURE_NOTE).toMatch(/documentation.*psi\.rst.*not from a recording.*memory\.pressure.*not/);
  });
});

describe('cpu.pressure', () => {
  it('counts one throttled thread in both lines, for as long as cpu.stat says (psi.c: FULL … or throttled by cpu.max)', () => {
    for (const cpus of [1, 2]) {
      const run = runOn(cpus, { 'cpu.max': '20000 100000' }, [busy(1)]);
      const { throttledUs } = run.containers[0]!.cpu;
      expect(throttledUs / run.endUs).toBeCloseTo(0.8, 1);
      expect(totals(run)).toEqual([
        [throttledUs, throttledUs],
        [0, 0],
        [0, 0],
      ]);
    }
  });

  it('is full for a group that waits while another has the CPU, and not for the pod above both (PSI_CPU_FULL)', () => {
    const pair = ['one', 'two'].map((name) => ({ name, pod: 'pod', workloads: [busy(1)] }));
    const host = { cpus: 1, memoryBytes: 4096 * MIB };
    const { pods, containers } = runLimits(parsed(pair, { host, pods: [{ name: 'pod' }] }));
    const [one, two] = containers.map(({ pressure }) => pressure.cpu);
    expect(one!.full.totalUs).toBe(one!.some.totalUs);
    expect(one!.full.totalUs + two!.full.totalUs).toBe(10 * SECOND);
    expect(pods[0]!.pressure.cpu).toMatchObject({ some: { totalUs: 10 * SECOND }, full: { totalUs: 0 } });
  });
});

describe('io.pressure', () => {
  it('counts an fsync of 3 MiB at 1 MiB/s as three seconds in which nobody advances (E-write-buffered-fsync-bps1M)', () => {
    const run = runOn(2, { 'io.max': 'wbps=1M' }, [FSYNC]);
    const [, , [some, full]] = totals(run) as [number[], number[], [number, number]];
    expect(some).toBe(full);
    expect(some / SECOND).toBeCloseTo(3, 1);
    // The write into the page cache before it is work, no wait.
    const endedAtUs = run.containers[0]!.workloads[0]!.endedAtUs!;
    expect(endedAtUs - some).toBe(CACHE_US);
  });

  it('is not full while another thread of the group runs on that CPU (psi.c: for IO, productive means running)', () => {
    const [, , io] = totals(runOn(1, { 'io.max': 'wbps=1M' }, [FSYNC, busy(1)]));
    expect(io![0]).toBeGreaterThan(2.9 * SECOND);
    expect(io![1]).toBe(0);
  });

  it('is a quarter when one of four tasks on four CPUs always waits (psi.c, Multiple CPUs: 1 of 4 is 25 %)', () => {
    const disk = { type: 'disk', name: 'd', direction: 'write', blockBytes: 4096 } as const;
    const [, , io] = totals(runOn(4, { 'io.max': 'wiops=5' }, [busy(3), disk], 2 * SAMPLE_US));
    expect(io).toEqual([SAMPLE_US / 2, SAMPLE_US / 2]);
  });

  it('counts direct requests from submission to completion, throttled or not', () => {
    const disk = {
      type: 'disk',
      name: 'd',
      direction: 'read',
      blockBytes: 4096,
      totalBytes: 40_960,
    } as const;
    const run = runOn(1, { 'io.max': 'riops=10' }, [disk]);
    const { disk: result } = run.containers[0]!.workloads[0]!;
    expect(totals(run)[2]).toEqual([result!.lastDoneAtUs, result!.lastDoneAtUs]);
  });
});

describe('memory.pressure', () => {
  it('counts the sleep above memory.high, which is no wait for a disk (cgroup-v2.rst, memory.high)', () => {
    const steps = [{ do: 'touch' as const, bytes: 34 * MIB }];
    const run = runOn(1, { 'memory.high': 32 * MIB }, [{ type: 'memory', name: 'm', steps }]);
    const sleptUs = run.steps.reduce((sum, s) => sum + (s.type === 'high' ? s.delayUs : 0), 0);
    expect(sleptUs).toBeGreaterThan(0);
    expect(totals(run)).toEqual([
      [0, 0],
      [sleptUs, sleptUs],
      [0, 0],
    ]);
  });

  it('counts write-back at the limit, which is a wait for the disk as well (psi.rst, memory and IO)', () => {
    const steps = [{ do: 'write-file' as const, bytes: 48 * MIB }];
    const limits: LimitsInput = { 'memory.max': 32 * MIB, 'io.max': 'wbps=4M' };
    const [, memory, io] = totals(runOn(1, limits, [{ type: 'memory', name: 'm', steps }]));
    expect(memory![0]! / SECOND).toBeCloseTo(4, 0);
    expect(io).toEqual(memory);
  });
});

describe('a wait', () => {
  it('ends with the process that waits, when memory.oom.group takes it along', () => {
    const waits: WorkloadInput = { ...FSYNC, name: 'waits' };
    const asks: WorkloadInput = {
      type: 'memory',
      name: 'asks',
      startUs: SECOND,
      steps: [{ do: 'touch', bytes: 64 * MIB }],
    };
    const limits: LimitsInput = { 'memory.max': 32 * MIB, 'memory.oom.group': true, 'io.max': 'wbps=1M' };
    const run = runOn(1, limits, [waits, asks]);
    const { end, endedAtUs } = run.containers[0]!.workloads[0]!;
    expect(end).toBe('killed');
    expect(totals(run)[2]![0]).toBe(endedAtUs! - CACHE_US);
  });
});

describe('the averages', () => {
  it.each([
    // calc_load by hand, in 2048ths of a percent: ⌈204800 · 371 / 2048⌉ = 37100 is 18.11 %, then ⌈(37100 · 1677 + 204800 · 371) / 2048⌉ = 67480.
    [1, 1811],
    [2, 3294],
  ])(
    'after %d samples of 100 %% stand at %d hundredths of a percent over ten seconds',
    (samples, hundredths) => {
      const averages = new Averages();
      for (let i = 0; i < samples; i++) {
        averages.totalUs += SAMPLE_US;
        averages.sample(SAMPLE_US);
      }
      expect(averages.line().avg10).toBe(hundredths);
    },
  );

  it('reach 100 % under full pressure and 0 after it, and never pass either', () => {
    const averages = new Averages();
    const shares: number[] = [];
    for (let i = 0; i < 3000; i++) {
      if (i < 1500) averages.totalUs += SAMPLE_US;
      averages.sample(SAMPLE_US);
      const { avg10, avg60, avg300 } = averages.line();
      shares.push(avg10, avg60, avg300);
      if (i === 1499) expect([avg10, avg60, avg300]).toEqual([10_000, 10_000, 10_000]);
    }
    expect(Math.max(...shares)).toBe(10_000);
    expect(shares.slice(-3)).toEqual([0, 0, 0]);
  });
});
