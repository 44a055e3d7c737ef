/** Bytes and microseconds for people: binary units, at most one decimal. Integers in, no locale. */
const tenths = (value: number, unit: number) => {
  const rounded = Math.round((value * 10) / unit);
  return rounded % 10 === 0 ? String(rounded / 10) : `${Math.floor(rounded / 10)}.${rounded % 10}`;
};

const UNITS = [
  ['TiB', 1_099_511_627_776],
  ['GiB', 1_073_741_824],
  ['MiB', 1_048_576],
  ['KiB', 1024],
] as const;

export function printBytes(bytes: number): string {
  const unit = UNITS.find(([, size]) => bytes >= size);
  if (!unit) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return `${tenths(bytes, unit[1])} ${unit[0]}`;
}

export function printTime(us: number): string {
  if (us < 1000) return `${us} µs`;
  return us < 1_000_000 ? `${tenths(us, 1000)} ms` : `${tenths(us, 1_000_000)} s`;
}
