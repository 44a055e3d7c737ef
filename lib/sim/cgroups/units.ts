/**
 * Sizes and shares of CPU as people write them. The kernel reads `512M` as 512 · 1024² and Kubernetes as 512 · 1000²:
 * hence two parsers. Failures are reasons in plain words.
 */
import { fail, ok, type Result } from '@/lib/base/result';

const KERNEL_SUFFIXES: Readonly<Record<string, number>> = {
  '': 1,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
};

const POD_SUFFIXES: Readonly<Record<string, number>> = {
  '': 1,
  k: 1000,
  M: 1000 ** 2,
  G: 1000 ** 3,
  T: 1000 ** 4,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
};

/** Bytes of a whole number of pages, rounded down, as the kernel rounds memory.max. */
export const wholePages = (bytes: number, pageBytes = 4096) => Math.floor(bytes / pageBytes) * pageBytes;

/** As the files of memory and io read it (memparse, lib/cmdline.c): `max`, bytes, `512M`; `512Mi` is taken to mean the same. */
export function parseKernelBytes(text: string): Result<number | null, string> {
  if (text === 'max') return ok(null);
  const match = /^(\d+)(?:([kmgt])(i?b?)|)$/i.exec(text);
  const factor = KERNEL_SUFFIXES[(match?.[2] ?? '').toLowerCase()];
  if (!match || factor === undefined) return fail(`"${text}" is not a size such as 512M, 536870912 or max`);
  return bounded(Number(match[1]) * factor, text);
}

/** A size that is a number of bytes or a text as above. */
export function sizeOf(given: string | number): Result<number | null, string> {
  if (typeof given === 'string') return parseKernelBytes(given);
  if (!Number.isInteger(given)) return fail('must be a whole number of bytes');
  return given < 0 ? fail('is negative') : parseKernelBytes(String(given));
}

/** A Kubernetes quantity of memory: `512Mi`, `1.5Gi`, `512M` (decimal). */
export function parsePodBytes(text: string): Result<number, string> {
  const match = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(text);
  if (match?.[2] === 'm')
    return fail(`"${text}" means thousandths of a byte in Kubernetes; 512Mi is mebibytes`);
  const factor = POD_SUFFIXES[match?.[2] ?? '?'];
  if (!match || factor === undefined) return fail(`"${text}" is not a quantity such as 512Mi or 1.5Gi`);
  return bounded(Math.ceil(Number(match[1]) * factor), text);
}

function bounded(bytes: number, text: string): Result<number, string> {
  return bytes <= 2 ** 46 ? ok(bytes) : fail(`"${text}" is more than 64 TiB`);
}

/** Thousandths of a CPU: `500m`, `1.5`, `2`, `--cpus 1.5`. */
export function parseMilliCpus(text: string): Result<number, string> {
  const match = /^(?:--cpus[= ])?(\d+(?:\.\d{1,3})?)(m?)$/.exec(text);
  if (!match || (match[2] === 'm' && match[1]!.includes('.')))
    return fail(`"${text}" is not an amount of CPU such as 500m or 1.5`);
  const milli = match[2] === 'm' ? Number(match[1]) : Math.round(Number(match[1]) * 1000);
  return milli <= 1_000_000 ? ok(milli) : fail(`"${text}" is more than 1000 CPUs`);
}

/** `512 MiB`, `1.5 GiB`, `−700 B`: for reading, rounded to a tenth. */
export function printBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = Math.abs(bytes);
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${bytes < 0 ? '−' : ''}${Math.round(value * 10) / 10} ${units[unit]}`;
}

/** `350 µs`, `12.5 ms`, `1.25 s`: for reading. */
export function printUs(us: number): string {
  if (us < 1000) return `${us} µs`;
  return us < 1_000_000 ? `${Math.round(us / 100) / 10} ms` : `${Math.round(us / 10_000) / 100} s`;
}
