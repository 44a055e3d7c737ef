import { describe, expect, test } from 'vitest';
import { exported, must } from '../store/contract';
import { started } from '../support/session';
import { cardOf, RIGHT, savedIs, until, world } from '../support/world';

describe('the card that comes next', () => {
  test('is at hand while the key is read, and is the very asking that a grade shows', async () => {
    const { store, root } = world();
    const model = await started(root());
    model.prepare();
    expect(model.getView().upcoming).toBeNull();
    model.reveal(RIGHT, 'sure');
    model.prepare();
    const upcoming = model.getView().upcoming!;
    expect(upcoming.ref.cardId).not.toBe(cardOf(model).ref.cardId);
    expect(model.getView()).toMatchObject({ done: 0, answered: 0 });
    model.grade('easy');
    expect(cardOf(model)).toMatchObject({ eventId: upcoming.eventId, seed: upcoming.seed, revealed: null });
    expect(cardOf(model).face).toBe(upcoming.face);
    expect(cardOf(model).shownAt).toBeGreaterThan(upcoming.shownAt);
    expect(model.getView().upcoming).toBeNull();
    await savedIs(model, 'saved');
    const { eventId } = upcoming;
    await until(async () => expect(must(await store.overview()).notes.draft).toMatchObject({ eventId }));
    model.reveal(RIGHT, 'sure');
    model.grade('easy');
    await savedIs(model, 'saved');
    expect((await exported(store)).at(-1)).toMatchObject({ id: eventId, cardId: upcoming.ref.cardId });
  });

  test('spends nothing and writes nothing before its turn', async () => {
    const { store, root } = world();
    const model = await started(root());
    model.reveal(RIGHT, 'sure');
    const before = await exported(store);
    model.prepare();
    const { cardId } = model.getView().upcoming!.ref;
    expect(await exported(store)).toEqual(before);
    expect(must(await store.overview()).notes.draft?.cardId).not.toBe(cardId);
  });

  test('gives way to the card that an undo brings back', async () => {
    const { root } = world();
    const model = await started(root());
    const first = cardOf(model).ref.cardId;
    model.reveal(RIGHT, 'sure');
    model.grade('easy');
    await savedIs(model, 'saved');
    model.reveal(RIGHT, 'sure');
    model.prepare();
    const { eventId } = model.getView().upcoming!;
    await model.undo();
    expect(cardOf(model)).toMatchObject({ ref: { cardId: first }, revealed: null });
    expect(cardOf(model).eventId).not.toBe(eventId);
    expect(model.getView().upcoming).toBeNull();
  });

  test('is none after the last card', async () => {
    const { root } = world();
    const model = await started(root());
    for (let i = 0; i < 5; i++) {
      model.reveal(RIGHT, 'sure');
      model.grade('easy');
      await savedIs(model, 'saved');
    }
    model.reveal(RIGHT, 'sure');
    model.prepare();
    expect(model.getView().upcoming).toBeNull();
  });
});
