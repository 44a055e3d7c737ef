/** What must hold of every run, whatever the groups and loads. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CpuInput, Segment } from '@/lib/sim/cgroups/cpu/model';
import { simulateCpu } from '@/lib/sim/cgroups/cpu/simulate';
import { anyInput, busy, group, input } from './scenes';

const lengthOf = (segments: readonly Segment[]) =>
  segments.reduce((sum, one) => sum + one.toUs - one.fromUs, 0);

const forAll = (law: (input: CpuInput, run: ReturnType<typeof simulateCpu>) => void) =>
  fc.assert(
    fc.property(anyInput, (one) => law(one, simulateCpu(one, { trace: true }))),
    { numRuns: 300 },
  );

describe('every run', () => {
  test('never lets time go back and never puts a thread or a CPU to two uses at once', () => {
    forAll(({ horizonUs, cpus }, { trace }) => {
      const cpuFree = Array<number>(cpus).fill(0);
      const threadFree = new Map<number, number>();
      for (const { cpu, thread, fromUs, toUs } of trace!.segments) {
        expect(fromUs).toBeGreaterThanOrEqual(cpuFree[cpu]!);
        expect(fromUs).toBeGreaterThanOrEqual(threadFree.get(thread) ?? 0);
        expect(toUs).toBeGreaterThan(fromUs);
        expect(toUs).toBeLessThanOrEqual(horizonUs);
        expect(Number.isInteger(fromUs) && Number.isInteger(toUs)).toBe(true);
        cpuFree[cpu] = toUs;
        threadFree.set(thread, toUs);
      }
      const instants = trace!.events.map(({ atUs }) => atUs);
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
    });
  });

  test('counts as usage what the trace shows, children included in the parent', () => {
    forAll(({ groups }, { groups: counters, trace }) => {
      groups.forEach((_, i) => {
        const inside = trace!.segments.filter((one) => one.group === i || groups[one.group]!.parent === i);
        expect(counters[i]!.usageUs).toBe(lengthOf(inside));
      });
    });
  });

  test('gives no group more than its quota, its burst and what its CPUs overrun', () => {
    forAll(({ cpus, groups, horizonUs, machine }, { groups: counters }) => {
      groups.forEach(({ bandwidth }, i) => {
        if (!bandwidth) return;
        const { quotaUs, periodUs, burstUs } = bandwidth;
        const refills = Math.floor(horizonUs / periodUs) + 1;
        const overrunUs = cpus * (machine.tickUs + machine.idleKeepUs);
        expect(counters[i]!.usageUs).toBeLessThanOrEqual((refills + 1) * quotaUs + burstUs + overrunUs);
        expect(counters[i]!.nrPeriods).toBeLessThanOrEqual(refills);
        expect(counters[i]!.nrThrottled).toBeLessThanOrEqual(counters[i]!.nrPeriods);
        expect(counters[i]!.throttledUs).toBeLessThanOrEqual(cpus * horizonUs);
      });
    });
  });

  test('is the same bytes again, and the same counters without a trace', () => {
    forAll((one, run) => {
      expect(JSON.stringify(simulateCpu(one, { trace: true }))).toBe(JSON.stringify(run));
      expect(simulateCpu(one, { trace: false })).toEqual({ ...run, trace: null });
    });
  });

  test('begins like the run with a shorter horizon', () => {
    forAll((one, { trace }) => {
      const horizonUs = Math.ceil(one.horizonUs / 2);
      const short = simulateCpu({ ...one, horizonUs }, { trace: true });
      const ended = (segments: readonly Segment[]) => segments.filter(({ toUs }) => toUs < horizonUs);
      expect(ended(short.trace!.segments)).toEqual(ended(trace!.segments));
    });
  });

  test('answers no request faster than its CPU time and the wake-up allow, nor before one that came earlier', () => {
    forAll(({ loads, machine }, { requests }) => {
      for (const { load, latenciesUs } of requests) {
        const one = loads[load]!;
        if (one.type !== 'requests') continue;
        latenciesUs.forEach((latency, i) => {
          if (latency === null) return;
          expect(latency).toBeGreaterThanOrEqual(one.cpuUs);
          if (i === 0 && one.arrivalsUs[0]! >= one.startUs)
            expect(latency).toBeGreaterThanOrEqual(one.cpuUs + machine.wakeUpUs);
          const earlier = one.threads === 1 && i > 0 ? latenciesUs[i - 1]! : null;
          if (earlier !== null)
            expect(one.arrivalsUs[i]! + latency).toBeGreaterThan(one.arrivalsUs[i - 1]! + earlier);
        });
      }
    });
  });

  test('stops at its bound of events and says so', () => {
    const run = simulateCpu(input({ horizonUs: 10_000_000 }), { trace: false, maxEvents: 100 });
    expect(run.stopped).toEqual({ atUs: run.endUs, reason: 'more than 100 events' });
    expect(run.groups[0]!.usageUs).toBe(run.endUs);
  });
});

describe('weights', () => {
  const shares = fc.integer({ min: 50, max: 20_000 });

  test('share one CPU in proportion, to within a few ticks', () => {
    fc.assert(
      fc.property(
        fc.array(shares, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 0, max: 3999 }),
        (list, tickUs) => {
          const horizonUs = 4_000_000;
          const groups = list.map((one) => group({ shares: one }));
          const loads = list.map((_, i) => busy(i, 1 + (i % 3)));
          const run = simulateCpu(input({ groups, loads, horizonUs, tickUs }), { trace: false });
          const total = list.reduce((sum, one) => sum + one, 0);
          list.forEach((one, i) => {
            const fair = (horizonUs * one) / total;
            expect(Math.abs(run.groups[i]!.usageUs - fair)).toBeLessThanOrEqual(list.length * 4000 + 4000);
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  test('leave no CPU idle while a thread without a limit waits', () => {
    fc.assert(
      fc.property(anyInput, (one) => {
        const free = one.groups.length;
        const groups = [...one.groups, group({ name: 'free', shares: 2 })];
        const loads = [...one.loads, busy(free, one.cpus)];
        const run = simulateCpu({ ...one, groups, loads }, { trace: false });
        const used = groups.reduce(
          (sum, { parent }, i) => sum + (parent === null ? run.groups[i]!.usageUs : 0),
          0,
        );
        expect(used).toBe(one.cpus * one.horizonUs);
      }),
      { numRuns: 300 },
    );
  });
});
