import { describe, expect, test, vi } from 'vitest';
import { noteReadiness } from '@/lib/client/readiness/note';
import type { Root } from '@/lib/client/root';
import { reviewKind } from '@/lib/client/session-kind';
import { SessionModel } from '@/lib/client/session-model';
import { MODEL } from '@/lib/domain/readiness/predict';
import type { Answered } from '@/lib/domain/review/event';
import type { Store } from '@/lib/store/port';
import { exported, must } from '../store/contract';
import { answer, answerAll, settled, started } from '../support/session';
import { cardOf, savedIs, until, world } from '../support/world';

const answersOf = async (store: Store, cardId?: string) =>
  (await exported(store)).filter(
    (e) => e.type === 'answered' && (!cardId || e.cardId === cardId),
  ) as Answered[];

/** Begun or gone on with, and what is loaded beside the first card is there. */
async function opened(root: Root) {
  const model = new SessionModel(root, reviewKind);
  await model.start();
  await vi.dynamicImportSettled();
  await settled();
  return model;
}

describe('what a review puts on record of readiness', () => {
  test('is the chance of each answer by what is known of the person, and what a first answer stood on', async () => {
    const { store, root } = world();
    const model = await started(root());
    await vi.dynamicImportSettled();
    await settled();
    await answer(model);
    await savedIs(model, 'saved');
    const event = (await exported(store)).find((e) => e.type === 'answered') as Answered;
    expect(event.predictedRight.model).toBe(MODEL);
    expect(event.predictedRight.value).toBeGreaterThan(0);
    expect(event.predictedRight.basis).toMatchObject({ studied: 0 });
  });

  test('is its state at the end, once', async () => {
    const { store, root } = world();
    const model = await started(root());
    await answerAll(model);
    await until(async () => expect(must(await store.readinessNoted())).toHaveLength(1));
    const [noted] = must(await store.readinessNoted());
    expect(noted).toMatchObject({ role: 'mid', expected: null });
    expect(noted!.coverage).toBeGreaterThan(0.5);
    await noteReadiness(root());
    const events = await exported(store);
    expect(events.filter((e) => e.type === 'readiness-noted')).toHaveLength(1);
  });

  test('predicts a first answer that is given again after an undo as the first one', async () => {
    const { store, root } = world();
    const left = await opened(root());
    await answer(left);
    await savedIs(left, 'saved');
    left.stop();
    const model = await opened(root());
    await model.undo();
    const { cardId } = cardOf(model).ref;
    await answer(model);
    await savedIs(model, 'saved');
    const [first, second] = await answersOf(store, cardId);
    expect(second!.predictedRight.basis).toMatchObject({ studied: 0 });
    // What is remembered of a card learned a minute ago would be 0.99.
    expect(Math.abs(second!.predictedRight.value - first!.predictedRight.value)).toBeLessThan(0.1);
  });
});
