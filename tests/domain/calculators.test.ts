import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calculator, Values } from '@/lib/domain/mock/calculator/calculator';
import { packed } from '@/lib/domain/mock/calculator/density';
import { inFlight } from '@/lib/domain/mock/calculator/in-flight';
import { memoryBudget } from '@/lib/domain/mock/calculator/memory';
import { printMemory, printSize, printTime } from '@/lib/domain/mock/calculator/print';
import { pullTimes } from '@/lib/domain/mock/calculator/pull';
import { quotaEnd } from '@/lib/domain/mock/calculator/quota';
import { rolloutTime } from '@/lib/domain/mock/calculator/rollout';
import { CALCULATORS, noteOf } from '@/lib/domain/mock/calculators';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
const named = (id: string) => CALCULATORS.find((c) => c.id === id)!;
function work(id: string, values: Values) {
  const result = named(id).work(values);
  if (!result.ok) throw new Error(`${result.error.field} ${result.error.reason}`);
  return result.value;
}
const main = (id: string, values: Values) => work(id, values).figures.find((f) => f.main)!;
const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const whole = fc.integer({ min: 1, max: 10_000 });

describe('quota', () => {
  const pod = { quotaMs: 200, periodMs: 100, threads: 64, cpus: 64 };

  test('64 threads on 64 CPUs spend 200 ms in 3.1 ms and stall for 96.9 ms', () => {
    expect(quotaEnd(pod)).toEqual({ running: 64, runMs: 3.125, stallMs: 96.875 });
    expect(work('quota', pod).arithmetic).toBe('200 ms / min(64, 64) = 3.1 ms; 100 − 3.1 = 96.9 ms stall');
    expect(main('quota', pod)).toMatchObject({ label: 'Longest stall', text: '96.9 ms' });
  });

  test('16 CPUs let no more than 16 threads spend it', () => {
    expect(quotaEnd({ ...pod, cpus: 16 })).toEqual({ running: 16, runMs: 12.5, stallMs: 87.5 });
  });

  test('two threads under a limit of two never stall', () => {
    expect(main('quota', { ...pod, threads: 2 }).text).toBe('none');
    expect(work('quota', { ...pod, threads: 2 }).arithmetic).toContain('no stall');
  });

  test('running and stall make the period, and no more than the quota is spent', () => {
    fc.assert(
      fc.property(positive, positive, whole, whole, (quotaMs, periodMs, threads, cpus) => {
        const { running, runMs, stallMs } = quotaEnd({ quotaMs, periodMs, threads, cpus });
        expect(stallMs).toBeGreaterThanOrEqual(0);
        expect(runMs + stallMs).toBeCloseTo(periodMs, 6);
        expect(running * runMs).toBeLessThanOrEqual(quotaMs * (1 + 1e-9));
        // Threads beyond the CPUs change nothing; one more of both never shortens the stall.
        expect(quotaEnd({ quotaMs, periodMs, threads: threads + cpus, cpus })).toEqual(
          quotaEnd({ quotaMs, periodMs, threads: cpus, cpus }),
        );
        const more = quotaEnd({ quotaMs, periodMs, threads: threads + 1, cpus: cpus + 1 });
        expect(more.stallMs).toBeGreaterThanOrEqual(stallMs);
      }),
    );
  });
});

describe('density', () => {
  const node = { cpus: 16, memoryBytes: 64 * GIB, reservedCpus: 0.5, reservedBytes: 4 * GIB, most: 110 };

  test('the scarcer of CPU and memory binds, or the most a node takes', () => {
    const small = { memoryBytes: 512 * MIB, overheadBytes: 10 * MIB };
    expect(packed(node, { cpus: 0.2, ...small })).toMatchObject({ count: 77, binds: 'CPU', byMemory: 117 });
    expect(packed({ ...node, cpus: 64 }, { cpus: 0.2, ...small })).toMatchObject({
      count: 110,
      binds: 'the most a node takes',
    });
    expect(packed({ ...node, cpus: 64, most: null }, { cpus: 0.2, ...small }).binds).toBe('memory');
  });

  test('decimal CPUs fill a node to the last: 0.7 holds seven of 0.1', () => {
    const tenth = { cpus: 0.1, memoryBytes: 0, overheadBytes: 0 };
    expect(packed({ ...node, cpus: 0.7, reservedCpus: 0, most: null }, tenth).count).toBe(7);
  });

  test('what is counted fits, and one more does not', () => {
    const cpu = fc.integer({ min: 0, max: 256_000 }).map((milli) => milli / 1000);
    const bytes = fc.integer({ min: 0, max: 512 }).map((n) => n * GIB);
    const each = fc.record({
      cpus: fc.integer({ min: 0, max: 8000 }).map((milli) => milli / 1000),
      memoryBytes: fc.integer({ min: 1, max: 64 * GIB }),
      overheadBytes: fc.integer({ min: 0, max: GIB }),
    });
    const most = fc.option(fc.integer({ min: 0, max: 500 }));
    fc.assert(
      fc.property(cpu, bytes, each, most, (cpus, memoryBytes, instance, mostPods) => {
        const room = { cpus, memoryBytes, reservedCpus: 0, reservedBytes: 0, most: mostPods };
        const { count } = packed(room, instance);
        const fits = (n: number) =>
          n * instance.cpus <= cpus + 1e-6 &&
          n * (instance.memoryBytes + instance.overheadBytes) <= memoryBytes &&
          n <= (mostPods ?? Number.POSITIVE_INFINITY);
        expect(fits(count)).toBe(true);
        expect(fits(count + 1)).toBe(false);
        const heavier = { ...instance, overheadBytes: instance.overheadBytes + MIB };
        expect(packed(room, heavier).count).toBeLessThanOrEqual(count);
      }),
    );
  });

  test('more set aside than there is is told at its field', () => {
    const values = { ...node, eachCpus: 1, eachBytes: GIB, overheadBytes: 0, vmOverheadBytes: null };
    expect(named('density').work({ ...values, reservedCpus: 17 })).toMatchObject({
      error: { field: 'reservedCpus' },
    });
  });
});

describe('pull', () => {
  const fleet = {
    compressedBytes: 300e6,
    nodeBytesPerS: 125e6,
    nodes: 50,
    egressBytesPerS: 1.25e9,
    unpackedBytes: 900e6,
    unpackBytesPerS: 150e6,
  };

  test('50 nodes share what the registry sends', () => {
    expect(pullTimes(fleet)).toEqual({
      sharedBytesPerS: 25e6,
      downloadAloneMs: 2400,
      downloadTogetherMs: 12_000,
      unpackMs: 6000,
      totalBytes: 15e9,
    });
    expect(work('pull', fleet).arithmetic).toBe(
      '1.25 GB/s / 50 = 25 MB/s a node; 300 MB / 25 MB/s = 12 s; + 6 s to unpack = 18 s; 15 GB in all',
    );
  });

  test('all together are never faster than one alone, and the registry never sends more than it can', () => {
    fc.assert(
      fc.property(positive, positive, whole, fc.option(positive), (size, band, nodes, egress) => {
        const times = pullTimes({
          compressedBytes: size * 1e6,
          nodeBytesPerS: band * 1e3,
          nodes,
          egressBytesPerS: egress === null ? null : egress * 1e3,
          unpackedBytes: null,
          unpackBytesPerS: null,
        });
        expect(times.downloadTogetherMs).toBeGreaterThanOrEqual(times.downloadAloneMs * (1 - 1e-9));
        if (egress !== null)
          expect(times.sharedBytesPerS * nodes).toBeLessThanOrEqual(egress * 1e3 * (1 + 1e-9));
        expect(times.unpackMs).toBe(0);
      }),
    );
  });

  test('an unpacked size without a rate is asked for, not guessed', () => {
    expect(named('pull').work({ ...fleet, unpackBytesPerS: null })).toMatchObject({
      error: { field: 'unpackBytesPerS' },
    });
  });
});

describe('memory, requests in flight, rollout', () => {
  test('heap, stacks and the rest add up to the limit, over it too', () => {
    fc.assert(
      fc.property(
        positive,
        fc.double({ min: 0, max: 1, noNaN: true }),
        whole,
        positive,
        (limit, share, threads, rest) => {
          const use = {
            limitBytes: limit * MIB,
            heapShare: share,
            threads,
            stackBytes: MIB,
            otherBytes: rest * MIB,
          };
          const { heapBytes, stacksBytes, leftBytes } = memoryBudget(use);
          expect((heapBytes + stacksBytes + use.otherBytes + leftBytes) / MIB).toBeCloseTo(limit, 3);
        },
      ),
    );
  });

  test('a heap of 75 % with 60 stacks does not fit into 512 MiB', () => {
    const jvm = {
      limitBytes: 512 * MIB,
      heapShare: 0.75,
      threads: 60,
      stackBytes: MIB,
      otherBytes: 80 * MIB,
    };
    expect(work('memory', jvm).arithmetic).toBe(
      '75 % of 512 MiB = 384 MiB heap; 128 MiB − 60 × 1 MiB − 80 MiB: 12 MiB too much',
    );
    expect(main('memory', jvm)).toMatchObject({ label: 'Too much by', text: '12 MiB' });
  });

  test('4800 a second for 50 ms are 240 in flight, six in each of 40', () => {
    expect(inFlight(4800, 50)).toBe(240);
    const values = { arrivalsPerS: 4800, timeMs: 50, instances: 40, slots: 4 };
    expect(work('in-flight', values).arithmetic).toBe(
      '4800/s × 50 ms = 240 in flight; / 40 = 6 in each; of 160 places 150 % are taken',
    );
    expect(work('in-flight', values).caveat).toContain('does not settle');
  });

  test('40 in batches of 4 with 20 s up and 30 s down take 8 min 20 s', () => {
    const plan = { instances: 40, batch: 4, startMs: 20_000, stopMs: 30_000, pauseMs: 0 };
    expect(rolloutTime(plan)).toEqual({ batches: 10, batchMs: 50_000, totalMs: 500_000 });
    expect(work('rollout', plan).arithmetic).toBe('40 / 4 = 10 batches; 10 × (20 s + 30 s) = 8 min 20 s');
  });

  test('batches cover every instance and the last is not empty', () => {
    fc.assert(
      fc.property(whole, whole, positive, positive, (instances, batch, startMs, pauseMs) => {
        const { batches, batchMs, totalMs } = rolloutTime({ instances, batch, startMs, stopMs: 0, pauseMs });
        expect(batches * batch).toBeGreaterThanOrEqual(instances);
        expect((batches - 1) * batch).toBeLessThan(instances);
        expect(totalMs).toBeCloseTo(batches * batchMs + (batches - 1) * pauseMs, 3);
      }),
    );
  });
});

describe('every calculator', () => {
  const anyValues = ({ fields }: Calculator) =>
    fc.record(
      Object.fromEntries(
        fields.map(({ name, quantity, optional }) => {
          const value =
            quantity === 'count'
              ? fc.oneof(fc.nat(5), fc.nat(1e9))
              : quantity === 'share'
                ? fc.double({ min: 0, max: 2, noNaN: true })
                : fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e15, noNaN: true }));
          return [name, optional ? fc.option(value) : value];
        }),
      ),
    );

  test.each(CALCULATORS.map((c) => [c.id, c] as const))(
    '%s answers any numbers with a line without NaN, or with the field that does not fit',
    (_, calculator) => {
      fc.assert(
        fc.property(anyValues(calculator), (values) => {
          const result = calculator.work(values as Values);
          if (!result.ok) {
            expect(calculator.fields.map((f) => f.name)).toContain(result.error.field);
            return;
          }
          const { figures, arithmetic } = result.value;
          const all = [arithmetic, ...figures.map((f) => f.text)].join(' ');
          expect(all).not.toMatch(/NaN|Infinity|undefined|null|\n/);
          expect(figures.filter((f) => f.main)).toHaveLength(1);
          expect(noteOf(calculator, arithmetic)).toMatch(/^[A-Z].*: ./);
        }),
      );
    },
  );

  test('a needed number that is missing is a bug and throws', () => {
    for (const calculator of CALCULATORS) expect(() => calculator.work({})).toThrow(calculator.id);
  });
});

test('numbers are printed in the unit an engineer would say', () => {
  expect([0, 0.0312, 3.125, 999.97, 2500, 99_960, 250_000, 7_500_000].map(printTime)).toEqual([
    '0 ms',
    '31.2 µs',
    '3.1 ms',
    '1 s',
    '2.5 s',
    '1 min 40 s',
    '4 min 10 s',
    '2 h 5 min',
  ]);
  expect([0, 512 * MIB, 1023.97 * MIB, -1.5 * GIB].map(printMemory)).toEqual([
    '0 B',
    '512 MiB',
    '1 GiB',
    '−1.5 GiB',
  ]);
  expect([300e6, 15e9, 999.96e6].map(printSize)).toEqual(['300 MB', '15 GB', '1 GB']);
});
