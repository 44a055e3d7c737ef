import { describe, expect, test, vi } from 'vitest';
import { reviewKind } from '@/lib/client/session-kind';
import { SessionModel } from '@/lib/client/session-model';
import type { Store } from '@/lib/store/port';
import { exported, must } from '../store/contract';
import { choiceItem } from '../support/builders';
import { answer, answersIn, started } from '../support/session';
import { cardOf, RIGHT, savedIs, screenType, world } from '../support/world';

describe('a review that was left', () => {
  test('comes back to the same card after the tab was killed', async () => {
    const { store, root } = world();
    const killed = await started(root());
    await answer(killed);
    await savedIs(killed, 'saved');
    const { ref, eventId, face } = cardOf(killed);
    await vi.waitFor(async () => expect(must(await store.overview()).notes.draft).toMatchObject({ eventId }));
    killed.stop();
    const model = new SessionModel(root(), reviewKind);
    await model.start();
    expect(cardOf(model)).toMatchObject({ ref, eventId, face, revealed: null });
    expect(model.getView()).toMatchObject({ done: 1, total: 6, answered: 1 });
  });

  test('comes back to the same card with its key shown and the answer locked in', async () => {
    const { store, root } = world();
    const killed = await started(root());
    killed.reveal({ type: 'choice', option: 'wrong' }, 'guess');
    const { eventId, revealed } = cardOf(killed);
    await vi.waitFor(async () =>
      expect(must(await store.overview()).notes.draft?.revealed).toMatchObject({ confidence: 'guess' }),
    );
    killed.stop();
    const model = new SessionModel(root(), reviewKind);
    await model.start();
    const now = cardOf(model);
    expect(now.eventId).toBe(eventId);
    expect(now.revealed).toMatchObject({
      answer: { type: 'choice', option: 'wrong' },
      confidence: 'guess',
      answeredAt: revealed!.answeredAt,
      proposed: 'again',
    });
    model.grade('again');
    await savedIs(model, 'saved');
    expect((await exported(store)).at(-1)).toMatchObject({ id: eventId, right: false, confidence: 'guess' });
  });

  test('keeps the schedule of an item that an update changed, and says that it changed', async () => {
    const { store, root } = world();
    const model = await started(root());
    const { cardId, itemId } = cardOf(model).ref;
    await answer(model, 'again');
    await savedIs(model, 'saved');
    model.stop();
    const before = must(await store.cards([cardId])).get(cardId)!;
    const updated = root();
    const { bank } = updated;
    updated.bank = {
      ...bank,
      item: async (concept, id) => {
        const item = await bank.item(concept, id);
        return item && id === itemId ? { ...item, meaning: 'another' } : item;
      },
    };
    const later = { ...updated, now: () => before.memory.learnAt! + 1000 };
    const next = new SessionModel(later, reviewKind);
    await next.start();
    expect(cardOf(next)).toMatchObject({
      ref: { cardId },
      repeat: true,
      changed: true,
      memory: before.memory,
    });
  });

  test('passes over a card whose item an update took away, and finishes with the rest', async () => {
    const { store, root } = world();
    const before = await started(root());
    const first = cardOf(before).ref.cardId;
    const queue = must(await store.sessionEvents(must(await store.overview()).lastSessions.review!)).flatMap(
      (e) => (e.type === 'session-started' ? (e.queue as string[]) : []),
    );
    before.stop();
    const gone = [first, queue[3]!];
    const updated = root();
    const kept = (id: string) => !gone.includes(`${id}#main`);
    updated.bank = {
      ...updated.bank,
      index: async () => {
        const index = await root().bank.index();
        return { ...index, items: index.items.filter((e) => kept(e.id)) };
      },
      item: async (concept, id) => (kept(id) ? root().bank.item(concept, id) : null),
    };
    const model = new SessionModel(updated, reviewKind);
    await model.start();
    const asked: string[] = [];
    while (screenType(model) === 'card') {
      asked.push(cardOf(model).ref.cardId);
      await answer(model);
    }
    expect(asked).toEqual(queue.filter((id) => !gone.includes(id)));
    expect(screenType(model)).toBe('finished');
    expect(model.getView()).toMatchObject({ done: 4, total: 4, answered: 4 });
  });

  test('asks a card anew when its answer was committed before the tab was killed', async () => {
    const { store, root } = world({ items: [choiceItem(1)] });
    let dead = false;
    const note: Store['note'] = async (change) => (dead ? new Promise(() => {}) : store.note(change));
    const killed = await started(root({ ...store, note }));
    killed.reveal(RIGHT, 'sure');
    const { eventId } = cardOf(killed);
    await vi.waitFor(async () => expect(must(await store.overview()).notes.draft?.revealed).toBeTruthy());
    dead = true;
    killed.grade('again');
    await savedIs(killed, 'saved');
    killed.stop();
    const model = new SessionModel(root(), reviewKind);
    await model.start();
    expect(cardOf(model)).toMatchObject({ repeat: true, revealed: null });
    expect(cardOf(model).eventId).not.toBe(eventId);
    await answer(model, 'good');
    await savedIs(model, 'saved');
    expect(await answersIn(store)).toHaveLength(2);
  });

  test('begins one session when it is stopped and started again while it opens', async () => {
    const { store, root } = world();
    const model = new SessionModel(root(), reviewKind);
    const first = model.start();
    model.stop();
    await Promise.all([first, model.start()]);
    await savedIs(model, 'saved');
    expect(screenType(model)).toBe('card');
    expect((await exported(store)).map((e) => e.type)).toEqual(['session-started']);
  });

  test('begins one session when the page is left while it opens, and come back to', async () => {
    const { store, root } = world();
    const left = new SessionModel(root(), reviewKind);
    const opening = left.start();
    left.stop();
    const model = new SessionModel(root(), reviewKind);
    await Promise.all([opening, model.start()]);
    await savedIs(model, 'saved');
    expect((await exported(store)).map((e) => e.type)).toEqual(['session-started']);
    await left.start();
    expect(cardOf(left).ref).toEqual(cardOf(model).ref);
  });
});
