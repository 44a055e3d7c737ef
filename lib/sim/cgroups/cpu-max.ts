/** cpu.max as the kernel and as people write it. Documentation/admin-guide/cgroup-v2.rst, cpu.max; microseconds. */
import { fail, ok, type Result } from '@/lib/base/result';
import { parseMilliCpus } from './units';

export interface CpuMax {
  /** null is `max`. */
  quotaUs: number | null;
  periodUs: number;
}

const MIN_QUOTA_US = 1_000;
const MAX_QUOTA_US = 1_000_000_000;

/** `50000 100000`, `max`, `max 50000`, `500m`, `1.5`, `--cpus 1.5`. A number alone below 1000 is CPUs, else a quota. */
export function parseCpuMax(given: string | number): Result<CpuMax, string> {
  const text = String(given).trim();
  const two = /^(max|-?\d+)(?: +(-?\d+))?$/.exec(text);
  const isCpus =
    two === null || (two[2] === undefined && two[1] !== 'max' && Math.abs(Number(two[1])) < 1000);
  if (text.startsWith('-') && !text.startsWith('--')) return fail('quota is negative');
  if (isCpus) {
    const milli = parseMilliCpus(text);
    if (!milli.ok) return milli;
    if (milli.value < 10) return fail('less than 0.01 CPU is a quota below 1 ms, which the kernel refuses');
    return ok({ quotaUs: milli.value * 100, periodUs: 100_000 });
  }
  const periodUs = Number(two![2] ?? 100_000);
  if (periodUs < 1_000 || periodUs > 1_000_000) return fail('period is outside 1 ms to 1 s');
  if (two![1] === 'max') return ok({ quotaUs: null, periodUs });
  const quotaUs = Number(two![1]);
  if (quotaUs < MIN_QUOTA_US) return fail('quota is below 1 ms, which the kernel refuses');
  if (quotaUs > MAX_QUOTA_US) return fail('quota is above 1000 s');
  return ok({ quotaUs, periodUs });
}

export const printCpuMax = ({ quotaUs, periodUs }: CpuMax) => `${quotaUs ?? 'max'} ${periodUs}`;
