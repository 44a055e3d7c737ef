/** What lib/store/port promises; every adapter runs it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDay, type DayTally, emptyDay } from '@/lib/domain/review/day-tally';
import type { EventBody, StoredEvent } from '@/lib/domain/review/event';
import { cardOf, isKnown } from '@/lib/domain/review/event';
import { foldCard, foldSettings } from '@/lib/domain/review/fold';
import { GRADES } from '@/lib/domain/review/grade';
import { cardRow } from '@/lib/store/derive';
import type { Store } from '@/lib/store/port';
import {
  answered,
  cardRef,
  DAY,
  dayAt,
  HOUR,
  laterEvent,
  NOON,
  newEvent,
  OWN_PARAMETERS,
  TODAY,
} from '../support/builders';

export function must<T>(result: { ok: true; value: T } | { ok: false; error: { type: string } }): T {
  if (!result.ok) throw new Error(`expected success, got ${JSON.stringify(result.error)}`);
  return result.value;
}

export async function exported(store: Store): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  must(await store.exportEvents((chunk) => events.push(...chunk)));
  return events;
}

const CARDS = [0, 1, 2, 3].map((n) => cardRef(n));
const CARD_IDS = CARDS.map((c) => c.cardId);

/** Everything a reader of the store can see of the derived rows. */
export async function derivedOf(store: Store, cardIds = CARD_IDS) {
  return {
    cards: new Map([...must(await store.cards(cardIds))].sort(([a], [b]) => (a < b ? -1 : 1))),
    days: must(await store.days(0, 99_999)),
    overview: must(await store.overview()),
  };
}

/** The same from the log alone, without the store's own bookkeeping. */
function derivedFrom(events: readonly StoredEvent[]) {
  const timeline = foldSettings(events.filter((e) => e.type === 'settings-changed'));
  const cards = new Map();
  const days = new Map<number, DayTally>();
  for (const cardId of CARD_IDS) {
    const fold = foldCard(
      events.filter((e) => cardOf(e) === cardId),
      timeline,
    );
    if (fold.card) cards.set(cardId, fold.card);
    for (const day of fold.days.values())
      days.set(day.day, addDay(days.get(day.day) ?? emptyDay(day.day), day, 1));
  }
  return { cards, days: [...days.values()].sort((a, b) => a.day - b.day) };
}

interface Step {
  act: 'answer' | 'undo' | 'suspend' | 'bury' | 'flag' | 'settings' | 'parameters' | 'session';
  card: number;
  grade: number;
  /** Hours the wall clock moves; may be back. */
  hours: number;
  on: boolean;
  /** The store is told before that this card is about to be answered. */
  ahead: boolean;
}

export const steps = fc.array(
  fc.record<Step>({
    act: fc.constantFrom(
      'answer',
      'answer',
      'answer',
      'undo',
      'suspend',
      'bury',
      'flag',
      'settings',
      'parameters',
      'session',
    ),
    card: fc.nat(3),
    grade: fc.nat(3),
    hours: fc.integer({ min: -30, max: 60 }),
    on: fc.boolean(),
    ahead: fc.boolean(),
  }),
  { minLength: 1, maxLength: 16 },
);

export async function perform(store: Store, list: readonly Step[], prefix = 'e') {
  let at = NOON;
  const answers: { id: string; cardId: string }[] = [];
  for (const [i, step] of list.entries()) {
    at += step.hours * HOUR;
    const ref = CARDS[step.card]!;
    const id = `${prefix}-${String(i).padStart(4, '0')}`;
    const grade = GRADES[step.grade]!;
    const last = answers.at(-1);
    if (step.act === 'undo' && !last) continue;
    const bodies: Record<Step['act'], () => EventBody> = {
      answer: () => answered(ref, { grade, right: grade !== 'again', shownAt: at - 9000, answeredAt: at }),
      undo: () => ({ type: 'undone', target: last!.id, targetCardId: last!.cardId, sessionId: null }),
      suspend: () => ({ type: 'suspended', ...ref, on: step.on, sessionId: null }),
      bury: () => ({ type: 'buried', ...ref, untilDay: TODAY + step.grade, sessionId: null }),
      flag: () => ({ type: 'flagged', ...ref, on: step.on, sessionId: null }),
      settings: () => ({ type: 'settings-changed', changes: { retention: 0.8 + step.grade / 20 } }),
      parameters: () => ({
        type: 'settings-changed',
        changes: { parameters: [null, OWN_PARAMETERS, OWN_PARAMETERS.with(2, 4), [1]][step.grade] },
      }),
      session: () => ({ type: 'session-started', sessionId: id, context: 'review', queue: [ref.cardId] }),
    };
    if (step.ahead) await store.readAhead(ref.cardId, dayAt(at).day);
    must(await store.append([newEvent(id, bodies[step.act](), at)]));
    if (step.act === 'answer') answers.push({ id, cardId: ref.cardId });
    if (step.act === 'undo') answers.pop();
  }
}

export function storeContract(make: () => Store) {
  const ref = cardRef(0);
  const { cardId } = ref;

  describe('append', () => {
    test('gives the event and every derived row together', async () => {
      const store = make();
      const queue = [cardId];
      const written = must(
        await store.append([
          newEvent('e-1', { type: 'session-started', sessionId: 's-1', context: 'review', queue }),
          newEvent('e-2', answered(ref, { sessionId: 's-1', grade: 'easy' })),
        ]),
      );
      expect(written.events.map((e) => [e.id, e.sequence])).toEqual([
        ['e-1', 1],
        ['e-2', 2],
      ]);
      expect(must(await store.overview()).lastSessions).toEqual({ review: 's-1' });
      expect(
        must(await store.sessionEvents('s-1'))
          .map((e) => e.id)
          .sort(),
      ).toEqual(['e-1', 'e-2']);
      const card = must(await store.cards([cardId])).get(cardId)!;
      expect(card).toMatchObject({ ...ref, answers: 1, lastDay: TODAY, lastGrade: 'easy' });
      expect(must(await store.answeredOn(TODAY)).map((c) => c.cardId)).toEqual([cardId]);
      expect(must(await store.answeredOn(TODAY - 1))).toEqual([]);
      expect(must(await store.seenBuiltin())).toEqual(new Set([cardId]));
      expect(must(await store.metBuiltin())).toEqual(new Map([[cardId, card]]));
      const { dueDay } = card.memory;
      expect(dueDay).toBeGreaterThan(TODAY);
      expect(must(await store.due(dueDay - 1, 9))).toEqual([]);
      expect(must(await store.due(dueDay, 9))).toEqual([card]);
      expect(must(await store.days(TODAY, TODAY))).toEqual([
        {
          day: TODAY,
          answered: 1,
          right: 1,
          introduced: 1,
          reviews: 0,
          tookMs: 10_000,
          firsts: 1,
          firstsRight: 1,
          recall: {},
          predicted: { 50: { n: 1, right: 1 } },
          confidence: { sure: { n: 1, right: 1 } },
        },
      ]);
    });

    test('gives what readiness was said to be, the last of each day', async () => {
      const store = make();
      const noted = (id: string, coverage: number, at = NOON) =>
        newEvent(id, { type: 'readiness-noted', model: 'm', role: 'mid', coverage, expected: null }, at);
      must(await store.append([noted('a', 0.1), noted('b', 0.2)]));
      must(await store.append([noted('c', 0.3, NOON + DAY)]));
      const said = must(await store.readinessNoted()).map((e) => [e.studyDay.day, e.coverage]);
      expect(said).toEqual([
        [TODAY, 0.2],
        [TODAY + 1, 0.3],
      ]);
      expect(must(await store.overview()).current).toBe(true);
    });

    test('gives what is due earliest first, and no more than asked for', async () => {
      const store = make();
      const untilDays = [TODAY + 3, TODAY + 1, TODAY + 2];
      for (const [n, untilDay] of untilDays.entries()) {
        must(
          await store.append([
            newEvent(`e-${n}`, { type: 'buried', ...cardRef(n), untilDay, sessionId: null }),
          ]),
        );
      }
      const ids = (limit: number, day: number) =>
        store.due(day, limit).then((r) => must(r).map((c) => c.itemId));
      expect(await ids(9, TODAY + 9)).toEqual(['item-1', 'item-2', 'item-0']);
      expect(await ids(2, TODAY + 9)).toEqual(['item-1', 'item-2']);
      expect(await ids(9, TODAY + 2)).toEqual(['item-1', 'item-2']);
    });

    test('counts what comes due on each day as the rows say, and what is due already to the first', async () => {
      await fc.assert(
        fc.asyncProperty(steps, fc.integer({ min: -5, max: 5 }), fc.nat(30), async (list, begin, more) => {
          const store = make();
          await perform(store, list);
          const [from, to] = [TODAY + begin, TODAY + begin + more];
          const due = must(await store.due(99_999, 999)).map((state) => cardRow(state).due!);
          const expected = Array.from({ length: more + 1 }, () => 0);
          for (const day of due) if (day <= to) expected[Math.max(0, day - from)]! += 1;
          expect(must(await store.dueCounts(from, to))).toEqual(expected);
        }),
        { numRuns: 15 },
      );
    }, 60_000);

    test('gives the cards forgotten most often, of any origin, and no more than asked for', async () => {
      const store = make();
      const refs = [cardRef(0), cardRef(1, { origin: 'own' }), cardRef(2), cardRef(3)];
      const forgotten = [1, 3, 0, 2];
      for (const [n, ref] of refs.entries()) {
        let at = NOON;
        const answer = (grade: 'easy' | 'again') => {
          at += 40 * DAY;
          return store.append([newEvent(`${n}-${at}`, answered(ref, { grade }), at)]);
        };
        must(await answer('easy'));
        for (let i = 0; i < forgotten[n]!; i++) {
          must(await answer('again'));
          must(await answer('easy'));
        }
      }
      const ids = async (least: number, limit: number) =>
        must(await store.forgotten(least, limit)).map((c) => [c.itemId, c.memory.lapses]);
      expect(await ids(1, 9)).toEqual([
        ['item-1', 3],
        ['item-3', 2],
        ['item-0', 1],
      ]);
      expect(await ids(2, 1)).toEqual([['item-1', 3]]);
      expect(await ids(4, 9)).toEqual([]);
    });

    test('refuses a stale version and writes nothing', async () => {
      const store = make();
      must(await store.append([newEvent('e-1', answered(ref))], { expect: { cardId, version: '' } }));
      const before = await derivedOf(store);
      const again = await store.append([newEvent('e-2', answered(ref))], { expect: { cardId, version: '' } });
      expect(again).toMatchObject({ ok: false, error: { type: 'stale' } });
      expect(await derivedOf(store)).toEqual(before);
      expect((await exported(store)).map((e) => e.id)).toEqual(['e-1']);
      const { version } = before.cards.get(cardId)!;
      expect((await store.append([newEvent('e-3', answered(ref))], { expect: { cardId, version } })).ok).toBe(
        true,
      );
    });

    test('refuses the same id twice, with all that comes with it', async () => {
      const store = make();
      must(await store.append([newEvent('e-1', answered(ref))]));
      const before = await derivedOf(store);
      const twice = await store.append([
        newEvent('e-2', answered(cardRef(1))),
        newEvent('e-1', answered(ref, { grade: 'again' })),
      ]);
      expect(twice).toMatchObject({ ok: false, error: { type: 'stale' } });
      expect(await derivedOf(store)).toEqual(before);
      expect((await exported(store)).map((e) => e.id)).toEqual(['e-1']);
    });

    test('writes an answer that was told of as any other, and refuses it when it is stale', async () => {
      const [told, untold] = [make(), make()];
      for (const store of [told, untold]) must(await store.append([newEvent('e-1', answered(ref))]));
      const later = NOON + 9 * DAY;
      const answer = newEvent('e-2', answered(ref, { grade: 'easy' }), later);
      const { version } = must(await told.cards([cardId])).get(cardId)!;
      const expectation = { expect: { cardId, version } };
      await told.readAhead(cardId, dayAt(later).day);
      const [fast, plain] = [await told.append([answer], expectation), await untold.append([answer])];
      const withoutDevice = (events: StoredEvent[]) => events.map((e) => ({ ...e, device: '' }));
      expect(must(fast).cards).toEqual(must(plain).cards);
      expect(withoutDevice(must(fast).events)).toEqual(withoutDevice(must(plain).events));
      expect(await derivedOf(told)).toEqual(await derivedOf(untold));
      await told.readAhead(cardId, dayAt(later).day);
      const again = await told.append([newEvent('e-3', answered(ref), later)], expectation);
      expect(again).toMatchObject({ ok: false, error: { type: 'stale' } });
      await told.readAhead(cardId, dayAt(later).day);
      const twice = await told.append([newEvent('e-2', answered(ref), later)]);
      expect(twice).toMatchObject({ ok: false, error: { type: 'stale' } });
      expect(await derivedOf(told)).toEqual(await derivedOf(untold));
    });

    test('refuses two events of one id in one append', async () => {
      const store = make();
      const same = [newEvent('e-1', answered(ref)), newEvent('e-1', answered(cardRef(1)))];
      expect((await store.append(same)).ok).toBe(false);
      expect(await exported(store)).toEqual([]);
      expect((await derivedOf(store)).cards.size).toBe(0);
    });

    test('takes the card row and the day tally back on undo', async () => {
      const store = make();
      must(await store.append([newEvent('e-1', answered(ref, { grade: 'easy' }))]));
      const before = await derivedOf(store);
      const later = NOON + 9 * DAY;
      must(await store.append([newEvent('e-2', answered(ref, { grade: 'again' }), later)]));
      expect(must(await store.days(0, 99_999))).toHaveLength(2);
      const undo = (target: string) => ({
        type: 'undone' as const,
        target,
        targetCardId: cardId,
        sessionId: null,
      });
      must(await store.append([newEvent('e-3', undo('e-2'), later)]));
      const after = await derivedOf(store);
      expect(after.days).toEqual(before.days);
      const { version, ...row } = after.cards.get(cardId)!;
      expect({ ...row, version: before.cards.get(cardId)!.version }).toEqual(before.cards.get(cardId));
      expect(version).not.toBe(before.cards.get(cardId)!.version);
      must(await store.append([newEvent('e-4', undo('e-1'), later)]));
      const nothing = await derivedOf(store);
      expect([nothing.cards.size, nothing.days]).toEqual([0, []]);
      expect(must(await store.seenBuiltin())).toEqual(new Set());
    });

    test('gives back the cards as committed, null when nothing of one stands', async () => {
      const store = make();
      const [one, two] = [cardRef(0), cardRef(1)];
      const both = must(await store.append([newEvent('e-1', answered(one)), newEvent('e-2', answered(two))]));
      expect(both.cards).toEqual(must(await store.cards([one.cardId, two.cardId])));
      expect(must(await store.days(TODAY, TODAY))[0]).toMatchObject({ answered: 2, introduced: 2 });
      const undo: EventBody = { type: 'undone', target: 'e-1', targetCardId: one.cardId, sessionId: null };
      const after = must(await store.append([newEvent('e-3', undo)]));
      expect([...after.cards]).toEqual([[one.cardId, null]]);
      expect(must(await store.days(TODAY, TODAY))[0]).toMatchObject({ answered: 1, introduced: 1 });
    });

    test('sorts after what is there when the clock jumps back', async () => {
      const store = make();
      const hlcs: string[] = [];
      for (const [i, at] of [NOON, NOON - 400 * DAY, NOON - 1, NOON + 5].entries()) {
        const [event] = must(await store.append([newEvent(`e-${i}`, answered(ref), at)])).events;
        expect(event!.at).toBe(at);
        hlcs.push(event!.hlc);
      }
      expect(new Set(hlcs).size).toBe(4);
      expect([...hlcs].sort()).toEqual(hlcs);
    });

    test('works out every card again with new parameters, moves no date, and goes back without a trace', async () => {
      const store = make();
      for (const [n, grade] of (['good', 'easy', 'again'] as const).entries()) {
        must(await store.append([newEvent(`e-${n}`, answered(cardRef(n), { grade }))]));
        must(await store.append([newEvent(`l-${n}`, answered(cardRef(n), { grade }), NOON + 9 * DAY)]));
      }
      const before = await derivedOf(store);
      const change = (id: string, parameters: number[] | null) =>
        store.append([newEvent(id, { type: 'settings-changed', changes: { parameters } }, NOON + 10 * DAY)]);
      must(await change('p-1', OWN_PARAMETERS));
      const own = await derivedOf(store);
      expect(own.overview.settings.parameters).toEqual(OWN_PARAMETERS);
      for (const [cardId, { memory }] of own.cards) {
        const then = before.cards.get(cardId)!.memory;
        expect(memory.stability).not.toBe(then.stability);
        const { phase, dueDay, learnAt, intervalDays, step, reps, lapses } = then;
        expect(memory).toMatchObject({ phase, dueDay, learnAt, intervalDays, step, reps, lapses });
      }
      expect({ cards: own.cards, days: own.days }).toEqual(derivedFrom(await exported(store)));
      expect(must(await store.check()).repaired).toEqual([]);
      must(await change('p-2', null));
      const { cards, days } = await derivedOf(store);
      expect({ cards, days }).toEqual({ cards: before.cards, days: before.days });
    });

    test('keeps the old parameters and every row when the work of new ones is cancelled', async () => {
      const store = make();
      must(await store.append([newEvent('e-1', answered(ref))]));
      const before = await derivedOf(store);
      const event = newEvent('p-1', { type: 'settings-changed', changes: { parameters: OWN_PARAMETERS } });
      const result = await store.append([event], { progress: () => false });
      expect(result).toMatchObject({ ok: false, error: { type: 'cancelled' } });
      expect(await derivedOf(store)).toEqual(before);
      expect((await exported(store)).map((e) => e.id)).toEqual(['e-1']);
      must(await store.append([event], { progress: () => true }));
      expect((await derivedOf(store)).cards).not.toEqual(before.cards);
    });

    test('tells its own listeners until they stop', async () => {
      const store = make();
      const heard: string[] = [];
      const stop = store.subscribe((from) => heard.push(from));
      must(await store.append([newEvent('e-1', answered(ref))]));
      stop();
      must(await store.append([newEvent('e-2', answered(ref))]));
      expect(heard).toEqual(['here']);
    });
  });

  describe('restore', () => {
    test('gives the same cards, days and settings in another store', async () => {
      const store = make();
      must(
        await store.append([
          newEvent('e-0', { type: 'settings-changed', changes: { retention: 0.8, newPerDay: 3 } }),
        ]),
      );
      const queue = [cardId];
      must(
        await store.append([
          newEvent('e-1', { type: 'session-started', sessionId: 's-9', context: 'review', queue }),
        ]),
      );
      must(await store.append([newEvent('e-2', answered(ref, { grade: 'easy' }))]));
      must(await store.append([newEvent('e-3', answered(ref, { grade: 'good' }), NOON + 20 * DAY)]));
      must(
        await store.append([newEvent('e-4', { type: 'item-written', itemId: 'mine', item: { id: 'mine' } })]),
      );
      const other = make();
      const report = must(await other.restore(await exported(store)));
      expect(report).toEqual({ added: 5, known: 0, cards: 1 });
      const derived = await derivedOf(other);
      expect(derived).toEqual(await derivedOf(store));
      expect(derived.overview.settings).toMatchObject({ retention: 0.8, newPerDay: 3 });
      expect(must(await other.ownItem('mine'))).toEqual({ id: 'mine' });
    });

    test('is a union, and the second time adds nothing', async () => {
      const [here, there] = [make(), make()];
      must(await here.append([newEvent('a-1', answered(cardRef(0)))]));
      must(await there.append([newEvent('b-1', answered(cardRef(1)))]));
      const incoming = await exported(there);
      expect(must(await here.restore(incoming))).toEqual({ added: 1, known: 0, cards: 2 });
      const once = await derivedOf(here);
      expect(must(await here.restore(incoming))).toEqual({ added: 0, known: 1, cards: 2 });
      expect(await derivedOf(here)).toEqual(once);
      expect((await exported(here)).map((e) => e.id)).toEqual(['a-1', 'b-1']);
    });

    test('refuses the same id with other content, and changes nothing', async () => {
      const store = make();
      must(await store.append([newEvent('e-1', answered(ref))]));
      const before = await derivedOf(store);
      const [event] = await exported(store);
      const fresh = { ...event!, id: 'e-0', cardId: 'item-3#main' } as StoredEvent;
      const result = await store.restore([fresh, { ...event!, at: 5 }]);
      expect(result).toMatchObject({ ok: false, error: { type: 'conflict', detail: 'e-1' } });
      expect(await derivedOf(store)).toEqual(before);
      expect(await exported(store)).toEqual([event]);
    });

    test('comes before what this device writes next, though its clock was ahead', async () => {
      const [ahead, here] = [make(), make()];
      must(await ahead.append([newEvent('a-1', answered(ref), NOON + 900 * DAY)]));
      const [future] = await exported(ahead);
      must(await here.restore([future!]));
      const [next] = must(await here.append([newEvent('b-1', answered(ref), NOON)])).events;
      expect(next!.hlc > future!.hlc).toBe(true);
    });

    test('keeps events of a type this version does not know, and counts them', async () => {
      const store = make();
      must(await store.append([newEvent('e-1', answered(ref))]));
      const strange = [
        laterEvent('u-1', 50, { cardId, depth: { of: ['sleep'] } }),
        laterEvent('u-2', 51),
        laterEvent('u-3', 52, { type: 'toString' }),
        laterEvent('u-4', 53, { ...answered(ref, { grade: 'again' }), type: 'answered', schema: 2 }),
      ];
      const { memory } = must(await store.cards([cardId])).get(cardId)!;
      must(await store.restore(strange));
      expect(must(await store.cards([cardId])).get(cardId)!.memory).toEqual(memory);
      const all = await exported(store);
      expect(all.filter((e) => e.id.startsWith('u-'))).toEqual(strange);
      const other = make();
      must(await other.restore(all));
      expect(await exported(other)).toEqual(all);
      expect(must(await other.check())).toMatchObject({
        events: 5,
        unknownEvents: 4,
        cards: 1,
        repaired: [],
      });
    });

    test('writes nothing when it is cancelled', async () => {
      const [here, there] = [make(), make()];
      must(await here.append([newEvent('a-1', answered(cardRef(0)))]));
      must(await there.append([newEvent('b-1', answered(cardRef(1)))]));
      const before = await derivedOf(here);
      const result = await here.restore(await exported(there), () => false);
      expect(result).toMatchObject({ ok: false, error: { type: 'cancelled' } });
      expect(await derivedOf(here)).toEqual(before);
      expect((await exported(here)).map((e) => e.id)).toEqual(['a-1']);
    });
  });

  test('keeps notes of the device apart from the log', async () => {
    const store = make();
    const draft = { sessionId: 's', cardId, eventId: 'e', shownAt: 1, revealed: null };
    must(await store.note({ draft }));
    must(await store.note({ lastBackupAt: 7 }));
    expect(must(await store.overview()).notes).toEqual({ draft, lastBackupAt: 7 });
    expect(await exported(store)).toEqual([]);
  });

  test('keeps its rows equal to the fold of its log, whatever is done', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const store = make();
        await perform(store, list);
        const events = await exported(store);
        const { cards, days } = await derivedOf(store);
        expect({ cards, days }).toEqual(derivedFrom(events));
        expect(must(await store.check())).toEqual({
          events: events.length,
          unknownEvents: events.filter((e) => !isKnown(e)).length,
          cards: cards.size,
          days: days.length,
          repaired: [],
        });
        const other = make();
        must(await other.restore(events));
        expect(await derivedOf(other)).toEqual(await derivedOf(store));
        store.close();
        other.close();
      }),
      { numRuns: 30 },
    );
  }, 60_000);
}
