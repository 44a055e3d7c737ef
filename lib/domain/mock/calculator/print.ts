/** How a calculator says its numbers: to about three digits, in the unit an engineer would say. */
import { printNumber } from '@/lib/domain/bank/numbers';

/** `3.1`, `97`, `0.25`, `12 500`: a tenth above one, two digits that count below. */
export function printFew(value: number): string {
  const size = Math.abs(value);
  if (size >= 1 || size === 0) return printNumber(value, size >= 1000 ? 0 : 1);
  return printNumber(value, Math.min(9, 1 - Math.floor(Math.log10(size))));
}

function printIn(value: number, base: number, units: readonly string[]): string {
  let rest = Math.abs(value);
  let unit = 0;
  // What would be printed as 1000 or 1024 of a unit is one of the next.
  while (unit < units.length - 1 && Math.round(rest * 10) / 10 >= base) {
    rest /= base;
    unit++;
  }
  const signed = value < 0 ? -rest : rest;
  return `${rest >= 1 && rest < 10 ? printNumber(signed, 2) : printFew(signed)} ${units[unit]}`;
}

/** Memory, in powers of 1024: `512 MiB`. */
export const printMemory = (bytes: number) => printIn(bytes, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']);
/** What is moved or stored, in powers of 1000: `1.5 GB`. */
export const printSize = (bytes: number) => printIn(bytes, 1000, ['B', 'kB', 'MB', 'GB', 'TB', 'PB']);
export const printRate = (bytesPerS: number) => `${printSize(bytesPerS)}/s`;

/** `200 ms`, `2.5 s`, `4 min 10 s`, `2 h 5 min`. */
export function printTime(ms: number): string {
  if (ms > 0 && ms < 0.99995) return `${printFew(ms * 1000)} µs`;
  if (ms < 999.95) return `${printFew(ms)} ms`;
  if (ms < 99_950) return `${printFew(ms / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return pair(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

const pair = (large: number, largeUnit: string, small: number, smallUnit: string) =>
  `${printNumber(large)} ${largeUnit}${small === 0 ? '' : ` ${small} ${smallUnit}`}`;

export const printShare = (share: number) => `${printFew(share * 100)} %`;
/** `1 node`, `50 nodes`. */
export const printCount = (count: number, one: string, many = `${one}s`) =>
  `${printNumber(count, 0)} ${count === 1 ? one : many}`;
