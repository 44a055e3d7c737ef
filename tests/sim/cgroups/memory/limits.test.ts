import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runLimits } from '@/lib/sim/cgroups/host';
import { MIB, parsed, runOne, type WorkloadInput } from '../host/run-one';

const RECORDED = 'tests/fidelity/linux-6.18.json';
const memory = (
  name: string,
  steps: Extract<WorkloadInput, { type: 'memory' }>['steps'],
  more: Partial<WorkloadInput> = {},
) => ({ type: 'memory', name, steps, ...more }) as WorkloadInput;
const box = (max: string, ...workloads: WorkloadInput[]) => runOne({ 'memory.max': max }, workloads);

describe('memory.max', () => {
  it.each([
    // limit in MiB, bytes touched when killed: limit − page tables − 220 KiB. The recorded medians lie within a few pages.
    { limit: 32, touched: 33259520, source: `${RECORDED}, C-anon-limit32-fast` },
    { limit: 64, touched: 66752512, source: `${RECORDED}, C-anon-limit64-fast` },
    { limit: 128, touched: 133722112, source: `${RECORDED}, C-anon-limit128-rate200` },
    { limit: 256, touched: 267685888, source: `${RECORDED}, C-anon-limit256-fast` },
  ])('kills at $limit MiB when page tables and the process itself leave no room ($source)', (row) => {
    const run = box(`${row.limit}M`, memory('A', [{ do: 'touch', bytes: '1G' }]));
    expect(Math.abs(run.containers[0]!.workloads[0]!.touchedBytes - row.touched)).toBeLessThanOrEqual(
      5 * 4096,
    );
    expect(run.containers[0]!.memory.events).toMatchObject({ oom: 1, oom_kill: 1, oom_group_kill: 0 });
  });

  it(`takes page cache and kills nobody; the second pass is as slow as the first (${RECORDED}, C-cache-read512-limit64)`, () => {
    const read = { do: 'read-file', bytes: '512M' } as const;
    const ends = (max: string, passes: number) =>
      box(
        max,
        memory(
          'A',
          Array.from({ length: passes }, () => read),
        ),
      ).containers[0]!;
    const once = ends('64M', 1);
    const twice = ends('64M', 2);
    expect(twice.oomKills).toBe(0);
    expect(twice.memory.peakBytes).toBeLessThanOrEqual(64 * MIB);
    expect(twice.memory.peakBytes).toBeGreaterThan(62 * MIB);
    const first = once.workloads[0]!.endedAtUs!;
    expect(twice.workloads[0]!.endedAtUs! / first).toBeCloseTo(2, 1);
    const fits = ends('1G', 2).workloads[0]!.endedAtUs! - ends('1G', 1).workloads[0]!.endedAtUs!;
    expect(fits).toBeLessThan(first / 3);
  });

  it(`leaves tmpfs charged after the kill, so the next process dies sooner (${RECORDED}, C-tmpfs-write128-limit64)`, () => {
    const run = box(
      '64M',
      memory('A', [{ do: 'write-tmpfs', bytes: '128M' }], { restartAfterUs: 1_000_000 }),
    );
    const { memory: m, workloads, oomKills } = run.containers[0]!;
    expect(m.charged.shmem).toBeGreaterThan(63 * MIB);
    expect(oomKills).toBe(workloads[0]!.starts - (workloads[0]!.end === 'killed' ? 0 : 1));
    const kills = run.steps.filter((s) => s.type === 'oom').map((s) => s.atUs);
    const starts = run.steps.filter((s) => s.type === 'start').map((s) => s.atUs);
    expect(kills[1]! - starts[1]!).toBeLessThan(kills[0]! - starts[0]!);
  });

  it(`charges a forked child its own base and page tables only (${RECORDED}, C-fork-shared-40-limit64: 40.7 MiB)`, () => {
    const run = box('64M', memory('A', [{ do: 'touch', bytes: '40M' }, { do: 'fork' }, { do: 'hold' }]));
    expect(run.containers[0]!.memory.peakBytes / MIB).toBeCloseTo(40.6, 0);
    expect(run.containers[0]!.oomKills).toBe(0);
  });

  it('kills when a child writes all the pages it shares', () => {
    const steps = [{ do: 'touch', bytes: '40M' } as const, { do: 'fork', childWrites: true } as const];
    expect(box('64M', memory('A', steps)).containers[0]!.oomKills).toBe(1);
    expect(box('96M', memory('A', steps)).containers[0]!.oomKills).toBe(0);
  });

  it('charges nothing for address space that is never touched', () => {
    const run = box('64M', memory('A', [{ do: 'map', bytes: '1G' }, { do: 'hold' }]));
    expect(run.containers[0]!.memory.peakBytes).toBe(220 * 1024);
  });

  it('stays at or below the limit whatever processes do', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('touch' as const), bytes: fc.integer({ min: 1, max: 80 * MIB }) }),
      fc.record({ do: fc.constant('read-file' as const), bytes: fc.integer({ min: 1, max: 80 * MIB }) }),
      fc.record({ do: fc.constant('write-file' as const), bytes: fc.integer({ min: 1, max: 80 * MIB }) }),
      fc.record({ do: fc.constant('write-tmpfs' as const), bytes: fc.integer({ min: 1, max: 40 * MIB }) }),
      fc.record({ do: fc.constant('free' as const), bytes: fc.integer({ min: 1, max: 80 * MIB }) }),
      fc.record({ do: fc.constant('fork' as const), childWrites: fc.boolean() }),
      fc.constant({ do: 'fsync' as const }),
    );
    const scripts = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        scripts,
        fc.integer({ min: 1, max: 96 }),
        fc.integer({ min: 0, max: 64 }),
        (all, max, swap) => {
          const workloads = all.map((steps, i) => memory(`p${i}`, steps));
          const run = runLimits(
            parsed(
              [
                {
                  name: 'box',
                  limits: { 'memory.max': max * MIB, 'memory.swap.max': swap * MIB },
                  workloads,
                },
              ],
              {
                host: { cpus: 1, memoryBytes: 256 * MIB, swapBytes: 32 * MIB },
              },
            ),
          );
          const { memory: m } = run.containers[0]!;
          expect(m.peakBytes).toBeLessThanOrEqual(max * MIB);
          expect(m.swapBytes).toBeLessThanOrEqual(Math.min(swap, 32) * MIB);
          expect(Object.values(m.charged).reduce((a, b) => a + b, 0)).toBe(m.currentBytes);
          expect(Object.values(m.charged).every((bytes) => bytes >= 0 && bytes % 4096 === 0)).toBe(true);
          // Every process has ended: only files and tmpfs can be left.
          if (run.containers[0]!.workloads.every((w) => w.end !== null && w.end !== 'stuck'))
            expect(m.charged.anon + m.charged.pageTables + m.charged.kernel).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the victim', () => {
  const two = (a: number, b: number, adjA: number, adjB: number) => {
    const run = box(
      '64M',
      memory('A', [{ do: 'touch', bytes: a * MIB }, { do: 'hold' }], { oomScoreAdj: adjA }),
      memory('B', [{ do: 'touch', bytes: b * MIB }], { oomScoreAdj: adjB, startUs: 1_000_000 }),
    );
    return run.steps.flatMap((s) => (s.type === 'oom' ? [s.victim.workload] : [])).join(',');
  };

  it.each([
    { a: 20, b: 80, adjA: 0, adjB: 0, killed: 'B', source: 'C-two-A20-B80-limit64' },
    { a: 50, b: 40, adjA: 0, adjB: 0, killed: 'A', source: 'C-two-A50-B40-limit64' },
    { a: 20, b: 80, adjA: 300, adjB: 0, killed: 'B', source: 'C-two-A20-B80-adjA300' },
    { a: 20, b: 80, adjA: 400, adjB: 0, killed: 'A,B', source: 'C-two-A20-B80-adjA400' },
    { a: 50, b: 40, adjA: 0, adjB: 500, killed: 'A', source: 'C-two-A50-B40-adjB500' },
    { a: 50, b: 40, adjA: 0, adjB: 600, killed: 'B', source: 'C-two-A50-B40-adjB600' },
  ])('is $killed for $a and $b MiB with oom_score_adj $adjA and $adjB (recorded: $source)', (row) => {
    expect(two(row.a, row.b, row.adjA, row.adjB)).toBe(row.killed);
  });

  it('is never a process with oom_score_adj −1000; alone, it waits', () => {
    expect(two(50, 40, -1000, 0)).toBe('B');
    const run = box('64M', memory('A', [{ do: 'touch', bytes: '80M' }], { oomScoreAdj: -1000 }));
    expect(run.containers[0]!.workloads[0]!.end).toBe('stuck');
    expect(run.containers[0]!.oomKills).toBe(0);
  });

  it('is the whole container with memory.oom.group (cgroup-v2.rst, memory.oom.group)', () => {
    const run = runOne({ 'memory.max': '64M', 'memory.oom.group': 1 }, [
      memory('A', [{ do: 'touch', bytes: '10M' }, { do: 'hold' }]),
      memory('B', [{ do: 'touch', bytes: '80M' }]),
    ]);
    const { workloads, memory: m } = run.containers[0]!;
    expect(workloads.map((w) => w.end)).toEqual(['killed', 'killed']);
    expect(m.events).toMatchObject({ oom_kill: 2, oom_group_kill: 1 });
  });
});

describe('groups above and beside', () => {
  it('counts a kill by the parent’s limit in the child and in the parent (v2; v1 counts it in the child alone)', () => {
    const hog = memory('A', [{ do: 'touch', bytes: '128M' }]);
    const run = runLimits(
      parsed([{ name: 'child', pod: 'parent', limits: { 'memory.max': '256M' }, workloads: [hog] }], {
        pods: [{ name: 'parent', limits: { 'memory.max': '64M' } }],
      }),
    );
    expect(run.pods[0]!.memory.events).toMatchObject({ oom: 1, oom_kill: 1 });
    expect(run.pods[0]!.memory.eventsLocal).toMatchObject({ oom: 1, oom_kill: 0 });
    expect(run.containers[0]!.memory.events).toMatchObject({ oom: 0, max: 0, oom_kill: 1 });
  });

  it('takes page cache from the neighbour that memory.low does not protect', () => {
    const reader = (name: string, limits = {}) => ({
      name,
      pod: 'pod',
      limits,
      workloads: [memory('A', [{ do: 'read-file', bytes: '48M' }, { do: 'hold' }])],
    });
    const late = {
      name: 'late',
      pod: 'pod',
      workloads: [memory('A', [{ do: 'touch', bytes: '40M' }, { do: 'hold' }], { startUs: 2_000_000 })],
    };
    const run = runLimits(
      parsed([reader('kept', { 'memory.low': '64M' }), reader('given'), late], {
        pods: [{ name: 'pod', limits: { 'memory.max': '128M' } }],
      }),
    );
    const [kept, given] = run.containers;
    expect(kept!.memory.charged.clean).toBe(48 * MIB);
    expect(given!.memory.charged.clean).toBeLessThan(48 * MIB);
    expect(kept!.memory.events.low).toBe(0);
  });

  it('takes protected memory, and counts it as low, when nothing else is left', () => {
    const reader = (name: string) => ({
      name,
      pod: 'pod',
      limits: { 'memory.low': '64M' },
      workloads: [memory('A', [{ do: 'read-file', bytes: '48M' }, { do: 'hold' }])],
    });
    const run = runLimits(
      parsed([reader('one'), reader('two')], { pods: [{ name: 'pod', limits: { 'memory.max': '64M' } }] }),
    );
    expect(run.containers.every((c) => c.memory.events.low > 0 && c.oomKills === 0)).toBe(true);
    expect(run.pods[0]!.memory.currentBytes).toBeLessThanOrEqual(64 * MIB);
  });

  it('charges a shared file to the container that read it first (cgroup-v2.rst, Memory Ownership)', () => {
    const reader = (name: string, startUs: number) => ({
      name,
      workloads: [memory('A', [{ do: 'read-file', file: 'lib', bytes: '32M' }, { do: 'hold' }], { startUs })],
    });
    const run = runLimits(parsed([reader('first', 0), reader('second', 1_000_000)]));
    expect(run.containers.map((c) => c.memory.charged.clean)).toEqual([32 * MIB, 0]);
  });
});

describe('memory.high and swap', () => {
  it('slows a process that is above memory.high and never kills it (cgroup-v2.rst, memory.high)', () => {
    const steps = [{ do: 'touch', bytes: '40M' } as const];
    const free = runOne({}, [memory('A', steps)]).containers[0]!;
    const slowed = runOne({ 'memory.high': '32M' }, [memory('A', steps)], 60_000_000).containers[0]!;
    expect(slowed.oomKills).toBe(0);
    expect(slowed.memory.events.high).toBeGreaterThan(0);
    expect(slowed.workloads[0]!.endedAtUs ?? 60_000_000).toBeGreaterThan(free.workloads[0]!.endedAtUs! * 10);
  });

  it('swaps anonymous memory before it kills, as far as memory.swap.max goes', () => {
    const hog = (swap: string) =>
      runLimits(
        parsed(
          [
            {
              name: 'box',
              limits: { 'memory.max': '64M', 'memory.swap.max': swap },
              workloads: [memory('A', [{ do: 'touch', bytes: '96M' }, { do: 'hold' }])],
            },
          ],
          { host: { cpus: 1, memoryBytes: 512 * MIB, swapBytes: 256 * MIB } },
        ),
      ).containers[0]!;
    expect(hog('64M').oomKills).toBe(0);
    expect(hog('64M').memory.swapBytes).toBeGreaterThan(30 * MIB);
    expect(hog('16M').oomKills).toBe(1);
  });
});
