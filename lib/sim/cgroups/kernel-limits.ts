/**
 * Limits under the names of the kernel's files, as the kernel or as people write them, turned into numbers; what was
 * written otherwise than the kernel prints it is told as a translation. cgroup v2; Documentation/admin-guide/cgroup-v2.rst.
 */
import * as z from 'zod/mini';
import { fail, ok, type Result } from '@/lib/base/result';
import type { BadScenario } from '@/lib/sim/engine/model';
import { type CpuMax, parseCpuMax, printCpuMax } from './cpu-max';
import { type IoMax, NO_IO_MAX } from './io/throttle';
import { parseIoMax, printIoMax } from './io-max';
import { sizeOf, wholePages } from './units';

export interface Limits {
  cpuMax: CpuMax;
  cpuMaxBurstUs: number;
  cpuWeight: number;
  /** null is `max`. */
  memoryLowBytes: number | null;
  memoryHighBytes: number | null;
  memoryMaxBytes: number | null;
  memorySwapMaxBytes: number | null;
  memoryOomGroup: boolean;
  ioMax: IoMax;
  ioWeight: number;
  pidsMax: number | null;
}

/** What a person wrote, and the kernel file and content that it comes to; `file` null: it sets none. */
export interface Translation {
  /** Container or pod. */
  group: string;
  given: string;
  file: string | null;
  value: string | null;
  why: string;
}

export const NO_LIMITS: Limits = {
  cpuMax: { quotaUs: null, periodUs: 100_000 },
  cpuMaxBurstUs: 0,
  cpuWeight: 100,
  memoryLowBytes: 0,
  memoryHighBytes: null,
  memoryMaxBytes: null,
  memorySwapMaxBytes: null,
  memoryOomGroup: false,
  ioMax: NO_IO_MAX,
  ioWeight: 100,
  pidsMax: null,
};

const value = z.optional(z.union([z.string(), z.number()]));
const weight = z.optional(z.int().check(z.minimum(1), z.maximum(10_000)));

export const limitsSchema = z.strictObject({
  'cpu.max': value,
  'cpu.max.burst': z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000_000))),
  'cpu.weight': weight,
  'memory.low': value,
  'memory.high': value,
  'memory.max': value,
  'memory.swap.max': value,
  'memory.oom.group': z.optional(z.union([z.boolean(), z.literal(0), z.literal(1)])),
  'io.max': z.optional(
    z.union([z.string(), z.strictObject({ rbps: value, wbps: value, riops: value, wiops: value })]),
  ),
  'io.weight': weight,
  'pids.max': value,
});
export type LimitsInput = z.output<typeof limitsSchema>;

/** Reads limits; translations say what a human notation became. */
export function readLimits(
  group: string,
  path: string,
  input: LimitsInput,
  base: Limits,
): Result<{ limits: Limits; translations: Translation[] }, BadScenario> {
  const limits: Limits = { ...base };
  const translations: Translation[] = [];
  const at = (file: string) => `${path}["${file}"]`;
  const told = (given: string | number, file: string, printed: string, why: string) => {
    if (String(given) !== printed)
      translations.push({ group, given: `${file}: ${given}`, file, value: printed, why });
  };

  const cpuMax = input['cpu.max'];
  if (cpuMax !== undefined) {
    const parsed = parseCpuMax(cpuMax);
    if (!parsed.ok) return fail({ path: at('cpu.max'), reason: parsed.error });
    limits.cpuMax = parsed.value;
    told(cpuMax, 'cpu.max', printCpuMax(parsed.value), 'CPU time a period; 1 CPU is 100000 of 100000 µs');
  }
  const burst = input['cpu.max.burst'] ?? limits.cpuMaxBurstUs;
  if (burst > (limits.cpuMax.quotaUs ?? Number.MAX_SAFE_INTEGER))
    return fail({ path: at('cpu.max.burst'), reason: 'burst is larger than the quota' });
  limits.cpuMaxBurstUs = burst;
  limits.cpuWeight = input['cpu.weight'] ?? limits.cpuWeight;
  limits.ioWeight = input['io.weight'] ?? limits.ioWeight;
  if (input['memory.oom.group'] !== undefined) limits.memoryOomGroup = Boolean(input['memory.oom.group']);

  for (const [file, key] of MEMORY_FILES) {
    const given = input[file];
    if (given === undefined) continue;
    const bytes = sizeOf(given);
    if (!bytes.ok) return fail({ path: at(file), reason: bytes.error });
    const pages = bytes.value === null ? null : wholePages(bytes.value);
    limits[key] = pages;
    told(
      given,
      file,
      String(pages ?? 'max'),
      'bytes, rounded down to whole pages; the kernel reads M as 1024²',
    );
  }

  const pids = input['pids.max'];
  if (pids !== undefined) {
    const count = pids === 'max' ? null : Number(pids);
    if (count !== null && (!/^\d+$/.test(String(pids)) || count > 4_194_304))
      return fail({ path: at('pids.max'), reason: 'must be max or a whole number from 0 to 4194304' });
    limits.pidsMax = count;
  }
  const io = input['io.max'];
  if (io !== undefined) {
    const parsed = parseIoMax(io);
    if (!parsed.ok) return fail({ path: at('io.max'), reason: parsed.error });
    limits.ioMax = parsed.value;
    const given = typeof io === 'string' ? io : JSON.stringify(io);
    told(given, 'io.max', printIoMax(parsed.value), 'bytes and requests a second of the device');
  }
  return ok({ limits, translations });
}

const MEMORY_FILES = [
  ['memory.low', 'memoryLowBytes'],
  ['memory.high', 'memoryHighBytes'],
  ['memory.max', 'memoryMaxBytes'],
  ['memory.swap.max', 'memorySwapMaxBytes'],
] as const;
