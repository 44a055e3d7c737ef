import { expect, test } from 'vitest';
import { fail, ok } from '@/lib/base/result';
import { type MockAction, type MockModel, mockModel } from '@/lib/client/mock/model';
import { type MockSession, step } from '@/lib/domain/mock/session';
import { DIMENSIONS, PHASES } from '@/lib/domain/mock/words';
import { type MockDrafts, memoryMockDrafts } from '@/lib/store/mock-drafts';
import { promptOf } from '../support/prompt';

const prompt = promptOf();
const BEGIN = 1_700_000_000_000;

/** A device with a clock that is wound by hand, and tabs that open the review it keeps. */
function device(drafts: MockDrafts = memoryMockDrafts(), level: MockSession['level'] = 'senior') {
  let now = BEGIN;
  const deps = { drafts, now: () => now };
  const started = step(null, {
    at: now,
    type: 'started',
    sessionId: 's',
    promptId: prompt.id,
    meaning: prompt.meaning,
    mode: 'solo',
    length: 35,
    level,
  })!;
  return {
    drafts,
    begin: () => mockModel(prompt, started, 0, deps),
    /** What another tab, or this one after it was killed, finds. */
    async reopen(): Promise<MockModel> {
      const kept = await drafts.get('s');
      if (!kept.ok || !kept.value) throw new Error('nothing is kept');
      const model = mockModel(prompt, kept.value, kept.value.version, deps);
      model.act({ type: 'reopened' });
      await model.settled();
      return model;
    },
    /** Seconds pass; the tab's clock beats. */
    async pass(model: MockModel | null, seconds: number) {
      for (let i = 0; i < seconds; i++) {
        now += 1000;
        model?.beat();
      }
      await model?.settled();
    },
  };
}

/** A whole review, an action a step. */
const COURSE: MockAction[] = [
  { type: 'asked', clarification: 'version' },
  { type: 'noted', phase: 'clarify', text: 'which version' },
  { type: 'advanced' },
  { type: 'noted', phase: 'estimate', text: 'the quota of a period' },
  { type: 'drew', text: 'flowchart TD\n  a --> b' },
  { type: 'paused' },
  { type: 'resumed' },
  ...PHASES.slice(1).map((): MockAction => ({ type: 'advanced' })),
  { type: 'judged', point: 'quota', verdict: 'partly' },
  { type: 'flagged', flag: 'replicas', on: true },
  ...DIMENSIONS.map((dimension): MockAction => ({ type: 'scored', dimension, score: 3 })),
];

const spent = (s: MockSession) => PHASES.reduce((sum, p) => sum + s.spentMs[p], 0);

test.each(COURSE.map((_, i) => i))('loses nothing when the tab dies after step %i', async (cut) => {
  const { begin, reopen, pass } = device();
  let model = begin();
  for (const action of COURSE.slice(0, cut + 1)) {
    model.act(action);
    await pass(model, 2);
  }
  const before = model.get().session;
  // Days in a drawer count for nothing.
  await pass(null, 100);
  model = await reopen();
  const { version: _, running: __, countedAt: ___, ...kept } = model.get().session;
  expect({ ...before, ...kept }).toEqual(before);
  expect(model.get().session.running).toBe(false);
  expect(spent(model.get().session)).toBe(spent(before));
  for (const action of COURSE.slice(cut + 1)) model.act(action);
  await model.settled();
  expect(model.get()).toMatchObject({ saved: true, problem: null });
  expect(Object.keys(model.get().session.scores)).toHaveLength(DIMENSIONS.length);
});

test('goes on at the second it stopped', async () => {
  const { begin, reopen, pass } = device();
  const model = begin();
  await pass(model, 83);
  const again = await reopen();
  await pass(again, 5);
  expect(again.get().session.spentMs.clarify).toBe(83_000);
  again.act({ type: 'resumed' });
  await pass(again, 7);
  expect(again.get().session.spentMs.clarify).toBe(90_000);
});

test('asks what the notes leave open, evenly over the phase, and not above the level', async () => {
  const { begin, pass } = device(memoryMockDrafts(), 'senior');
  const model = begin();
  model.act({ type: 'advanced' });
  await pass(model, 119);
  expect(model.get().session.probed).toEqual([]);
  await pass(model, 1);
  expect(model.get().session.probed.map((p) => p.probe)).toEqual(['low']);
  await pass(model, 240);
  expect(model.get().session.probed.map((p) => p.probe)).toEqual(['low', 'long']);
});

test('does not ask for a point the notes have', async () => {
  const { begin, pass } = device();
  const model = begin();
  model.act({ type: 'advanced' });
  model.act({ type: 'noted', phase: 'estimate', text: 'a quota each period' });
  await pass(model, 121);
  expect(model.get().session.probed.map((p) => p.probe)).toEqual(['long']);
});

test('stops in the tab where it was when another opens it, and goes on where somebody says so', async () => {
  const { begin, reopen, pass } = device();
  const first = begin();
  await pass(first, 10);
  const second = await reopen();
  second.act({ type: 'noted', phase: 'clarify', text: 'from the second' });
  await pass(second, 1);
  await pass(first, 3);
  expect(first.get()).toMatchObject({ elsewhere: true, session: { running: false } });
  expect(first.get().session.notes.clarify).toBe('from the second');
  first.act({ type: 'resumed' });
  await pass(first, 5);
  expect(first.get()).toMatchObject({ elsewhere: false, saved: true });
  await pass(second, 1);
  second.act({ type: 'drew', text: 'a line' });
  await second.settled();
  expect(second.get().elsewhere).toBe(true);
  expect(second.get().session.board).toBe('a line');
});

test('goes on with a full disk, says so, and keeps everything once there is room', async () => {
  const drafts = memoryMockDrafts();
  let room = true;
  const { begin, reopen, pass } = device({
    ...drafts,
    save: async (session, over) =>
      room ? drafts.save(session, over) : fail({ type: 'full' as const, detail: 'QuotaExceededError' }),
  });
  const model = begin();
  await pass(model, 2);
  room = false;
  model.act({ type: 'noted', phase: 'clarify', text: 'written on a full disk' });
  await pass(model, 3);
  expect(model.get()).toMatchObject({ saved: false, problem: { type: 'full' } });
  expect(model.get().session.spentMs.clarify).toBe(5000);
  room = true;
  model.retry();
  await model.settled();
  expect(model.get()).toMatchObject({ saved: true, problem: null });
  expect((await reopen()).get().session.notes.clarify).toBe('written on a full disk');
});

test('says that it is gone when another tab scored it, and writes nothing over that', async () => {
  const { begin, drafts, pass } = device();
  const model = begin();
  await pass(model, 2);
  await drafts.remove('s');
  await pass(model, 1);
  expect(model.get().problem?.type).toBe('gone');
  expect(await drafts.get('s')).toEqual(ok(null));
});
