import { describe, expect, test } from 'vitest';
import { reviewKind } from '@/lib/client/session-kind';
import { SessionModel } from '@/lib/client/session-model';
import { exported, must } from '../store/contract';
import { choiceItem } from '../support/builders';
import { answer, answerAll, answersIn, failing, filling, started, untilProblem } from '../support/session';
import { cardOf, savedIs, until, world } from '../support/world';

describe('a review that cannot be written', () => {
  test('goes on when the device is full, and writes everything in order on retry', async () => {
    const { store, root } = world();
    const disk = filling(store);
    const model = await started(root(disk.store));
    disk.full = true;
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
    disk.full = false;
    model.retry();
    await savedIs(model, 'saved');
    expect(await answersIn(store)).toEqual(asked);
    expect((await exported(store)).filter((e) => e.type === 'answered').map((e) => e.sequence)).toEqual([
      2, 3, 4,
    ]);
  });

  test('undoes an answer that never reached the log without writing anything', async () => {
    const { store, root } = world();
    const disk = filling(store);
    const model = await started(root(disk.store));
    disk.full = true;
    const { ref } = cardOf(model);
    await answer(model);
    await savedIs(model, 'unsaved');
    await model.undo();
    expect(cardOf(model).ref.cardId).toBe(ref.cardId);
    disk.full = false;
    model.retry();
    await until(() => expect(model.getView().saved.type).not.toBe('unsaved'));
    expect(await exported(store)).toHaveLength(1);
  });

  test('goes on where it was after a problem, with the answers that still wait', async () => {
    const { store, root } = world();
    const { disk, device, offline } = failing(store, root);
    const model = await started(device);
    disk.full = true;
    offline(true);
    const asked = await untilProblem(model);
    offline(false);
    await model.start();
    expect(model.getView()).toMatchObject({
      done: asked.length,
      answered: asked.length,
      saved: { type: 'unsaved' },
    });
    disk.full = false;
    model.retry();
    await savedIs(model, 'saved');
    asked.push(...(await answerAll(model)));
    expect(new Set(asked).size).toBe(6);
    expect(await answersIn(store)).toEqual(asked);
  });

  test('goes on after a problem though not even its start could be written', async () => {
    const { store, root } = world();
    const { disk, device, offline } = failing(store, root);
    const model = new SessionModel(device, reviewKind);
    disk.full = true;
    await model.start();
    await savedIs(model, 'unsaved');
    offline(true);
    const asked = await untilProblem(model);
    offline(false);
    await model.start();
    expect(model.getView()).toMatchObject({ done: asked.length, total: 6 });
    disk.full = false;
    model.retry();
    await savedIs(model, 'saved');
    asked.push(...(await answerAll(model)));
    expect(await answersIn(store)).toEqual(asked);
    expect((await exported(store)).filter((e) => e.type === 'session-started')).toHaveLength(1);
  });

  test('plans no card again whose answer still waits', async () => {
    const { store, root } = world();
    const disk = filling(store);
    const model = await started(root(disk.store));
    disk.full = true;
    const asked = [cardOf(model).ref.cardId];
    await answer(model);
    await savedIs(model, 'unsaved');
    await model.beginNext();
    expect(model.getView()).toMatchObject({ done: 0, total: 5 });
    disk.full = false;
    model.retry();
    await savedIs(model, 'saved');
    asked.push(...(await answerAll(model)));
    expect(new Set(asked).size).toBe(6);
    expect(await answersIn(store)).toEqual(asked);
  });

  test('shows a card as it was before its answer when the undo cannot be written', async () => {
    const { store, root } = world();
    const disk = filling(store);
    const model = await started(root(disk.store));
    const { ref } = cardOf(model);
    model.flag();
    await answer(model, 'again');
    await savedIs(model, 'saved');
    disk.full = true;
    await model.undo();
    await savedIs(model, 'unsaved');
    expect(cardOf(model)).toMatchObject({ ref, isNew: true, repeat: false, flagged: true });
    expect(cardOf(model).memory.phase).toBe('new');
    await answer(model, 'good');
    disk.full = false;
    model.retry();
    await savedIs(model, 'saved');
    expect(must(await store.cards([ref.cardId])).get(ref.cardId)).toMatchObject({
      answers: 1,
      lastGrade: 'good',
      memory: { reps: 1 },
    });
  });

  test('undoes the later of two unsaved answers of a card, then the earlier', async () => {
    const { store, root } = world({ items: [choiceItem(1)] });
    const disk = filling(store);
    const model = await started(root(disk.store));
    disk.full = true;
    await answer(model, 'again');
    const { reps, stability } = cardOf(model).memory;
    await answer(model, 'again');
    await until(() => expect(model.getView().saved).toMatchObject({ count: 2 }));
    await model.undo();
    expect(cardOf(model)).toMatchObject({ repeat: true, isNew: false, memory: { reps, stability } });
    expect(model.getView().saved).toMatchObject({ type: 'unsaved', count: 1 });
    await model.undo();
    expect(cardOf(model)).toMatchObject({ repeat: false, isNew: true, memory: { phase: 'new' } });
    expect(model.getView().saved.type).toBe('idle');
  });
});
