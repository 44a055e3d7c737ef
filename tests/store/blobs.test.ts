import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { type Blobs, dexieBlobs, type KeptBlob } from '@/lib/store/blobs';

let made = 0;
const digest = (bytes: ArrayBuffer) => crypto.subtle.digest('SHA-256', bytes);
const newName = () => `blobs-${++made}`;
const fresh = () => dexieBlobs(newName(), digest);
const sound = (text: string) => new Blob([text], { type: 'audio/webm' });
/** FIPS 180-4 gives it as its first example. */
const HASH_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}
/** Records and is killed before the end. */
async function say(blobs: Blobs, asking: string, ...pieces: string[]) {
  for (const [i, piece] of pieces.entries()) await value(blobs.add(asking, i, sound(piece), i));
}
async function keep(blobs: Blobs, asking: string, ...pieces: string[]): Promise<KeptBlob> {
  await say(blobs, asking, ...pieces);
  return (await value(blobs.join(asking, pieces.length)))!;
}
const textOf = async (found: ReturnType<Blobs['get']>) => (await value(found))?.blob.text();

test('makes one recording of its pieces, under the SHA-256 of its bytes', async () => {
  const blobs = fresh();
  const { hash } = await keep(blobs, 'asking', 'a', 'b', 'c');
  expect(hash).toBe(HASH_OF_ABC);
  const kept = await value(blobs.get(hash));
  expect(kept?.blob.type).toBe('audio/webm');
  expect(await kept?.blob.text()).toBe('abc');
  expect(await value(blobs.leftOver(''))).toEqual([]);
  expect(await value(blobs.sizes())).toEqual({ count: 1, bytes: 3 });
});

test('puts pieces together in the order they were said, also past the tenth', async () => {
  const blobs = fresh();
  const said = Array.from({ length: 12 }, (_, i) => `${i} `);
  const { hash } = await keep(blobs, 'asking', ...said);
  expect(await textOf(blobs.get(hash))).toBe(said.join(''));
});

test('keeps one recording an asking: a second takes the place of the first', async () => {
  const blobs = fresh();
  const first = await keep(blobs, 'one', 'first');
  const other = await keep(blobs, 'other', 'other');
  const second = await keep(blobs, 'one', 'second');
  expect(await value(blobs.get(first.hash))).toBeNull();
  expect((await value(blobs.ofAsking('one')))?.hash).toBe(second.hash);
  expect((await value(blobs.ofAsking('other')))?.hash).toBe(other.hash);
  expect(await value(blobs.sizes())).toEqual({ count: 2, bytes: 11 });
});

test('finds a recording again after the tab was closed, and nothing after all were deleted', async () => {
  const name = newName();
  const before = dexieBlobs(name, digest);
  const { hash } = await keep(before, 'asking', 'kept');
  await say(before, 'left', 'over');
  before.close();
  const after = dexieBlobs(name, digest);
  expect((await value(after.ofAsking('asking')))?.hash).toBe(hash);
  await value(after.clear());
  expect(await value(after.ofAsking('asking'))).toBeNull();
  expect(await value(after.ofAsking('left'))).toBeNull();
  expect(await value(after.sizes())).toEqual({ count: 0, bytes: 0 });
});

test('what a killed tab left is a recording: listed, counted, found by asking and by hash, and joined to the same', async () => {
  const name = newName();
  const killed = dexieBlobs(name, digest);
  await keep(killed, 'review/1', 'whole');
  await say(killed, 'review/2', 'a', 'b', 'c');
  await say(killed, 'other', 'elsewhere');
  killed.close();
  const blobs = dexieBlobs(name, digest);
  expect(await value(blobs.leftOver('review/'))).toEqual(['review/2']);
  expect(await value(blobs.sizes())).toEqual({ count: 3, bytes: 17 });
  expect((await value(blobs.ofAsking('review/2')))?.hash).toBe(HASH_OF_ABC);
  expect(await textOf(blobs.get(HASH_OF_ABC))).toBe('abc');
  expect((await value(blobs.join('review/2', 9)))?.hash).toBe(HASH_OF_ABC);
  expect(await textOf(blobs.get(HASH_OF_ABC))).toBe('abc');
  expect(await value(blobs.leftOver('review/'))).toEqual([]);
  expect(await value(blobs.sizes())).toEqual({ count: 3, bytes: 17 });
});

test('recording again for an asking forgets the pieces of the time before, and the recording only once it is joined', async () => {
  const blobs = fresh();
  const first = await keep(blobs, 'asking', 'kept');
  await say(blobs, 'asking', 'cut ', 'off');
  await say(blobs, 'asking', 'new');
  expect(await textOf(blobs.get(first.hash))).toBe('kept');
  expect(await textOf(blobs.ofAsking('asking'))).toBe('new');
  await value(blobs.join('asking', 9));
  expect(await value(blobs.get(first.hash))).toBeNull();
  expect(await value(blobs.sizes())).toEqual({ count: 1, bytes: 3 });
});

test('joining where nothing was said leaves what there was', async () => {
  const blobs = fresh();
  const { hash } = await keep(blobs, 'asking', 'kept');
  expect(await value(blobs.join('asking', 2))).toBeNull();
  expect((await value(blobs.ofAsking('asking')))?.hash).toBe(hash);
});

test('refuses a piece without the one before it: all were deleted while it was being said', async () => {
  const blobs = fresh();
  await say(blobs, 'asking', 'first');
  await value(blobs.clear());
  const added = await blobs.add('asking', 1, sound('second'), 1);
  expect(added).toMatchObject({ ok: false, error: { type: 'refused' } });
  expect(await value(blobs.sizes())).toEqual({ count: 0, bytes: 0 });
});

test('removes one recording, joined or not, and leaves the others', async () => {
  const blobs = fresh();
  const first = await keep(blobs, 'one', 'first');
  await keep(blobs, 'other', 'other');
  await say(blobs, 'left', 'a', 'b', 'c');
  await value(blobs.remove(first.hash));
  await value(blobs.remove(HASH_OF_ABC));
  expect(await value(blobs.sizes())).toEqual({ count: 1, bytes: 5 });
  expect(await textOf(blobs.ofAsking('other'))).toBe('other');
});

test('removes all that a review recorded, and nothing of another', async () => {
  const blobs = fresh();
  await keep(blobs, 'mock/1/clarify', 'one');
  await say(blobs, 'mock/1/estimate', 'two');
  await keep(blobs, 'mock/12/clarify', 'other');
  await value(blobs.removeUnder('mock/1/'));
  expect(await value(blobs.sizes())).toEqual({ count: 1, bytes: 5 });
});

test('says what the browser said when it refuses, and loses no piece by it', async () => {
  const name = newName();
  const broken = dexieBlobs(name, () => Promise.reject(new Error('no digest here')));
  await say(broken, 'asking', 'abc');
  const joined = await broken.join('asking', 1);
  expect(joined).toEqual({ ok: false, error: { type: 'refused', detail: 'Error: no digest here' } });
  broken.close();
  const blobs = dexieBlobs(name, digest);
  expect((await value(blobs.join('asking', 2)))?.hash).toBe(HASH_OF_ABC);
});

test('a full disk is said to be full, and what was kept before is still a recording', async () => {
  const blobs = fresh();
  await say(blobs, 'asking', 'a', 'b', 'c');
  const { add, put } = IDBObjectStore.prototype;
  const noRoom = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  Object.assign(IDBObjectStore.prototype, { add: noRoom, put: noRoom });
  try {
    expect(await blobs.add('asking', 3, sound('d'), 3)).toMatchObject({ ok: false, error: { type: 'full' } });
    expect(await blobs.join('asking', 4)).toMatchObject({ ok: false, error: { type: 'full' } });
    expect(await textOf(blobs.get(HASH_OF_ABC))).toBe('abc');
  } finally {
    Object.assign(IDBObjectStore.prototype, { add, put });
  }
  expect((await value(blobs.join('asking', 5)))?.hash).toBe(HASH_OF_ABC);
});

test('a database of version 1 is read on: its recordings are all there', async () => {
  const name = newName();
  const old = new Dexie(name);
  old.version(1).stores({ blobs: 'hash, asking' });
  const bytes = await sound('abc').arrayBuffer();
  await old.table('blobs').add({ hash: HASH_OF_ABC, asking: 'old', keptAt: 1, type: 'audio/webm', bytes });
  old.close();
  const blobs = dexieBlobs(name, digest);
  expect(await textOf(blobs.ofAsking('old'))).toBe('abc');
  expect(await textOf(blobs.get(HASH_OF_ABC))).toBe('abc');
  await keep(blobs, 'new', 'said now');
  expect(await value(blobs.sizes())).toEqual({ count: 2, bytes: 11 });
});
