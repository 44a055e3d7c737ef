import { expect, test } from 'vitest';
import { finishReview } from '@/lib/client/mock/finish';
import type { MockSession } from '@/lib/domain/mock/session';
import { exported } from '../store/contract';
import { promptOf } from '../support/prompt';
import { world } from '../support/world';

test('a score is refused, not lost in an error, while the bank cannot be read', async () => {
  const { store, root } = world();
  const { bank, ...rest } = root();
  const offline = { ...rest, bank: { ...bank, index: () => Promise.reject(new Error('no network')) } };
  const done = await finishReview(offline, promptOf(), { sessionId: 's' } as MockSession);
  expect(done).toMatchObject({ ok: false, error: { type: 'failed', detail: 'no network' } });
  expect(await exported(store)).toEqual([]);
});
