import { expect, test } from 'vitest';
import { readHard } from '@/lib/client/readiness/hard-cards';
import type { Item } from '@/lib/domain/bank/item';
import type { CardRef } from '@/lib/domain/review/event';
import { LEECH_LAPSES } from '@/lib/domain/review/leech';
import type { Store } from '@/lib/store/port';
import { answered, cardRef, choiceItem, DAY, NOON, newEvent } from '../support/builders';
import { world } from '../support/world';

/** Learned, and then forgotten so many times. */
async function forget(store: Store, ref: CardRef, times: number) {
  let at = NOON - 3000 * DAY;
  const answer = async (grade: 'easy' | 'again') => {
    at += 40 * DAY;
    const event = newEvent(`${ref.cardId}-${at}`, answered(ref, { grade, right: grade === 'easy' }), at);
    expect((await store.append([event])).ok).toBe(true);
  };
  await answer('easy');
  for (let i = 0; i < times; i++) {
    await answer('again');
    await answer('easy');
  }
}

const explain = {
  ...choiceItem(4, { concept: 'concept-1', topic: 'topic-1' }),
  kind: 'explain',
  points: [],
} as unknown as Item;

test('a leech of the bank comes with its question, its page and an open question on the same idea', async () => {
  const { root, store } = world({ items: [choiceItem(1), explain] });
  await forget(store, cardRef(1), LEECH_LAPSES + 1);
  const { leeches, hardest, leechCount } = await readHard(root(), 5, []);
  expect([leechCount, hardest]).toEqual([1, []]);
  expect(leeches[0]).toMatchObject({
    question: 'Question 1?',
    lapses: LEECH_LAPSES + 1,
    mark: LEECH_LAPSES,
    ways: { item: '/item?id=item-1', explain: { href: '/quiz?items=item-4', of: 'idea' }, run: null },
  });
});

test('an own card has its text and no page of the bank; one whose text is elsewhere is told of by its name', async () => {
  const { root, store } = world();
  const [mine, lost] = [cardRef(90, { origin: 'own' }), cardRef(91, { origin: 'own' })];
  const item = choiceItem(90, { stem: '<p>What do I keep forgetting?</p>' });
  await store.append([newEvent('written', { type: 'item-written', itemId: mine.itemId, item })]);
  for (const ref of [mine, lost]) await forget(store, ref, 2);
  const { hardest, leeches } = await readHard(root(), 5, []);
  expect(leeches).toEqual([]);
  const byId = new Map(hardest.map((c) => [c.ref.itemId, c]));
  expect(byId.get(mine.itemId)).toMatchObject({
    question: 'What do I keep forgetting?',
    ways: { item: null },
  });
  expect(byId.get(lost.itemId)).toMatchObject({ question: null, lapses: 2 });
});

test('a suspended leech stands apart, but for one suspended just now', async () => {
  const { root, store } = world();
  const ref = cardRef(1);
  await forget(store, ref, LEECH_LAPSES);
  await store.append([newEvent('off', { type: 'suspended', ...ref, on: true, sessionId: null })]);
  const apart = await readHard(root(), 5, []);
  expect([apart.leechCount, apart.leeches, apart.suspended.length]).toEqual([0, [], 1]);
  const kept = await readHard(root(), 5, [ref.cardId]);
  expect([kept.leechCount, kept.leeches[0]?.suspended, kept.suspended]).toEqual([1, true, []]);
});
