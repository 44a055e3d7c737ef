import { expect, test } from 'vitest';
import { fail, ok } from '@/lib/base/result';
import { newRecorder } from '@/lib/client/recorder';
import { type Blobs, dexieBlobs } from '@/lib/store/blobs';
import { fakeMicrophone } from '../support/microphone';

let made = 0;
const digest = (bytes: ArrayBuffer) => crypto.subtle.digest('SHA-256', bytes);
const newBlobs = () => dexieBlobs(`recorder-${++made}`, digest);

/** A tab that records onto a device. */
function tab(blobs: Blobs = newBlobs(), store: Partial<Blobs> = {}) {
  const microphone = fakeMicrophone();
  const told: { asking: string; hash: string | undefined }[] = [];
  const held = new Set<string>();
  let now = 1_700_000_000_000;
  const recorder = newRecorder({
    blobs: { ...blobs, ...store },
    now: () => now,
    microphone: microphone.open,
    media: microphone.media,
    hold: (asking) => {
      held.add(asking);
      return () => held.delete(asking);
    },
  });
  return {
    blobs,
    microphone,
    recorder,
    told,
    held,
    record: (asking: string) =>
      recorder.start(asking, (of, whole) => told.push({ asking: of, hash: whole?.hash })),
    say: (words: string, seconds = 2) => {
      now += seconds * 1000;
      microphone.say(words);
    },
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
    /** Everything that was said has reached the device, or was refused. */
    over: async () => {
      // The end of a recording comes a moment after it was asked for.
      await new Promise((resolve) => setTimeout(resolve));
      await recorder.settled();
    },
    textOf: async (asking: string) => {
      const kept = await blobs.ofAsking(asking);
      return kept.ok ? await kept.value?.blob.text() : 'unread';
    },
    leftOver: async () => {
      const left = await blobs.leftOver('');
      return left.ok ? left.value : 'unread';
    },
  };
}
const eventually = (check: () => Promise<void>) =>
  expect.poll(async () => check().then(() => 'so', String)).toBe('so');

test('what is said is on the device a piece at a time, so that a killed tab loses the last one only', async () => {
  const { record, say, microphone, textOf, leftOver } = tab();
  await record('asking');
  say('one ');
  say('two ');
  microphone.begin('three');
  await eventually(async () => expect(await textOf('asking')).toBe('one two '));
  expect(await leftOver()).toEqual(['asking']);
});

test('stopped, it is whole to the last word, told once, and the microphone is closed', async () => {
  const { record, recorder, say, microphone, told, held, over, textOf, leftOver } = tab();
  await record('asking');
  expect(recorder.get()).toMatchObject({ phase: 'recording', asking: 'asking' });
  expect([...held]).toEqual(['asking']);
  say('one ');
  microphone.begin('two');
  recorder.stop();
  expect(recorder.get().phase).toBe('keeping');
  await over();
  expect(recorder.get()).toMatchObject({ phase: 'idle', trouble: null });
  expect(await textOf('asking')).toBe('one two');
  expect(told).toEqual([{ asking: 'asking', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  expect(await leftOver()).toEqual([]);
  expect(microphone.tracks.map((t) => t.live)).toEqual([false]);
  expect(held.size).toBe(0);
});

test('cut, it goes on for the next asking with the microphone open and no word in both or in none', async () => {
  const { record, recorder, say, microphone, told, over, textOf } = tab();
  await record('first');
  say('one ');
  microphone.begin('two');
  recorder.cut('second');
  expect(recorder.get()).toMatchObject({ phase: 'recording', asking: 'second' });
  expect(recorder.spentMs()).toBe(0);
  say('three ');
  recorder.stop();
  await over();
  expect(await textOf('first')).toBe('one two');
  expect(await textOf('second')).toBe('three ');
  expect(told.map((t) => t.asking)).toEqual(['first', 'second']);
  expect(microphone.tracks.map((t) => t.live)).toEqual([false]);
});

test('paused, it hears nothing and counts nothing, and what was said before is on the device', async () => {
  const { record, recorder, say, microphone, pass, over, textOf } = tab();
  await record('asking');
  say('one ');
  microphone.begin('two ');
  recorder.pause();
  await eventually(async () => expect(await textOf('asking')).toBe('one two '));
  say('not for the record ', 60);
  expect(recorder.spentMs()).toBe(2000);
  recorder.resume();
  pass(1);
  say('three', 2);
  expect(recorder.spentMs()).toBe(5000);
  recorder.stop();
  await over();
  expect(await textOf('asking')).toBe('one two three');
});

test('a page that may be gone in a moment has what was said up to then', async () => {
  const { record, recorder, microphone, textOf } = tab();
  await record('asking');
  microphone.begin('half a wo');
  recorder.flush();
  await eventually(async () => expect(await textOf('asking')).toBe('half a wo'));
});

test.each(['full', 'refused'] as const)(
  'a disk that is %s stops it, says how much is kept, and keeps that',
  async (type) => {
    const blobs = newBlobs();
    let room = true;
    const { record, recorder, say, microphone, told, over, textOf } = tab(blobs, {
      add: (...piece) => (room ? blobs.add(...piece) : Promise.resolve(fail({ type, detail: 'no' }))),
      // On a full disk the pieces cannot be copied into one either.
      join: (...asking) => (room ? blobs.join(...asking) : Promise.resolve(fail({ type, detail: 'no' }))),
    });
    await record('asking');
    say('one ');
    say('two ');
    await eventually(async () => expect(await textOf('asking')).toBe('one two '));
    room = false;
    say('three ');
    say('four ');
    await expect.poll(() => recorder.get().phase).toBe('idle');
    await over();
    expect(recorder.get().trouble).toEqual({ type, keptMs: 4000 });
    expect(await textOf('asking')).toBe('one two ');
    expect(microphone.tracks[0]!.live).toBe(false);
    // It has its name already, by which it is found once it is joined, or before.
    const [{ hash } = { hash: undefined }] = told;
    const found = await blobs.get(hash!);
    expect(found.ok && (await found.value?.blob.text())).toBe('one two ');
    room = true;
    await record('asking again');
    expect(recorder.get()).toMatchObject({ phase: 'recording', trouble: null });
  },
);

test('says so when nothing at all could be kept', async () => {
  const { record, recorder, say, told, over } = tab(newBlobs(), {
    add: async () => fail({ type: 'refused' as const, detail: 'no' }),
  });
  await record('asking');
  say('one');
  await expect.poll(() => recorder.get().phase).toBe('idle');
  await over();
  expect(recorder.get().trouble).toEqual({ type: 'refused', keptMs: 0 });
  expect(told).toEqual([{ asking: 'asking', hash: undefined }]);
});

test.each(['unplugged', 'given up'])(
  'a microphone that is %s stops it, and what was said before is whole',
  async (how) => {
    const { record, recorder, say, microphone, over, textOf, leftOver } = tab();
    await record('asking');
    say('one ');
    if (how === 'unplugged') microphone.tracks[0]!.unplug();
    else microphone.giveUp();
    await over();
    expect(recorder.get()).toMatchObject({ phase: 'idle', trouble: { type: 'lost', keptMs: 2000 } });
    expect(await textOf('asking')).toBe('one ');
    expect(await leftOver()).toEqual([]);
    expect(microphone.tracks[0]!.live).toBe(false);
  },
);

test.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'busy'],
])('tells why there is no microphone: %s', async (name, type) => {
  const { record, recorder, microphone } = tab();
  microphone.refuse(name);
  await record('asking');
  expect(recorder.get()).toMatchObject({ phase: 'idle', trouble: { type } });
  microphone.refuse(null);
  await record('asking');
  expect(recorder.get()).toMatchObject({ phase: 'recording', trouble: null });
});

test('stopped while the browser still asks, it never begins, and the microphone is closed', async () => {
  const { record, recorder, microphone } = tab();
  const asked = record('asking');
  recorder.stop();
  await asked;
  expect(recorder.get().phase).toBe('idle');
  expect(microphone.tracks.map((t) => t.live)).toEqual([false]);
});

test('says that the system holds the microphone back, and that what was said has a gap', async () => {
  const { record, recorder, microphone } = tab();
  await record('asking');
  microphone.tracks[0]!.dispatchEvent(new Event('mute'));
  expect(recorder.get()).toMatchObject({ phase: 'recording', heard: 'nothing' });
  microphone.tracks[0]!.dispatchEvent(new Event('unmute'));
  expect(recorder.get().heard).toBe('gaps');
  recorder.stop();
  await record('another');
  expect(recorder.get().heard).toBe('all');
});

test('nothing new is kept of an asking whose recording failed at once: the one before stays', async () => {
  const blobs = newBlobs();
  const first = tab(blobs);
  await first.record('asking');
  first.say('kept');
  first.recorder.stop();
  await first.over();
  const second = tab(blobs, { add: async () => fail({ type: 'full' as const, detail: 'no' }) });
  await second.record('asking');
  second.say('lost');
  await expect.poll(() => second.recorder.get().phase).toBe('idle');
  expect(second.told).toEqual(first.told);
  expect(await blobs.get(first.told[0]!.hash!)).toMatchObject(ok({ hash: first.told[0]!.hash }));
});
