/** A session under test: how it is started and answered, and stores that keep it waiting. */
import { expect } from 'vitest';
import { fail } from '@/lib/base/result';
import type { Root } from '@/lib/client/root';
import { reviewKind } from '@/lib/client/session-kind';
import { SessionModel } from '@/lib/client/session-model';
import type { Grade } from '@/lib/domain/review/grade';
import type { ChangeFrom, Store } from '@/lib/store/port';
import { exported } from '../store/contract';
import { cardOf, RIGHT, savedIs, screenType, until } from './world';

export async function started(root: Root) {
  const model = new SessionModel(root, reviewKind);
  await model.start();
  await until(() => expect(screenType(model)).toBe('card'));
  await savedIs(model, 'saved');
  return model;
}

/** Until the next card stands there, or the end. */
export async function answer(model: SessionModel, grade: Grade = 'easy') {
  const { eventId } = cardOf(model);
  model.reveal(RIGHT, 'sure');
  model.grade(grade);
  await until(() => {
    const { screen } = model.getView();
    expect(screen.type === 'card' ? screen.card.eventId : 'finished').not.toBe(eventId);
  });
}

/** Answers until the end, and says which cards were asked. */
export async function answerAll(model: SessionModel) {
  const asked: string[] = [];
  while (screenType(model) === 'card') {
    asked.push(cardOf(model).ref.cardId);
    await answer(model);
    await savedIs(model, 'saved');
  }
  return asked;
}

export const answersIn = async (store: Store) =>
  (await exported(store)).filter((e) => e.type === 'answered').map((e) => (e as { cardId?: string }).cardId);

/** Long enough for everything that was set going. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Appends wait until they are let through. */
export function gated(store: Store) {
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

/** What one kind of read finds is handed out only when it is let through. */
export function slow(store: Store, read: 'cards' | 'sessionEvents' | 'due' | 'answeredOn') {
  let held: Promise<void> | null = null;
  let letThrough = () => {};
  let reads = 0;
  const late = async (...args: unknown[]) => {
    const found = await (store[read] as (...args: unknown[]) => Promise<unknown>)(...args);
    if (held) {
      reads++;
      await held;
    }
    return found;
  };
  return {
    store: { ...store, [read]: late } as Store,
    hold: () => {
      held = new Promise((resolve) => {
        letThrough = resolve;
      });
    },
    letThrough: () => {
      held = null;
      letThrough();
    },
    /** Reads that have found what they hand out late. */
    reads: () => reads,
  };
}

/** A device that may be full. */
export function filling(store: Store) {
  const append: Store['append'] = async (...args) =>
    disk.full ? fail({ type: 'full', detail: 'no room' }) : store.append(...args);
  const disk = { full: false, store: { ...store, append } };
  return disk;
}

/** A device that may be full, and out of reach of the bank. */
export function failing(store: Store, root: (store: Store) => Root) {
  const disk = filling(store);
  const device = root(disk.store);
  const { bank } = device;
  let away = false;
  device.bank = {
    ...bank,
    item: async (...args) => (away ? Promise.reject(new Error('offline')) : bank.item(...args)),
  };
  return {
    disk,
    device,
    offline: (on: boolean) => {
      away = on;
    },
  };
}

/** Answers until the bank is missed, and says which cards were asked. */
export async function untilProblem(model: SessionModel) {
  const asked: string[] = [];
  while (screenType(model) === 'card') {
    asked.push(cardOf(model).ref.cardId);
    await answer(model);
    await settled();
  }
  expect(screenType(model)).toBe('problem');
  return asked;
}

/** A tab that hears of what another one wrote when it is told. */
export function listening(store: Store) {
  let listener: ((from: ChangeFrom) => void) | null = null;
  const heard: Store = {
    ...store,
    subscribe: (on) => {
      listener = on;
      return () => {
        listener = null;
      };
    },
  };
  return { heard, tell: () => listener?.('elsewhere') };
}
