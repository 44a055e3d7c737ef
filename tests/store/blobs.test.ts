import { expect, test } from 'vitest';
import { dexieBlobs } from '@/lib/store/blobs';

let made = 0;
const digest = (bytes: ArrayBuffer) => crypto.subtle.digest('SHA-256', bytes);
const fresh = () => dexieBlobs(`blobs-${++made}`, digest);
const sound = (text: string) => new Blob([text], { type: 'audio/webm' });

async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

test('gives back the bytes under their SHA-256, whose value is that of FIPS 180-4 for "abc"', async () => {
  const blobs = fresh();
  const { hash } = await value(blobs.keep('asking', sound('abc'), 1));
  expect(hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const kept = await value(blobs.get(hash));
  expect(kept?.blob.type).toBe('audio/webm');
  expect(await kept?.blob.text()).toBe('abc');
});

test('keeps one recording an asking: a second takes the place of the first', async () => {
  const blobs = fresh();
  const first = await value(blobs.keep('one', sound('first'), 1));
  const other = await value(blobs.keep('other', sound('other'), 2));
  const second = await value(blobs.keep('one', sound('second'), 3));
  expect(await value(blobs.get(first.hash))).toBeNull();
  expect((await value(blobs.ofAsking('one')))?.hash).toBe(second.hash);
  expect((await value(blobs.ofAsking('other')))?.hash).toBe(other.hash);
  expect(await value(blobs.sizes())).toEqual({ count: 2, bytes: 11 });
});

test('finds a recording again after the tab was closed, and nothing after all were deleted', async () => {
  const name = `blobs-${++made}`;
  const before = dexieBlobs(name, digest);
  const { hash } = await value(before.keep('asking', sound('kept'), 1));
  before.close();
  const after = dexieBlobs(name, digest);
  expect((await value(after.ofAsking('asking')))?.hash).toBe(hash);
  await value(after.clear());
  expect(await value(after.ofAsking('asking'))).toBeNull();
  expect(await value(after.sizes())).toEqual({ count: 0, bytes: 0 });
});

test('says what the browser said when it refuses', async () => {
  const blobs = dexieBlobs(`blobs-${++made}`, () => Promise.reject(new Error('no digest here')));
  const kept = await blobs.keep('asking', sound('abc'), 1);
  expect(kept).toEqual({ ok: false, error: { type: 'refused', detail: 'Error: no digest here' } });
});
