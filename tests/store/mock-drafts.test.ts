import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { ok } from '@/lib/base/result';
import { type MockSession, step } from '@/lib/domain/mock/session';
import { dexieMockDrafts, type MockDrafts, memoryMockDrafts } from '@/lib/store/mock-drafts';

const begun = (sessionId: string, at: number): MockSession =>
  step(null, {
    at,
    type: 'started',
    sessionId,
    promptId: 'p',
    meaning: 'm',
    mode: 'solo',
    length: 20,
    level: 'mid',
  })!;
let databases = 0;

describe.each<[string, () => MockDrafts]>([
  ['memory', memoryMockDrafts],
  ['IndexedDB', () => dexieMockDrafts(`drafts-${++databases}`)],
])('reviews kept in %s', (_, make) => {
  test('come back as they were, the latest begun first', async () => {
    const drafts = make();
    const [a, b] = [begun('a', 1), begun('b', 2)];
    expect(await drafts.save(a, 0)).toEqual(ok(undefined));
    await drafts.save(b, 0);
    expect(await drafts.list()).toEqual(ok([b, a]));
    expect(await drafts.get('a')).toEqual(ok(a));
    await drafts.remove('a');
    expect(await drafts.get('a')).toEqual(ok(null));
    drafts.close();
  });

  test('are not written over by a tab that has not seen the last of them', async () => {
    const drafts = make();
    const first = begun('a', 1);
    const second = step(first, { at: 2, type: 'drew', text: 'x' })!;
    await drafts.save(first, 0);
    expect(await drafts.save(second, first.version)).toEqual(ok(undefined));
    expect(await drafts.save({ ...second, board: 'y' }, first.version)).toMatchObject({
      error: { type: 'stale' },
    });
    expect(await drafts.save(begun('a', 3), 0)).toMatchObject({ error: { type: 'stale' } });
    expect(await drafts.get('a')).toEqual(ok(second));
    drafts.close();
  });

  test('do not rise again after they were closed', async () => {
    const drafts = make();
    const first = begun('a', 1);
    await drafts.save(first, 0);
    await drafts.remove('a');
    const later = step(first, { at: 2, type: 'ticked' })!;
    expect(await drafts.save(later, first.version)).toMatchObject({ error: { type: 'gone' } });
    expect(await drafts.list()).toEqual(ok([]));
    drafts.close();
  });
});
