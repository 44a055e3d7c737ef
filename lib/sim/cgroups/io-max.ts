/** io.max of the one disk as the kernel and as people write it. Documentation/admin-guide/cgroup-v2.rst, io.max. */
import { fail, ok, type Result } from '@/lib/base/result';
import { type IoMax, NO_IO_MAX } from './io/throttle';
import { sizeOf } from './units';

/** `8:0 rbps=1048576 wiops=120` (the device may be left out) or {rbps: '1M', wiops: 120}. */
export function parseIoMax(
  given: string | Readonly<Partial<Record<keyof IoMax, string | number | undefined>>>,
): Result<IoMax, string> {
  const words = typeof given === 'string' ? given.trim().split(/ +/) : [];
  const pairs: [string, string | number][] =
    typeof given === 'string'
      ? words
          .filter((word, i) => !(i === 0 && /^\d+:\d+$/.test(word)))
          .map((word) => [word.split('=')[0]!, word.split('=')[1] ?? ''])
      : Object.entries(given).flatMap(([key, v]) =>
          v === undefined ? [] : [[key, v] as [string, typeof v]],
        );
  const max: IoMax = { ...NO_IO_MAX };
  for (const [key, text] of pairs) {
    if (!isIoKey(key)) return fail(`"${key}" is not one of rbps, wbps, riops, wiops`);
    const parsed = sizeOf(text);
    if (!parsed.ok) return fail(`${key}: ${parsed.error}`);
    if (parsed.value === 0) return fail(`${key}: must be at least 1`);
    max[key] = parsed.value;
  }
  return ok(max);
}

const IO_KEYS = ['rbps', 'wbps', 'riops', 'wiops'] as const;
const isIoKey = (key: string): key is keyof IoMax => IO_KEYS.some((k) => k === key);

/** As io.max prints a device; an empty text when nothing is limited. */
export function printIoMax(max: IoMax): string {
  if (IO_KEYS.every((key) => max[key] === null)) return '';
  return IO_KEYS.map((key) => `${key}=${max[key] ?? 'max'}`).join(' ');
}
