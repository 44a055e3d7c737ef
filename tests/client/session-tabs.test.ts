import { describe, expect, test } from 'vitest';
import { reviewKind } from '@/lib/client/session-kind';
import { SessionModel } from '@/lib/client/session-model';
import { must } from '../store/contract';
import { choiceItem, newEvent } from '../support/builders';
import { answer, answerAll, answersIn, listening, settled, slow, started } from '../support/session';
import { cardOf, RIGHT, savedIs, screenType, until, world } from '../support/world';

describe('a review in two tabs', () => {
  test('moves on when another tab answers the card on screen', async () => {
    const { store, root } = world();
    const { heard, tell } = listening(store);
    const mine = await started(root(heard));
    const first = cardOf(mine).ref.cardId;
    const theirs = new SessionModel(root(), reviewKind);
    await theirs.start();
    expect(cardOf(theirs).ref.cardId).toBe(first);
    await answer(theirs);
    await savedIs(theirs, 'saved');
    expect(cardOf(mine).ref.cardId).toBe(first);
    tell();
    await until(() => expect(cardOf(mine).ref.cardId).not.toBe(first));
    expect(mine.getView()).toMatchObject({ saved: { type: 'elsewhere' }, done: 1, answered: 1 });
  });

  test('asks a card as it was before when another tab takes its answer back', async () => {
    const { store, root } = world();
    const { heard, tell } = listening(store);
    const [mine, theirs] = [await started(root(heard)), new SessionModel(root(), reviewKind)];
    await theirs.start();
    const first = cardOf(mine).ref.cardId;
    await answer(theirs);
    await savedIs(theirs, 'saved');
    tell();
    await savedIs(mine, 'elsewhere');
    await theirs.undo();
    await savedIs(theirs, 'saved');
    tell();
    await settled();
    const asked = [cardOf(mine).ref.cardId];
    await answer(mine);
    expect(cardOf(mine)).toMatchObject({ ref: { cardId: first }, isNew: true, memory: { phase: 'new' } });
    asked.push(...(await answerAll(mine)));
    expect(asked).toHaveLength(6);
    expect(await answersIn(store)).toEqual([first, ...asked]);
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

  test('saves a card that another tab only flagged, at the second asking', async () => {
    const { store, root } = world();
    const [mine, theirs] = [await started(root()), new SessionModel(root(), reviewKind)];
    await theirs.start();
    const first = cardOf(mine).ref.cardId;
    theirs.flag();
    await savedIs(theirs, 'saved');
    await answer(mine);
    await savedIs(mine, 'elsewhere');
    const asked = await answerAll(mine);
    expect(asked.filter((id) => id === first)).toHaveLength(1);
    expect((await answersIn(store)).sort()).toEqual([...asked].sort());
    expect(new Set(asked).size).toBe(6);
  });

  test('comes back from the end when the last answer was refused', async () => {
    const { store, root } = world({ items: [choiceItem(1)] });
    const [mine, theirs] = [await started(root()), new SessionModel(root(), reviewKind)];
    await theirs.start();
    theirs.flag();
    await savedIs(theirs, 'saved');
    await answer(mine);
    await until(() => expect(screenType(mine)).toBe('card'));
    expect(cardOf(mine)).toMatchObject({ isNew: true, flagged: true });
    await answer(mine);
    await savedIs(mine, 'saved');
    expect(await answersIn(store)).toHaveLength(1);
  });

  test('asks no card twice that was answered while it took in what another tab wrote', async () => {
    const { store, root } = world();
    const late = slow(store, 'sessionEvents');
    const { heard, tell } = listening(late.store);
    const model = await started(root(heard));
    const first = cardOf(model).ref.cardId;
    late.hold();
    tell();
    await until(() => expect(late.reads()).toBe(1));
    await answer(model);
    await savedIs(model, 'saved');
    late.letThrough();
    await settled();
    expect(model.getView()).toMatchObject({ done: 1, answered: 1 });
    const asked = [first, ...(await answerAll(model))];
    expect([asked.length, new Set(asked).size]).toEqual([6, 6]);
    expect(await answersIn(store)).toEqual(asked);
  });

  test('keeps to the session that was begun while it took in what another tab wrote', async () => {
    const { store, root } = world();
    const late = slow(store, 'sessionEvents');
    const { heard, tell } = listening(late.store);
    const model = await started(root(heard));
    await answer(model);
    await savedIs(model, 'saved');
    late.hold();
    tell();
    await until(() => expect(late.reads()).toBe(1));
    await model.beginNext();
    late.letThrough();
    await settled();
    await answer(model);
    expect(model.getView()).toMatchObject({ done: 1, total: 5, answered: 1 });
  });

  test('keeps an answer given while it read the cards again', async () => {
    const { store, root } = world();
    const late = slow(store, 'cards');
    const { heard, tell } = listening(late.store);
    const model = await started(root(heard));
    const first = cardOf(model).ref.cardId;
    late.hold();
    tell();
    await until(() => expect(late.reads()).toBeGreaterThan(0));
    await answer(model, 'again');
    await savedIs(model, 'saved');
    model.reveal(RIGHT, 'sure');
    const shown = cardOf(model);
    late.letThrough();
    await settled();
    expect(cardOf(model)).toEqual(shown);
    model.grade('easy');
    await savedIs(model, 'saved');
    const asked = [first, shown.ref.cardId, ...(await answerAll(model))];
    expect(asked.filter((id) => id === first)).toHaveLength(2);
    expect(await answersIn(store)).toEqual(asked);
  });

  test('stays at the end when another tab changes a setting', async () => {
    const { store, root } = world({ items: [choiceItem(1)] });
    const { heard, tell } = listening(store);
    const model = await started(root(heard));
    await answer(model);
    await savedIs(model, 'saved');
    const { screen } = model.getView();
    must(await store.append([newEvent('s-1', { type: 'settings-changed', changes: { newPerDay: 3 } })]));
    tell();
    await until(() => expect(model.getView().settings.newPerDay).toBe(3));
    await settled();
    expect(model.getView()).toMatchObject({ screen, saved: { type: 'saved' } });
  });

  test('draws no card of the session that ends while the next one is planned', async () => {
    const { store, root } = world();
    const late = slow(store, 'due');
    const { heard, tell } = listening(late.store);
    const model = await started(root(heard));
    await answer(model);
    await savedIs(model, 'saved');
    late.hold();
    const begun = model.beginNext();
    await until(() => expect(late.reads()).toBe(1));
    tell();
    await settled();
    expect(screenType(model)).toBe('loading');
    late.letThrough();
    await begun;
    expect(model.getView()).toMatchObject({ done: 0, total: 5 });
  });
});
