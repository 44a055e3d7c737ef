import { describe, expect, test } from 'vitest';
import { planSession } from '@/lib/client/plan-input';
import { reviewKind } from '@/lib/client/session-kind';
import { SessionModel } from '@/lib/client/session-model';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/domain/review/settings';
import type { Store } from '@/lib/store/port';
import { must } from '../store/contract';
import { answered, cardRef, choiceItem, DAY, NOON, newEvent, TODAY } from '../support/builders';
import { started } from '../support/session';
import { screenType, until, world } from '../support/world';

const items = Array.from({ length: 30 }, (_, n) => choiceItem(n, { seconds: 30 }));

async function device(changes: Partial<Settings>) {
  const { store, root } = world({ items });
  must(await store.append([newEvent('settings', { type: 'settings-changed', changes })]));
  const settings = { ...DEFAULT_SETTINGS, ...changes };
  const planOn = async (days: number) => {
    const device = root();
    const later = { ...device, now: () => NOON + days * DAY };
    return must(await planSession(later, await device.bank.index(), settings, 0)).plan;
  };
  return { store, root, planOn };
}

test('what is due is read in few rows, however much it is, and no card of the bank is missed for it', async () => {
  const { store, root } = world({ items });
  const dated = newEvent('s', { type: 'settings-changed', changes: { targetDay: TODAY + 90 } });
  const own = Array.from({ length: 450 }, (_, n) =>
    newEvent(`own-${n}`, answered(cardRef(1000 + n, { origin: 'own' }), { grade: 'again' })),
  );
  const bank = newEvent('bank', answered(cardRef(3), { grade: 'again' }), NOON + 60_000);
  must(await store.append([dated, ...own, bank]));
  const limits: number[] = [];
  const counting: Store = {
    ...store,
    due: (day, limit) => {
      limits.push(limit);
      return store.due(day, limit);
    },
  };
  const later = { ...root(counting), now: () => NOON + 2 * DAY };
  const index = await later.bank.index();
  for (const targetDay of [TODAY + 90, null]) {
    const settings = { ...DEFAULT_SETTINGS, targetDay, minutesPerDay: 240 };
    const { plan } = must(await planSession(later, index, settings, 0));
    if (targetDay !== null) expect(plan.cards.map((c) => c.cardId)).toContain('item-3#main');
    expect(plan.cards.length).toBeGreaterThan(10);
  }
  expect(Math.max(...limits)).toBeLessThan(450);
});

describe('a review towards a date', () => {
  test('asks as many new cards as the minutes hold, also where the limit of new ones is none', async () => {
    const { root } = await device({ targetDay: TODAY + 20, minutesPerDay: 5, newPerDay: 0 });
    const model = await started(root());
    const { total } = model.getView();
    expect(total).toBeGreaterThan(2);
    expect(total).toBeLessThan(10);
  });

  test('asks no more once the minutes of the day are used, in whatever session', async () => {
    const { store, planOn } = await device({ targetDay: TODAY + 20, minutesPerDay: 5, newPerDay: 5 });
    expect((await planOn(0)).cards.length).toBeGreaterThan(2);
    const quiz = { context: 'quiz', grade: 'easy', shownAt: NOON - 3 * 60_000 } as const;
    for (const n of [0, 1]) must(await store.append([newEvent(`quiz-${n}`, answered(cardRef(n), quiz))]));
    expect((await planOn(0)).cards).toEqual([]);
    expect((await planOn(1)).cards.length).toBeGreaterThan(2);
  });

  test('is plain again from the day itself on, and once the date is taken back', async () => {
    const dated = await device({ targetDay: TODAY + 2, minutesPerDay: 240, newPerDay: 3 });
    expect((await dated.planOn(1)).cards.length).toBe(30);
    expect((await dated.planOn(2)).cards.length).toBe(3);
    const cleared = await device({ targetDay: null, minutesPerDay: 240, newPerDay: 3 });
    expect((await cleared.planOn(1)).cards.length).toBe(3);
  });

  test('goes on with the session it planned when the date is changed meanwhile', async () => {
    const { store, root } = await device({ targetDay: TODAY + 20, minutesPerDay: 5, newPerDay: 0 });
    const model = await started(root());
    const { total } = model.getView();
    model.stop();
    must(
      await store.append([newEvent('cleared', { type: 'settings-changed', changes: { targetDay: null } })]),
    );
    const again = new SessionModel(root(), reviewKind);
    await again.start();
    await until(() => expect(screenType(again)).toBe('card'));
    expect(again.getView().total).toBe(total);
  });
});
