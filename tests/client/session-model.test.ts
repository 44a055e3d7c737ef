import { describe, expect, test, vi } from 'vitest';
import { fail } from '@/lib/base/result';
import type { Root } from '@/lib/client/root';
import { reviewKind } from '@/lib/client/session-kind';
import { SessionModel } from '@/lib/client/session-model';
import type { ChangeFrom, Store } from '@/lib/store/port';
import { exported, must } from '../store/contract';
import { cardOf, RIGHT, savedIs, screenType, until, world } from '../support/world';

async function started(root: Root) {
  const model = new SessionModel(root, reviewKind);
  await model.start();
  await until(() => expect(screenType(model)).toBe('card'));
  await savedIs(model, 'saved');
  return model;
}
async function answer(model: SessionModel, grade: 'easy' | 'again' = 'easy') {
  const { eventId } = cardOf(model);
  model.reveal(RIGHT, 'sure');
  model.grade(grade);
  await until(() => {
    const { screen } = model.getView();
    expect(screen.type === 'card' ? screen.card.eventId : 'finished').not.toBe(eventId);
  });
}
const answersIn = async (store: Store) =>
  (await exported(store)).filter((e) => e.type === 'answered').map((e) => (e as { cardId?: string }).cardId);

/** Appends wait until they are let through. */
function gated(store: Store) {
  const waiting: (() => void)[] = [];
  let open = true;
  const append: Store['append'] = async (...args) => {
    if (!open) await new Promise<void>((resolve) => waiting.push(resolve));
    return store.append(...args);
  };
  return {
    store: { ...store, append },
    shut: () => {
      open = false;
    },
    letThrough: () => {
      open = true;
      for (const resolve of waiting.splice(0)) resolve();
    },
    waiting: () => waiting.length,
  };
}

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

  test('goes on when the device is full, and writes everything in order on retry', async () => {
    const { store, root } = world();
    let full = false;
    const append: Store['append'] = async (...args) =>
      full ? fail({ type: 'full' as const, detail: 'no room' }) : store.append(...args);
    const model = await started(root({ ...store, append }));
    full = true;
    const asked: string[] = [];
    for (let i = 0; i < 3; i++) {
      asked.push(cardOf(model).ref.cardId);
      await answer(model);
    }
    await until(() =>
      expect(model.getView().saved).toMatchObject({ type: 'unsaved', count: 3, problem: { type: 'full' } }),
    );
    expect(model.getView()).toMatchObject({ done: 3, answered: 3 });
    expect(await answersIn(store)).toEqual([]);
    full = false;
    model.retry();
    await savedIs(model, 'saved');
    expect(await answersIn(store)).toEqual(asked);
    expect((await exported(store)).filter((e) => e.type === 'answered').map((e) => e.sequence)).toEqual([
      2, 3, 4,
    ]);
  });

  test('undoes an answer that never reached the log without writing anything', async () => {
    const { store, root } = world();
    let full = false;
    const append: Store['append'] = async (...args) =>
      full ? fail({ type: 'full' as const, detail: 'no room' }) : store.append(...args);
    const model = await started(root({ ...store, append }));
    full = true;
    const { ref } = cardOf(model);
    await answer(model);
    await savedIs(model, 'unsaved');
    await model.undo();
    expect(cardOf(model).ref.cardId).toBe(ref.cardId);
    full = false;
    model.retry();
    await until(() => expect(model.getView().saved.type).not.toBe('unsaved'));
    expect(await exported(store)).toHaveLength(1);
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

  test('moves on when another tab answers the card on screen', async () => {
    const { store, root } = world();
    let tell: (from: ChangeFrom) => void = () => undefined;
    const other: Store = {
      ...store,
      subscribe: (listener) => {
        tell = listener;
        return () => undefined;
      },
    };
    const mine = await started(root(other));
    const first = cardOf(mine).ref.cardId;
    const theirs = new SessionModel(root(), reviewKind);
    await theirs.start();
    expect(cardOf(theirs).ref.cardId).toBe(first);
    await answer(theirs);
    await savedIs(theirs, 'saved');
    expect(cardOf(mine).ref.cardId).toBe(first);
    tell('elsewhere');
    await until(() => expect(cardOf(mine).ref.cardId).not.toBe(first));
    expect(mine.getView()).toMatchObject({ saved: { type: 'elsewhere' }, done: 1, answered: 1 });
  });

  test('drops its own answer when another tab was first, and says so', async () => {
    const { store, root } = world();
    const [mine, theirs] = [await started(root()), new SessionModel(root(), reviewKind)];
    await theirs.start();
    const first = cardOf(mine).ref.cardId;
    // The same card was given another id here, as a second tab opened without a draft would.
    await answer(theirs);
    await savedIs(theirs, 'saved');
    mine.reveal(RIGHT, 'sure');
    mine.grade('again');
    await savedIs(mine, 'elsewhere');
    expect(await answersIn(store)).toEqual([first]);
    await until(() => expect(cardOf(mine).ref.cardId).not.toBe(first));
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
});
