/**
 * Quantities as engineers type them: `200m`, `512Mi`, `6 GB`, `1 Gbit/s`, `75 %`, `4800/s`, `30 s`. Failures say what is
 * expected, in words that stand below the field.
 */
import { fail, ok, type Result } from '@/lib/base/result';
import type { Quantity } from '@/lib/domain/mock/calculator/calculator';
import { parseMilliCpus, parsePodBytes } from '@/lib/sim/cgroups/units';

/** What a field of this quantity expects, as the end of "Write …". */
export const EXPECTED: Readonly<Record<Quantity, string>> = {
  cpu: 'an amount of CPU, such as 500m or 1.5',
  memory: 'memory with its unit, such as 512Mi or 6 GB',
  size: 'a size with its unit, such as 300 MB or 1.5 GiB',
  bandwidth: 'bits or bytes a second, such as 1 Gbit/s or 150 MB/s',
  time: 'a time with its unit, such as 200 ms or 30 s',
  share: 'a share, such as 75 % or 0.75',
  count: 'a whole number, such as 64',
  arrivals: 'how many a second, such as 120/s or 7200/min',
};

/** Outside of these digits are lost, and no review has such numbers. */
const LEAST = 1e-6;
const MOST = 1e15;

/** `1,500.5` and `6 000` are thousands, `1,5` is one and a half. */
function plainNumber(text: string): number | null {
  const joined = text.replace(/(?<=\d)[ \u00a0\u202f'](?=\d{3}(?!\d))/g, '');
  const plain = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(joined)
    ? joined.replaceAll(',', '')
    : joined.replace(',', '.');
  return /^(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** The number and what stands after it, without spaces between. */
function split(text: string): { value: number; unit: string } | null {
  const match = /^([\d.,'\u00a0\u202f ]*\d[.,]?)\s*([^\d\s].*)?$/.exec(text.trim());
  const value = match ? plainNumber(match[1]!.trim()) : null;
  return value === null ? null : { value, unit: (match?.[2] ?? '').trim() };
}

/** Plain decimal digits, which a number's own text does not always have. */
const digits = (value: number) =>
  Number.isInteger(value) ? value.toFixed(0) : value.toFixed(9).replace(/0+$/, '');

function cpus({ value, unit }: { value: number; unit: string }): number | null {
  const suffix = /^(m|milli(cpus?|cores?)?)$/i.test(unit)
    ? 'm'
    : /^(v?cpus?|cores?)?$/i.test(unit)
      ? ''
      : null;
  if (suffix === null) return null;
  const milli = parseMilliCpus(`${digits(value)}${suffix}`);
  return milli.ok ? milli.value / 1000 : null;
}

/** The suffix as Kubernetes spells it: `gb` is G, `gib` is Gi; a lone `m` stays, which it refuses. */
function sizeSuffix(unit: string): string | null {
  if (unit === 'm') return 'm';
  const match = /^([kmgtp]?)(i?)(?:b|bytes?)?$/i.exec(unit);
  if (!match || unit === '' || (match[1] === '' && match[2] !== '')) return null;
  const letter = match[1]!.toLowerCase() === 'k' && match[2] === '' ? 'k' : match[1]!.toUpperCase();
  return `${letter}${match[2]!.toLowerCase()}`;
}

function bytes({ value, unit }: { value: number; unit: string }): Result<number, string> | null {
  if (value === 0) return ok(0);
  const suffix = sizeSuffix(unit);
  return suffix === null ? null : parsePodBytes(`${digits(value)}${suffix}`);
}

const POWERS: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3, t: 4 };

/** Network rates are decimal; `b` alone is a bit and `B` a byte, whatever the letter before. */
function bandwidth({ value, unit }: { value: number; unit: string }): number | null {
  const match = /^([kmgt]?)(i?)(bits?|bytes?|b)(?:ps|\/s(?:ec(?:ond)?)?)$/i.exec(unit);
  if (!match) return null;
  const factor = (match[2] === '' ? 1000 : 1024) ** POWERS[match[1]!.toLowerCase()]!;
  const isByte = match[3] === 'B' || /^byte/i.test(match[3]!);
  return (value * factor) / (isByte ? 1 : 8);
}

const TIME_MS: readonly [RegExp, number][] = [
  [/^(us|µs|μs|usec|microseconds?)$/i, 0.001],
  [/^(ms|msec|milliseconds?)$/i, 1],
  [/^(s|sec|secs|seconds?)$/i, 1000],
  [/^(m|min|mins|minutes?)$/i, 60_000],
  [/^(h|hours?)$/i, 3_600_000],
];

function time({ value, unit }: { value: number; unit: string }): number | null {
  if (value === 0) return 0;
  const factor = TIME_MS.find(([name]) => name.test(unit))?.[1];
  return factor === undefined ? null : value * factor;
}

function share({ value, unit }: { value: number; unit: string }): number | null {
  if (/^(%|percent|per cent)$/i.test(unit)) return value / 100;
  if (unit !== '') return null;
  // 75 is meant as per cent by everyone who types it; 1 is the whole.
  return value <= 1 ? value : value / 100;
}

const THOUSANDS: Readonly<Record<string, number>> = { '': 1, k: 1000, m: 1_000_000 };

function arrivals({ value, unit }: { value: number; unit: string }): number | null {
  const match = /^([km]?)\s*(?:(rps|qps|tps)|(?:req\w*\s*)?(?:\/|per|a)\s*(s\w*|m\w*|h\w*))?$/i.exec(unit);
  if (!match) return null;
  const every = (match[3] ?? 's')[0]!.toLowerCase();
  return (value * THOUSANDS[match[1]!.toLowerCase()]!) / (every === 's' ? 1 : every === 'm' ? 60 : 3600);
}

function count({ value, unit }: { value: number; unit: string }): number | null {
  if (!/^k?$/i.test(unit)) return null;
  const whole = value * (unit === '' ? 1 : 1000);
  return Number.isInteger(whole) ? whole : null;
}

/** In the unit `Quantity` names; never negative. The failure is a whole sentence. */
export function parseQuantity(quantity: Quantity, text: string): Result<number, string> {
  const expected = fail(`Write ${EXPECTED[quantity]}.`);
  const read = split(text);
  if (read === null) return expected;
  let value: number | null;
  if (quantity === 'memory' || quantity === 'size') {
    const size = bytes(read);
    if (size && !size.ok) return fail(`${size.error}.`);
    value = size ? size.value : null;
  } else value = { cpu: cpus, bandwidth, time, share, arrivals, count }[quantity](read);
  if (value === null) return expected;
  if (value > 0 && value < LEAST) return fail('That is less than this can count.');
  return value <= MOST ? ok(value) : fail('That is more than this can count.');
}
