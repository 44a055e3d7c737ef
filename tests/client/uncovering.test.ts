import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SessionModel } from '@/lib/client/session-model';
import { uncoveringFirst } from '@/lib/client/uncovering';
import { started } from '../support/session';
import { RIGHT, world } from '../support/world';

/** The question on screen at each drawing, and each uncovering. */
async function watched({ drawn = true } = {}) {
  const model = await started(world().root());
  const seen: string[] = [];
  const onScreen = (view = model.getView()) =>
    view.screen.type === 'card' ? view.screen.card.ref.cardId : '';
  const uncover = () => {
    if (drawn) seen.push(`uncovered ${onScreen()}`);
    return drawn;
  };
  uncoveringFirst(model, uncover)(() => seen.push(`drawn ${onScreen()}`));
  return { model, seen, onScreen };
}

/** With the next card drawn out of sight; what was seen until then is forgotten. */
function answered({ model, seen }: { model: SessionModel; seen: string[] }) {
  model.reveal(RIGHT, 'sure');
  model.prepare();
  seen.length = 0;
}

describe('a screen whose next card is drawn out of sight', () => {
  let frame: (() => void)[] = [];
  const paint = () => {
    const asked = frame;
    frame = [];
    for (const then of asked) then();
  };

  beforeEach(() => {
    frame = [];
    vi.stubGlobal('window', new EventTarget());
    vi.stubGlobal('requestAnimationFrame', (then: () => void) => frame.push(then));
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('uncovers it at the grade, and draws once it is painted, once for all that was told meanwhile', async () => {
    const session = await watched();
    answered(session);
    session.model.grade('easy');
    const card = session.onScreen();
    session.model.flag();
    await vi.advanceTimersByTimeAsync(10);
    expect(session.seen).toEqual([`uncovered ${card}`]);
    paint();
    await vi.advanceTimersByTimeAsync(100);
    expect(session.seen).toEqual([`uncovered ${card}`, `drawn ${card}`]);
    session.model.flag();
    expect(session.seen.at(2)).toBe(`drawn ${card}`);
  });

  test('draws at once when a key or a finger comes down', async () => {
    for (const pressed of ['keydown', 'pointerdown']) {
      const session = await watched();
      answered(session);
      session.model.grade('easy');
      window.dispatchEvent(new Event(pressed));
      const card = session.onScreen();
      expect(session.seen).toEqual([`uncovered ${card}`, `drawn ${card}`]);
    }
  });

  test('draws in the background too, where nothing is painted', async () => {
    const session = await watched();
    answered(session);
    session.model.grade('easy');
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.seen).toEqual([`uncovered ${session.onScreen()}`, `drawn ${session.onScreen()}`]);
  });

  test('draws at once what cannot be uncovered, and what is another card', async () => {
    const none = await watched({ drawn: false });
    answered(none);
    none.model.grade('easy');
    expect(none.seen[0]).toBe(`drawn ${none.onScreen()}`);

    const session = await watched();
    session.model.reveal(RIGHT, 'sure');
    session.seen.length = 0;
    session.model.grade('easy');
    expect(session.seen[0]).toBe(`drawn ${session.onScreen()}`);
  });

  test('uncovers again at the next grade', async () => {
    const session = await watched();
    for (let i = 0; i < 2; i++) {
      answered(session);
      session.model.grade('easy');
      paint();
      await vi.advanceTimersByTimeAsync(100);
      expect(session.seen.slice(0, 2)).toEqual([
        `uncovered ${session.onScreen()}`,
        `drawn ${session.onScreen()}`,
      ]);
    }
  });
});
