import Dexie from 'dexie';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { DayTally } from '@/lib/domain/review/day-tally';
import type { StoredEvent } from '@/lib/domain/review/event';
import { DrydockDb } from '@/lib/store/dexie-db';
import { dexieStore } from '@/lib/store/dexie-log';
import type { Store } from '@/lib/store/port';
import { answered, cardRef, DAY, NOON, newEvent, storedEvent, TODAY } from '../support/builders';
import { derivedOf, exported, must, perform, steps, storeContract } from './contract';

let made = 0;
const nothing = () => undefined;
const open = (name = `db-${++made}`) =>
  dexieStore({
    name,
    newDeviceId: () => `device-${++made}`,
    channel: null,
    onBlocked: nothing,
    onReady: () => undefined,
    onOutdated: nothing,
  });

async function damaged(name: string) {
  const db = new DrydockDb(name);
  const row = (await db.cards.get('item-0#main'))!;
  await db.cards.put({ ...row, due: 3, state: { ...row.state, answers: 77 } });
  await db.cards.put({ ...row, cardId: 'ghost#main' });
  await db.days.put({ ...(await db.days.get(TODAY))!, answered: 50 });
  await db.days.put({ ...(await db.days.get(TODAY))!, day: 4 });
  await db.notes.put({ key: 'timeline', value: [] });
  await db.notes.put({ key: 'sessions', value: { review: 'of long ago' } });
  await db.cards.delete('item-1#main');
  db.close();
}

/** As the rows were before they held first answers and counts of predictions. */
async function asOlder(name: string) {
  const db = new DrydockDb(name);
  await db.notes.delete('rows');
  for (const { state, ...row } of await db.cards.toArray()) {
    const { first: _, ...older } = state;
    await db.cards.put({ ...row, state: older });
  }
  for (const { recall: _, predicted: __, confidence: ___, ...older } of await db.days.toArray())
    await db.days.put(older as DayTally);
  db.close();
}

/** Copies the rows of one database into another of the first schema, which had no index of what was forgotten. */
async function asFirstSchema(from: string, to: string) {
  const [db, first] = [new DrydockDb(from), new Dexie(to)];
  first.version(1).stores({
    events: 'id, stream, session',
    cards: 'cardId, due, seen, lastDay',
    days: 'day',
    items: 'itemId',
    notes: 'key',
  });
  for (const { name } of db.tables) await first.table(name).bulkPut(await db.table(name).toArray());
  expect(first.table('cards').schema.indexes.map((i) => i.name)).toEqual(['due', 'seen', 'lastDay']);
  db.close();
  first.close();
}

async function filled(name: string) {
  const store = open(name);
  const queue = ['item-0#main'];
  must(
    await store.append([
      newEvent('e-0', { type: 'settings-changed', changes: { retention: 0.85 } }),
      newEvent('e-1', { type: 'session-started', sessionId: 's', context: 'review', queue }),
      newEvent('e-2', answered(cardRef(0))),
      newEvent('e-3', answered(cardRef(1))),
    ]),
  );
  return store;
}

describe('Dexie store', () => {
  storeContract(() => open());

  test('puts damaged rows right, and says which', async () => {
    const store = await filled('damaged');
    const good = await derivedOf(store);
    await damaged('damaged');
    expect(await derivedOf(store)).not.toEqual(good);
    const { repaired } = must(await store.check());
    expect([...repaired].sort()).toEqual(
      ['day 4', `day ${TODAY}`, 'ghost#main', 'item-0#main', 'item-1#main', 'sessions', 'timeline'].sort(),
    );
    expect(await derivedOf(store)).toEqual(good);
    expect(must(await store.cards(['ghost#main'])).size).toBe(0);
    expect(must(await store.check()).repaired).toEqual([]);
  });

  test('changes nothing when a check is cancelled', async () => {
    const store = await filled('cancelled');
    await damaged('cancelled');
    const before = await derivedOf(store);
    expect(await store.check(() => false)).toMatchObject({ ok: false, error: { type: 'cancelled' } });
    expect(await derivedOf(store)).toEqual(before);
    expect(must(await store.check()).repaired).toHaveLength(7);
  });

  test('derives anew what an older version derived, before the next write counts on it', async () => {
    for (const mend of ['append', 'check'] as const) {
      const name = `older-${mend}`;
      const store = await filled(name);
      await asOlder(name);
      expect(must(await store.overview()).current).toBe(false);
      await store.readAhead('item-0#main', TODAY);
      const repeat = newEvent('e-4', answered(cardRef(0), { right: false, grade: 'again' }));
      if (mend === 'append') must(await store.append([repeat]));
      else must(await store.check());
      expect(must(await store.overview()).current).toBe(true);
      const { days, cards } = await derivedOf(store);
      expect(days[0]!.predicted).toEqual({ 50: { n: 2, right: 2 } });
      expect(cards.get('item-0#main')!.first).toEqual({ day: TODAY, right: true });
      expect(must(await store.check()).repaired).toEqual([]);
    }
  });

  test('finds again what an older version kept without knowing it', async () => {
    const name = 'older-stream';
    const store = open(name);
    const noted = {
      type: 'readiness-noted',
      model: 'm',
      role: 'mid',
      coverage: 0.5,
      expected: null,
    } as const;
    must(await store.append([newEvent('e-1', answered(cardRef(0))), newEvent('e-2', noted)]));
    const db = new DrydockDb(name);
    await db.events.update('e-2', { stream: '~other' });
    db.close();
    await asOlder(name);
    expect(must(await store.readinessNoted())).toEqual([]);
    must(await store.append([newEvent('e-3', answered(cardRef(1)))]));
    expect(must(await store.readinessNoted()).map((e) => e.id)).toEqual(['e-2']);
    expect(must(await store.check())).toMatchObject({ events: 3, repaired: [] });
  });

  test('takes over the data of the first version of the schema, and finds what was forgotten in it', async () => {
    const name = 'schema-1';
    const now = await filled('schema-now');
    for (const [i, grade] of (['easy', 'again'] as const).entries())
      must(
        await now.append([newEvent(`l-${i}`, answered(cardRef(0), { grade }), NOON + 30 * (i + 1) * DAY)]),
      );
    const good = await derivedOf(now);
    await asFirstSchema('schema-now', name);
    now.close();
    const store = open(name);
    expect(await derivedOf(store)).toEqual(good);
    expect(must(await store.forgotten(1, 9)).map((c) => c.cardId)).toEqual(['item-0#main']);
    expect(must(await store.check()).repaired).toEqual([]);
    must(await store.append([newEvent('l-2', answered(cardRef(0)), NOON + 90 * DAY)]));
    expect(must(await store.check()).repaired).toEqual([]);
  });

  test('finds nothing to repair after two tabs wrote in turn', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (left, right) => {
        const name = `tabs-${++made}`;
        const [a, b] = [open(name), open(name)];
        await Promise.all([perform(a, left, 'a'), perform(b, right, 'b')]);
        expect(must(await a.check()).repaired).toEqual([]);
        expect(await derivedOf(b)).toEqual(await derivedOf(a));
        const events = await exported(b);
        expect(new Set(events.map((e) => e.hlc)).size).toBe(events.length);
        expect(events.map((e) => e.sequence).sort((x, y) => x - y)).toEqual(events.map((_, i) => i + 1));
        a.close();
        b.close();
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test('lets one of two tabs answer a card, and tells the other that it is stale', async () => {
    const [a, b] = [open('race'), open('race')];
    const expectation = { expect: { cardId: 'item-0#main', version: '' } };
    const results = await Promise.all([
      a.append([newEvent('a', answered(cardRef(0)))], expectation),
      b.append([newEvent('b', answered(cardRef(0)))], expectation),
    ]);
    expect(results.map((r) => (r.ok ? 'ok' : r.error.type)).sort()).toEqual(['ok', 'stale']);
    expect(await exported(a)).toHaveLength(1);
  });

  test('writes nothing on what was read ahead once another tab wrote, restored or repaired', async () => {
    const ref = cardRef(0);
    const elsewhere: Record<string, (store: Store, name: string) => Promise<unknown>> = {
      answered: (b) => b.append([newEvent('b', answered(ref))]),
      'another card': (b) => b.append([newEvent('b', answered(cardRef(2)))]),
      restored: (b) => b.restore([storedEvent('b', answered(ref), 1, NOON - DAY)]),
      repaired: (b) => b.check(),
    };
    for (const [what, change] of Object.entries(elsewhere)) {
      const name = `ahead-${what}`;
      const a = await filled(name);
      if (what === 'repaired') await damaged(name);
      const b = open(name);
      await a.readAhead(ref.cardId, TODAY);
      await change(b, name);
      must(await a.append([newEvent('z', answered(ref, { grade: 'hard' }))]));
      expect(must(await a.check()).repaired, what).toEqual([]);
      a.close();
      b.close();
    }
  });

  test('says full, writes nothing and goes on when there is no room for an answer that was told of', async () => {
    const store = await filled('no-room');
    const before = await derivedOf(store);
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await store.readAhead('item-0#main', TODAY);
    const refused = await store.append([newEvent('z', answered(cardRef(0)))]);
    expect(refused).toMatchObject({ ok: false, error: { type: 'full' } });
    expect(await derivedOf(store)).toEqual(before);
    add.mockRestore();
    must(await store.append([newEvent('z', answered(cardRef(0)))]));
    expect(must(await store.check()).repaired).toEqual([]);
  });

  test('writes nothing of several answers when there is no room to derive an older version’s rows anew', async () => {
    const name = 'no-room-for-rows';
    const store = await filled(name);
    await asOlder(name);
    const before = await derivedOf(store);
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      // The answers and their own rows still find room.
      if (this.name === 'days' && ++puts > 1) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    });
    const two = [newEvent('y', answered(cardRef(0))), newEvent('z', answered(cardRef(2)))];
    expect(await store.append(two)).toMatchObject({ ok: false, error: { type: 'full' } });
    expect(puts).toBe(2);
    expect(await derivedOf(store)).toEqual(before);
    expect(before.overview.current).toBe(false);
    spy.mockRestore();
    must(await store.append(two));
    expect((await derivedOf(store)).overview.current).toBe(true);
    expect(must(await store.check()).repaired).toEqual([]);
  });

  test('keeps the review when the tab dies after saved', async () => {
    const store = await filled('reopened');
    const before = await derivedOf(store);
    store.close();
    expect(await derivedOf(open('reopened'))).toEqual(before);
  });

  test('checks logs longer than one piece, with streams across the seam', async () => {
    const events: StoredEvent[] = [];
    for (let i = 0; i < 4500; i++) {
      const id = `e-${String(i).padStart(5, '0')}`;
      // 1 999 of one card, then 3 cards share the rest.
      const ref = cardRef(i < 1999 ? 0 : 1 + (i % 3));
      events.push(
        storedEvent(id, { type: 'flagged', ...ref, on: i % 2 === 0, sessionId: null }, i + 1, NOON),
      );
    }
    const store = open();
    expect(must(await store.restore(events))).toEqual({ added: 4500, known: 0, cards: 4 });
    expect(must(await store.check())).toMatchObject({ events: 4500, cards: 4, repaired: [] });
    expect(await exported(store)).toEqual(events);
  }, 60_000);

  test('says refused when the database cannot be opened', async () => {
    const store = open();
    store.close();
    expect(await store.overview()).toMatchObject({ ok: false, error: { type: 'refused' } });
  });
});
