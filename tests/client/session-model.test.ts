import { describe, expect, test } from 'vitest';
import { reviewKind } from '@/lib/client/session-kind';
import { SessionModel } from '@/lib/client/session-model';
import { exported, must } from '../store/contract';
import { answer, answersIn, gated, settled, started } from '../support/session';
import { cardOf, RIGHT, savedIs, screenType, until, world } from '../support/world';

describe('a review', () => {
  test('plans a session and shows its first card, with the start of it saved', async () => {
    const { store, root } = world();
    const model = await started(root());
    expect(model.getView()).toMatchObject({ done: 0, total: 6, canUndo: false, durable: false });
    const [start] = await exported(store);
    expect(start).toMatchObject({ type: 'session-started', context: 'review' });
    expect((start as { queue?: string[] }).queue![0]).toBe(cardOf(model).ref.cardId);
    expect(cardOf(model)).toMatchObject({ isNew: true, repeat: false, revealed: null });
  });

  test('moves on at once and says saved only after the commit', async () => {
    const { store, root } = world();
    const gate = gated(store);
    const model = await started(root(gate.store));
    const first = cardOf(model).ref.cardId;
    gate.shut();
    await answer(model);
    expect(cardOf(model).ref.cardId).not.toBe(first);
    expect(model.getView()).toMatchObject({ done: 1, answered: 1, right: 1, saved: { type: 'saving' } });
    await until(() => expect(gate.waiting()).toBe(1));
    expect(await answersIn(store)).toEqual([]);
    gate.letThrough();
    await savedIs(model, 'saved');
    expect(await answersIn(store)).toEqual([first]);
  });

  test('keeps what was previewed under the grade', async () => {
    const { store, root } = world();
    const model = await started(root());
    const { ref } = cardOf(model);
    model.reveal(RIGHT, 'sure');
    const { previews, proposed, score } = cardOf(model).revealed!;
    expect([proposed, score]).toEqual(['easy', { complete: true, score: 1, right: true }]);
    model.grade('hard');
    await savedIs(model, 'saved');
    const { memory } = must(await store.cards([ref.cardId])).get(ref.cardId)!;
    expect([memory.intervalDays, memory.stability]).toEqual([
      previews.hard.intervalDays,
      previews.hard.stability,
    ]);
    expect((await exported(store)).at(-1)).toMatchObject({
      type: 'answered',
      proposedGrade: 'easy',
      grade: 'hard',
    });
  });

  test('undoes an answer while it is being written', async () => {
    const { store, root } = world();
    const gate = gated(store);
    const model = await started(root(gate.store));
    const { ref } = cardOf(model);
    gate.shut();
    await answer(model);
    await until(() => expect(gate.waiting()).toBe(1));
    const undone = model.undo();
    gate.letThrough();
    await undone;
    expect(cardOf(model).ref.cardId).toBe(ref.cardId);
    expect(model.getView()).toMatchObject({ done: 0, answered: 0 });
    expect(must(await store.cards([ref.cardId])).size).toBe(0);
  });

  test('undoes the last card after the end, and finishes again', async () => {
    const { store, root } = world();
    const model = await started(root());
    let last = '';
    for (let i = 0; i < 6; i++) {
      last = cardOf(model).ref.cardId;
      await answer(model);
    }
    expect(model.getView().screen).toEqual({ type: 'finished', waiting: 0, results: [] });
    await savedIs(model, 'saved');
    expect(await answersIn(store)).toHaveLength(6);
    await model.undo();
    expect(cardOf(model).ref.cardId).toBe(last);
    expect(model.getView()).toMatchObject({ done: 5, total: 6, answered: 5 });
    expect(must(await store.cards([last])).size).toBe(0);
    await answer(model);
    await savedIs(model, 'saved');
    expect(screenType(model)).toBe('finished');
    expect(must(await store.cards([last])).get(last)!.answers).toBe(1);
  });

  test('asks and saves a new card that was only flagged before', async () => {
    const { store, root } = world();
    const model = await started(root());
    const { cardId } = cardOf(model).ref;
    model.flag();
    await until(() => expect(cardOf(model).flagged).toBe(true));
    await model.beginNext();
    await savedIs(model, 'saved');
    while (cardOf(model).ref.cardId !== cardId) await answer(model);
    expect(cardOf(model)).toMatchObject({ isNew: true, flagged: true });
    await answer(model);
    await savedIs(model, 'saved');
    expect((await answersIn(store)).filter((id) => id === cardId)).toEqual([cardId]);
  });

  test('says what is missing when the bank cannot be had', async () => {
    const { root } = world();
    const offline = {
      ...root(),
      bank: { ...root().bank, index: () => Promise.reject(new Error('offline')) },
    };
    const model = new SessionModel(offline, reviewKind);
    await model.start();
    expect(model.getView().screen).toEqual({ type: 'problem', problem: { type: 'bank', detail: 'offline' } });
  });

  test('stays on the card that was drawn meanwhile when the item of another cannot be read', async () => {
    const { root } = world();
    const device = root();
    const { bank } = device;
    const refuse: (() => void)[] = [];
    let first = '';
    device.bank = {
      ...bank,
      item: (concept, id) => {
        first ||= id;
        if (id === first) return bank.item(concept, id);
        return new Promise((_, reject) => refuse.push(() => reject(new Error('offline'))));
      },
    };
    const model = await started(device);
    const { ref } = cardOf(model);
    model.reveal(RIGHT, 'sure');
    model.grade('easy');
    await savedIs(model, 'saved');
    await model.undo();
    expect(refuse.length).toBeGreaterThan(0);
    for (const now of refuse) now();
    await settled();
    expect(cardOf(model)).toMatchObject({ ref, revealed: null });
  });
});
