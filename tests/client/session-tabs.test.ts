import { describe, expect, test } from 'vitest';
import { reviewKind } from '@/lib/client/session-kind';
import { SessionModel } from '@/lib/client/session-model';
import { answer, answersIn, listening, started } from '../support/session';
import { cardOf, RIGHT, savedIs, until, world } from '../support/world';

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
});
