import { describe, expect, test, vi } from 'vitest';
import { ok } from '@/lib/base/result';
import { noteReadiness } from '@/lib/client/readiness/note';
import type { Root } from '@/lib/client/root';
import { reviewKind } from '@/lib/client/session-kind';
import { SessionModel } from '@/lib/client/session-model';
import { MODEL } from '@/lib/domain/readiness/predict';
import type { DayTally } from '@/lib/domain/review/day-tally';
import type { Answered, SessionStarted } from '@/lib/domain/review/event';
import type { Store } from '@/lib/store/port';
import { exported, must } from '../store/contract';
import { DAY } from '../support/builders';
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
  await loaded();
  return model;
}

async function loaded() {
  await vi.dynamicImportSettled();
  await settled();
}

/** Rows as they were before they held first answers and counts of predictions, until they are derived anew. */
function olderRows(store: Store): Store {
  let current = false;
  return {
    ...store,
    overview: async () => ok({ ...must(await store.overview()), current }),
    days: async (...range) => {
      const days = must(await store.days(...range));
      return ok(current ? days : days.map(({ recall: _, predicted: __, ...older }) => older as DayTally));
    },
    append: async (...args) => {
      current = true;
      return store.append(...args);
    },
    check: async (...args) => {
      current = true;
      return store.check(...args);
    },
  };
}

describe('what a review puts on record of readiness', () => {
  test('is the chance of each answer by what is known of the person, and what a first answer stood on', async () => {
    const { store, root } = world();
    const model = await opened(root());
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

  test('is the chance by the model also in a session that an older version left', async () => {
    const { store, root } = world();
    const left = await opened(root());
    await answer(left);
    await savedIs(left, 'saved');
    left.stop();
    const model = await opened(root(olderRows(store)));
    const { cardId } = cardOf(model).ref;
    await answer(model);
    await savedIs(model, 'saved');
    expect((await answersOf(store, cardId))[0]!.predictedRight.model).toBe(MODEL);
  });

  test('stands on what the session before taught of the person', async () => {
    const { store, root } = world();
    const model = await opened(root());
    for (let i = 0; i < 4; i++) {
      await answer(model);
      await savedIs(model, 'saved');
    }
    await model.beginNext();
    await loaded();
    await answer(model);
    await savedIs(model, 'saved');
    const answers = await answersOf(store);
    const [before, after] = [answers[3], answers[4]].map((a) => a!.predictedRight.basis!.unseen);
    expect(after).toBeGreaterThan(before!);
  });

  test('is nothing on a day on which its results are only looked at', async () => {
    const { store, root } = world();
    const model = await opened(root());
    await answerAll(model);
    await until(async () => expect(must(await store.readinessNoted())).toHaveLength(1));
    const [start] = (await exported(store)).filter((e) => e.type === 'session-started');
    const later = root();
    const { now } = later;
    later.now = () => now() + 2 * DAY;
    const kind = { ...reviewKind, sessionId: (start as SessionStarted).sessionId };
    const again = new SessionModel(later, kind);
    await again.start();
    await loaded();
    expect(again.getView().screen.type).toBe('finished');
    expect(must(await store.readinessNoted())).toHaveLength(1);
  });
});
