/** A device and its bank for tests of what a session does. */
import { expect, vi } from 'vitest';
import type { Root } from '@/lib/client/root';
import type { SessionModel } from '@/lib/client/session-model';
import type { CardOnScreen } from '@/lib/client/session-view';
import type { BankIndex, Item } from '@/lib/domain/bank/item';
import { memoryStore } from '@/lib/store/memory';
import type { Store } from '@/lib/store/port';
import { choiceItem, dayAt, NOON } from './builders';

export const RIGHT = { type: 'choice' as const, option: 'right' };

interface World {
  store?: Store;
  /** Items of the bank; six choices of as many concepts when absent. */
  items?: Item[];
}

const SIX = [1, 2, 3, 4, 5, 6].map((n) => choiceItem(n));

/** A device: its clock moves a second at each look, its ids count up. */
export function world({ store = memoryStore('device'), items = SIX }: World = {}) {
  let now = NOON;
  let ids = 0;
  const index: BankIndex = {
    format: 1,
    version: 'pack-1',
    topics: [0, 1, 2].map((n) => {
      const slug = `topic-${n}`;
      return { slug, title: slug, short: slug, colour: slug, weight: 10 };
    }),
    concepts: {},
    items: items.map(({ id, topic, concept, kind, use, level, meaning, seconds }) => ({
      ...{ id, topic, concept, kind, use, level, meaning, seconds },
      parts: ['main'],
    })),
    packs: {},
    notes: {},
    diagrams: '',
  };
  const root = (over: Store = store): Root => ({
    store: over,
    bank: {
      index: async () => index,
      items: async () => [...items],
      item: async (_concept, id) => items.find((item) => item.id === id) ?? null,
      diagram: async () => ({ title: '', text: '', source: '' }),
      note: async () => null,
    },
    now: () => {
      now += 1000;
      return now;
    },
    newId: () => `id-${String(++ids).padStart(5, '0')}`,
    studyDay: (at) => dayAt(at),
  });
  return { store, root };
}

export const screenType = (model: SessionModel) => model.getView().screen.type;
export function cardOf(model: SessionModel): CardOnScreen {
  const { screen } = model.getView();
  if (screen.type !== 'card') throw new Error(`shows ${screen.type}`);
  return screen.card;
}
export const until = (check: () => void) => vi.waitFor(check, { interval: 1, timeout: 2000 });
export const savedIs = (model: SessionModel, type: string) =>
  until(() => expect(model.getView().saved.type).toBe(type));
