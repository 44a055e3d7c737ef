/** The limits under their kernel names: where a slider may stand, what it writes, and how it reads. Data, no markup. */
import type { LimitKey, Written } from '@/lib/client/sim/limits-edit';
import type { Limits } from '@/lib/sim/cgroups/kernel-limits';
import { printBytes, printUs } from '@/lib/sim/cgroups/units';

export type Stop = number | null;
export interface LimitRow {
  id: string;
  key: LimitKey;
  label: string;
  /** Where the slider may stand; null is "no limit". */
  stops: readonly Stop[];
  value(limits: Limits): Stop;
  /** What to write into the scenario; undefined takes the key out. */
  write(stop: Stop, limits: Limits): Written | object;
  say(stop: Stop, limits: Limits): string;
  /** Typed text becomes a number where the file holds one; 'none': the slider alone. */
  field: 'text' | 'number' | 'none';
  hint: string;
}

const MIB = 1024 * 1024;
const PERIODS_MS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];
const WEIGHTS = [1, 2, 5, 10, 20, 50, 79, 100, 150, 200, 300, 500, 1000, 2000, 5000, 10000];
const COUNTS = [1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024, 4096, null];

/** Sizes that grow by about a fifth, in whole MiB, up to what there is. */
export function sizeStops(mostBytes: number): number[] {
  const stops: number[] = [];
  for (let mib = 1; mib * MIB < mostBytes; mib = Math.max(mib + 1, Math.round(mib * 1.19)))
    stops.push(mib * MIB);
  return [...stops, mostBytes];
}
const rates = (most: number) => {
  const stops: Stop[] = [];
  for (let mib = 1; mib <= most; mib = Math.max(mib + 1, Math.round(mib * 1.25))) stops.push(mib * MIB);
  return [...stops, null];
};
const RATES = rates(1024);
const REQUESTS = [10, 20, 50, 100, 120, 200, 500, 1000, 2000, 5000, 10000, null];

const size = (stop: Stop) => (stop === null ? 'max' : printBytes(stop));
const asMib = (stop: Stop) =>
  stop === null ? undefined : stop % MIB === 0 ? `${stop / MIB}Mi` : String(stop);

export function cpuRows(cpus: number): LimitRow[] {
  const shares: Stop[] = Array.from({ length: Math.min(cpus, 16) * 50 }, (_, i) => (i + 1) * 20);
  return [
    {
      id: 'quota',
      key: 'cpu.max',
      label: 'cpu.max',
      stops: [10, ...shares, null],
      value: ({ cpuMax: { quotaUs, periodUs } }) =>
        quotaUs === null ? null : Math.round((quotaUs * 1000) / periodUs),
      write: (stop, { cpuMax: { periodUs } }) =>
        stop === null
          ? periodUs === 100_000
            ? undefined
            : `max ${periodUs}`
          : `${Math.max(1000, Math.round((stop * periodUs) / 1000))} ${periodUs}`,
      say: (stop) => (stop === null ? 'max' : `${stop}m, ${stop / 1000} of a CPU`),
      field: 'text',
      hint: 'quota and period in µs, 500m, 1.5, --cpus 1.5 or max',
    },
    {
      id: 'period',
      key: 'cpu.max',
      label: 'cpu.max period',
      stops: PERIODS_MS.map((ms) => ms * 1000),
      value: ({ cpuMax }) => cpuMax.periodUs,
      write: (stop, { cpuMax: { quotaUs, periodUs } }) => {
        const period = stop ?? 100_000;
        if (quotaUs === null) return `max ${period}`;
        return `${Math.max(1000, Math.round((quotaUs / periodUs) * period))} ${period}`;
      },
      say: (stop) => printUs(stop ?? 100_000),
      field: 'none',
      hint: 'the share of a CPU stays as it is',
    },
    {
      id: 'burst',
      key: 'cpu.max.burst',
      label: 'cpu.max.burst',
      stops: [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((ms) => ms * 1000),
      value: ({ cpuMaxBurstUs }) => cpuMaxBurstUs,
      // More than the quota would be refused; a slider never leads there.
      write: (stop, { cpuMax }) => Math.min(stop ?? 0, cpuMax.quotaUs ?? 0) || undefined,
      say: (stop) => printUs(stop ?? 0),
      field: 'number',
      hint: 'µs of unused quota that may be saved, at most the quota',
    },
    {
      id: 'weight',
      key: 'cpu.weight',
      label: 'cpu.weight',
      stops: WEIGHTS,
      value: ({ cpuWeight }) => cpuWeight,
      write: (stop) => (stop === 100 ? undefined : (stop ?? undefined)),
      say: (stop) => String(stop),
      field: 'number',
      hint: '1 to 10000, 100 when nothing is written',
    },
  ];
}

export function memoryRows(memoryBytes: number, swapBytes: number): LimitRow[] {
  const sizes = sizeStops(memoryBytes);
  const row = (
    key: LimitKey,
    stops: readonly Stop[],
    value: LimitRow['value'],
    hint: string,
    none: Stop = null,
  ): LimitRow => ({
    id: key,
    key,
    label: key,
    stops,
    value,
    write: (stop) => (stop === none ? undefined : asMib(stop)),
    say: size,
    field: 'text',
    hint,
  });
  return [
    row('memory.max', [...sizes, null], (l) => l.memoryMaxBytes, '512Mi, 512M, bytes or max'),
    row(
      'memory.high',
      [...sizes, null],
      (l) => l.memoryHighBytes,
      'above it the group sleeps, it is not killed',
    ),
    row('memory.low', [0, ...sizes], (l) => l.memoryLowBytes, 'spared by reclaim up to this', 0),
    row(
      'memory.swap.max',
      [0, ...(swapBytes > 0 ? sizeStops(swapBytes) : []), null],
      (l) => l.memorySwapMaxBytes,
      swapBytes > 0 ? '0 keeps it out of swap' : 'this host has no swap',
    ),
  ];
}

export function ioRows(): LimitRow[] {
  const part = (key: 'rbps' | 'wbps' | 'riops' | 'wiops'): LimitRow => {
    const isBytes = key.endsWith('bps');
    return {
      id: key,
      key: 'io.max',
      label: `io.max ${key}`,
      stops: isBytes ? RATES : REQUESTS,
      value: ({ ioMax }) => ioMax[key],
      write: (stop, limits) => ioMaxWith(limits, key, stop ?? undefined),
      say: (stop) => (stop === null ? 'max' : isBytes ? `${printBytes(stop)}/s` : `${stop} a second`),
      field: 'text',
      hint: isBytes ? 'bytes a second, such as 5M' : 'requests a second',
    };
  };
  return [
    part('rbps'),
    part('wbps'),
    part('riops'),
    part('wiops'),
    {
      id: 'io.weight',
      key: 'io.weight',
      label: 'io.weight',
      stops: WEIGHTS,
      value: ({ ioWeight }) => ioWeight,
      write: (stop) => (stop === 100 ? undefined : (stop ?? undefined)),
      say: (stop) => String(stop),
      field: 'number',
      hint: '1 to 10000, 100 when nothing is written',
    },
  ];
}

/** io.max with one of its four keys changed; nothing when none is left. */
export function ioMaxWith({ ioMax }: Limits, key: string, value: Written): object | undefined {
  const kept = Object.entries(ioMax).filter(([name, v]) => v !== null && name !== key);
  const all = value === undefined ? kept : [...kept, [key, value]];
  return all.length > 0 ? Object.fromEntries(all) : undefined;
}

export const PIDS_ROW: LimitRow = {
  id: 'pids.max',
  key: 'pids.max',
  label: 'pids.max',
  stops: COUNTS,
  value: ({ pidsMax }) => pidsMax,
  write: (stop) => stop ?? undefined,
  say: (stop) => (stop === null ? 'max' : `${stop} tasks`),
  field: 'text',
  hint: 'threads and processes, or max',
};
