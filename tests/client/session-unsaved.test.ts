import { describe, expect, test } from 'vitest';
import { exported } from '../store/contract';
import { answer, answersIn, filling, started } from '../support/session';
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
});
