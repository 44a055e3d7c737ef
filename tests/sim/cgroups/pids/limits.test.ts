import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runLimits } from '@/lib/sim/cgroups/host';
import { parsed, runOne, type WorkloadInput } from '../host/run-one';

const forks = (more: Partial<WorkloadInput> = {}) =>
  ({ type: 'forks', name: 'maker', make: 'process', ...more }) as WorkloadInput;

describe('pids.max', () => {
  it.each([
    { max: 5, make: 'process', reaped: false, attempts: 1000, made: 4, errno: 11, source: 'D-fork-max5' },
    {
      max: 100,
      make: 'process',
      reaped: false,
      attempts: 1000,
      made: 99,
      errno: 11,
      source: 'D-fork-max100',
    },
    { max: 10, make: 'thread', reaped: false, attempts: 1000, made: 9, errno: 11, source: 'D-thread-max10' },
    { max: 20, make: 'process', reaped: true, attempts: 400, made: 400, errno: 0, source: 'D-reaped-max20' },
    {
      max: 'max',
      make: 'process',
      reaped: false,
      attempts: 400,
      made: 400,
      errno: 0,
      source: 'D-nolimit-400',
    },
  ] as const)('lets $made of $attempts through at $max (recorded: $source)', (row) => {
    const { max, make, reaped, attempts } = row;
    const run = runOne({ 'pids.max': max }, [forks({ make, reaped, attempts })]);
    const maker = run.containers[0]!.workloads[0]!;
    expect([maker.forksMade, maker.forkErrno]).toEqual([row.made, row.errno]);
  });

  it('counts every attempt in pids.events of the group whose limit refused and of those above, not below (v2)', () => {
    const run = runLimits(
      parsed([{ name: 'child', pod: 'parent', workloads: [forks({ retries: true, attempts: 30 })] }], {
        pods: [{ name: 'parent', limits: { 'pids.max': 10 } }],
      }),
    );
    expect(run.containers[0]!.workloads[0]).toMatchObject({ forksMade: 9, forksRefused: 21 });
    expect(run.pods[0]!.pids.eventsMax).toBe(21);
    expect(run.containers[0]!.pids.eventsMax).toBe(0);
  });

  it('gives a server fewer workers than it wants, and the container starts all the same', () => {
    const run = runOne({ 'pids.max': 3 }, [{ type: 'busy', name: 'burn', threads: 8 }]);
    expect(run.containers[0]!.pids.current).toBe(3);
    expect(run.containers[0]!.forksRefused).toBe(5);
  });

  it('lets exactly the smaller of two limits through, whoever else is there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (own, parent, others) => {
          const run = runLimits(
            parsed(
              [
                { name: 'other', pod: 'pod', workloads: [{ type: 'busy', name: 'o', threads: others }] },
                {
                  name: 'box',
                  pod: 'pod',
                  limits: { 'pids.max': own },
                  workloads: [forks({ startUs: 1000, attempts: 100 })],
                },
              ],
              { pods: [{ name: 'pod', limits: { 'pids.max': parent } }], horizonUs: 100_000 },
            ),
          );
          const there = run.containers[0]!.pids.current;
          // Joining is never refused, so the first task of the maker may stand above the limit.
          const room = Math.max(0, Math.min(own - 1, parent - there - 1));
          expect(run.containers[1]!.workloads[0]!.forksMade).toBe(room);
        },
      ),
      { numRuns: 50 },
    );
  });
});
