import { expect, test } from 'vitest';
import { latestOnly } from '@/lib/client/latest-only';

test('one runs at a time, and of those asked for meanwhile only the last', async () => {
  const log: string[] = [];
  const ends: (() => void)[] = [];
  const ask = latestOnly(async (value: string) => {
    log.push(`${value} begins`);
    await new Promise<void>((resolve) => ends.push(resolve));
    log.push(`${value} ends`);
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  ask('a');
  ask('b');
  ask('c');
  expect(log).toEqual(['a begins']);
  ends.shift()!();
  await settle();
  expect(log).toEqual(['a begins', 'a ends', 'c begins']);
  ends.shift()!();
  await settle();
  ask('d');
  expect(log.at(-1)).toBe('d begins');
});
