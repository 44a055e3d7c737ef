/** Bytes and microseconds for people: binary units, at most one decimal. Integers in, no locale. */
const tenths = (value: number, unit: number) => {
  const rounded = Math.round((value * 10) / unit);
  return rounded % 10 === 0 ? String(rounded / 10) : `${Math.floor(rounded / 10)}.${rounded % 10}`;
};

export function printBytes(bytes: number): string {
  const unit = [2 ** 40, 2 ** 30, 2 ** 20, 2 ** 10].find((size) => bytes >= size);
  if (unit === undefined) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const name = { [2 ** 40]: 'TiB', [2 ** 30]: 'GiB', [2 ** 20]: 'MiB', [2 ** 10]: 'KiB' }[unit];
  return `${tenths(bytes, unit)} ${name}`;
}

export function printTime(us: number): string {
  if (us < 1000) return `${us} µs`;
  return us < 1_000_000 ? `${tenths(us, 1000)} ms` : `${tenths(us, 1_000_000)} s`;
}
