import { expect, test } from 'vitest';
import { mockModel } from '@/lib/client/mock/model';
import { newSpoken } from '@/lib/client/mock/spoken';
import { newRecorder } from '@/lib/client/recorder';
import { step } from '@/lib/domain/mock/session';
import { PHASES } from '@/lib/domain/mock/words';
import { dexieBlobs } from '@/lib/store/blobs';
import { memoryMockDrafts } from '@/lib/store/mock-drafts';
import { fakeMicrophone } from '../support/microphone';
import { promptOf } from '../support/prompt';

const prompt = promptOf();
let made = 0;

/** A review on screen, and a person who talks. */
function review() {
  let now = 1_700_000_000_000;
  let ids = 0;
  const microphone = fakeMicrophone();
  const blobs = dexieBlobs(`spoken-${++made}`, (bytes) => crypto.subtle.digest('SHA-256', bytes));
  const recorder = newRecorder({
    blobs,
    now: () => now,
    microphone: microphone.open,
    media: microphone.media,
    hold: () => () => undefined,
  });
  const drafts = memoryMockDrafts();
  const started = step(null, {
    at: now,
    type: 'started',
    sessionId: 's',
    promptId: prompt.id,
    meaning: prompt.meaning,
    mode: 'solo',
    length: 35,
    level: 'senior',
  })!;
  const deps = { drafts, now: () => now, after: (_: number, then: () => void) => then() };
  const model = mockModel(prompt, started, 0, deps);
  const spoken = newSpoken(
    () => recorder,
    () => `${++ids}`,
  );
  const leave = spoken.follow(model);
  return {
    model,
    recorder,
    microphone,
    drafts,
    leave,
    record: async () => {
      spoken.record(model.get().session, model.act);
      await expect.poll(() => recorder.get().phase).toBe('recording');
    },
    say: (words: string) => {
      now += 2000;
      microphone.say(words);
      model.beat();
    },
    /** What the session has, in words. */
    heard: async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await recorder.settled();
      const said: string[] = [];
      for (const { phase, hash } of model.get().session.recordings) {
        const kept = await blobs.get(hash);
        said.push(`${phase}: ${kept.ok ? await kept.value?.blob.text() : 'unread'}`);
      }
      return said;
    },
  };
}

test('the end of a phase cuts what is said: each part stands with its phase', async () => {
  const { model, recorder, record, say, heard } = review();
  await record();
  say('which version');
  model.act({ type: 'advanced' });
  expect(recorder.get().phase).toBe('recording');
  say('a hundred nodes');
  recorder.stop();
  expect(await heard()).toEqual(['clarify: which version', 'estimate: a hundred nodes']);
});

test('several may be recorded in a phase, one after the other', async () => {
  const { recorder, record, say, heard } = review();
  await record();
  say('first');
  recorder.stop();
  await heard();
  await record();
  say('second');
  recorder.stop();
  expect(await heard()).toEqual(['clarify: first', 'clarify: second']);
});

test('waits while the review waits, and goes on with it', async () => {
  const { model, recorder, record, say, heard } = review();
  await record();
  say('one ');
  model.act({ type: 'paused' });
  expect(recorder.get().phase).toBe('paused');
  say('not for the record ');
  model.act({ type: 'resumed' });
  say('two');
  recorder.stop();
  expect(await heard()).toEqual(['clarify: one two']);
});

test('a phase that is not recorded stays so: nothing begins by itself', async () => {
  const { model, recorder, record, say, heard } = review();
  await record();
  say('one');
  recorder.stop();
  expect(await heard()).toEqual(['clarify: one']);
  model.act({ type: 'advanced' });
  expect(recorder.get().phase).toBe('idle');
});

test('ends with the conversation, and with its page', async () => {
  const ended = review();
  for (const _ of PHASES.slice(1)) ended.model.act({ type: 'advanced' });
  await ended.record();
  ended.say('to sum up');
  ended.model.act({ type: 'advanced' });
  expect(await ended.heard()).toEqual(['wrap-up: to sum up']);
  expect(ended.microphone.tracks[0]!.live).toBe(false);

  const left = review();
  await left.record();
  left.say('unfinished');
  left.leave();
  expect(await left.heard()).toEqual(['clarify: unfinished']);
  expect(left.microphone.tracks[0]!.live).toBe(false);
});

test('ends when another tab goes on with the review, and what was said here is in it', async () => {
  const { model, recorder, drafts, record, say, heard } = review();
  await record();
  say('said here');
  await model.settled();
  const kept = model.get().session;
  await drafts.save(step(kept, { at: kept.countedAt, type: 'reopened' })!, kept.version);
  say('');
  await model.settled();
  expect(model.get().elsewhere).toBe(true);
  expect(await heard()).toEqual(['clarify: said here']);
  expect(recorder.get().phase).toBe('idle');
  await model.settled();
  const stored = await drafts.get('s');
  expect(stored.ok && stored.value?.recordings).toHaveLength(1);
});
