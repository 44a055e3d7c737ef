import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderBacklog } from '@/lib/domain/readiness/plan';
import type { PlanState } from '@/lib/domain/readiness/plan-cards';
import { planToday } from '@/lib/domain/readiness/today';
import { emptyDay } from '@/lib/domain/review/day-tally';
import { type CardState, newCardState } from '@/lib/domain/review/fold';
import { plan, type QueueInput, SESSION_CARDS } from '@/lib/domain/review/queue';
import { NEW_MEMORY } from '@/lib/domain/review/schedule';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/domain/review/settings';
import { cardRef } from '../../support/builders';
import { personAfter, smallBlueprint, smallCards, smallIndex, smallWorld } from '../../support/readiness';

interface Given {
  told: { card: number; days: number; right: boolean }[];
  /** After the last answer. */
  waited: number;
  settings?: Partial<Settings>;
  tookMs?: number;
  /** Positions in what was met. */
  suspended?: number[];
  buried?: number[];
  /** Cards of the person's own: met and due, or new. */
  own?: boolean[];
}

const ownCard = (n: number, isMet: boolean, today: number): CardState => ({
  ...newCardState(cardRef(900 + n, { origin: 'own' })),
  ...(isMet
    ? {
        answers: 1,
        lastDay: today - 5,
        memory: { ...NEW_MEMORY, phase: 'review', stability: 4, dueDay: today },
      }
    : {}),
});

/** What the store would hand to the planner on that day. */
function todayOf({ told, waited, settings = {}, tookMs = 0, suspended = [], buried = [], own = [] }: Given) {
  const person = personAfter(told);
  const studyDay = person.day + waited;
  const ids = [...person.cards.keys()];
  const out = (list: number[], id: string) => list.some((n) => ids[n % ids.length] === id);
  const rows = [...person.cards.values()].map((card) => ({
    ...card,
    suspended: out(suspended, card.cardId),
    buriedUntil: out(buried, card.cardId) ? studyDay + 1 : 0,
  }));
  const all = [...rows, ...own.map((isMet, n) => ownCard(n, isMet, studyDay))];
  const due = all
    .filter((c) => (c.memory.phase !== 'new' || c.origin === 'own') && c.memory.dueDay <= studyDay)
    .sort((a, b) => a.memory.dueDay - b.memory.dueDay);
  const input: QueueInput = {
    studyDay,
    nowMs: person.nowMs + waited * 86_400_000,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    due,
    index: smallIndex,
    seen: new Set(ids),
    today: { ...emptyDay(studyDay), tookMs },
    answeredToday: rows.filter((c) => c.lastDay === studyDay),
  };
  const { belief } = person;
  const cards = new Map(rows.map((c) => [c.cardId, c]));
  const state: PlanState = { index: smallIndex, blueprint: smallBlueprint, cards, belief, today: studyDay };
  return { input, state, due };
}

const given = fc.record({
  told: fc.array(fc.record({ card: fc.nat(smallCards.length - 1), days: fc.nat(2), right: fc.boolean() }), {
    minLength: 1,
    maxLength: 25,
  }),
  waited: fc.nat(20),
  suspended: fc.array(fc.nat(9), { maxLength: 3 }),
  buried: fc.array(fc.nat(9), { maxLength: 3 }),
  own: fc.array(fc.boolean(), { maxLength: 6 }),
});
const towards = fc.record({
  given,
  days: fc.integer({ min: 1, max: 40 }),
  minutesPerDay: fc.integer({ min: 5, max: 30 }),
  tookMs: fc.nat(10 * 60_000),
  newPerDay: fc.nat(3),
});
type Towards = typeof towards extends fc.Arbitrary<infer T> ? T : never;

function datedOf({ given, days, minutesPerDay, tookMs, newPerDay }: Towards) {
  const { input, state, due } = todayOf({ ...given, tookMs });
  const settings = { ...input.settings, targetDay: input.studyDay + days, minutesPerDay, newPerDay };
  return { input: { ...input, settings }, state, due };
}

const isLearning = ({ memory, lastDay }: CardState, today: number) =>
  memory.learnAt !== null && lastDay === today;
const everything = smallCards.map((_, card) => ({ card, days: 0, right: true }));

describe('today, towards a date', () => {
  test('never takes more than the minutes that are left, nor more than one sitting', () => {
    fc.assert(
      fc.property(towards, (t) => {
        const { input, state } = datedOf(t);
        const { cards } = planToday(input, state);
        const rows = new Map(input.due.map((c) => [c.cardId, c]));
        const rest = cards.filter(({ cardId }) => {
          const row = rows.get(cardId);
          return !row || !isLearning(row, input.studyDay);
        });
        const left = Math.max(0, t.minutesPerDay * 60 - t.tookMs / 1000);
        expect(rest.reduce((sum, c) => sum + c.seconds, 0)).toBeLessThanOrEqual(left);
        expect(cards.length).toBeLessThanOrEqual(SESSION_CARDS);
      }),
    );
  });

  test('asks an idea once a day, nothing held back, and nothing that was put away', () => {
    fc.assert(
      fc.property(towards, (t) => {
        const { input, state } = datedOf(t);
        const { cards } = planToday(input, state);
        const rows = new Map([...input.due, ...state.cards.values()].map((c) => [c.cardId, c]));
        const fresh = cards.filter(({ cardId }) => {
          const row = rows.get(cardId);
          return !row || !isLearning(row, input.studyDay);
        });
        const concepts = fresh.map((c) => c.concept);
        expect(new Set(concepts).size).toBe(concepts.length);
        for (const { concept } of input.answeredToday) expect(concepts).not.toContain(concept);
        for (const { cardId } of cards) {
          expect(smallWorld.questions.get(cardId)?.use ?? 'study').toBe('study');
          const row = rows.get(cardId);
          expect(row?.suspended ?? false).toBe(false);
          expect(row?.buriedUntil ?? 0).toBeLessThanOrEqual(input.studyDay);
        }
      }),
    );
  });

  test('counts every review that is due: asked, a sibling of one, or waiting', () => {
    fc.assert(
      fc.property(towards, (t) => {
        const { input, state } = datedOf(t);
        const { cards, siblingsWaiting, overLimit } = planToday(input, state);
        const reviews = input.due.filter(
          (c) =>
            c.memory.phase !== 'new' &&
            !c.suspended &&
            c.buriedUntil <= input.studyDay &&
            !isLearning(c, input.studyDay) &&
            smallWorld.questions.get(c.cardId)?.use !== 'transfer',
        );
        const asked = reviews.filter((r) => cards.some((c) => c.cardId === r.cardId));
        expect(asked.length + siblingsWaiting + overLimit).toBe(reviews.length);
      }),
    );
  });

  test('meets new cards as the plan wants them, whatever the limit of new ones says', () => {
    const { input, state } = datedOf({
      given: { told: [{ card: 0, days: 0, right: true }], waited: 1, suspended: [], buried: [], own: [] },
      ...{ days: 20, minutesPerDay: 30, tookMs: 0, newPerDay: 0 },
    });
    const { cards } = planToday(input, state);
    expect(cards.filter((c) => c.isNew).length).toBeGreaterThan(4);
    // No idea is met on a simulator first.
    const kinds = cards.filter((c) => c.isNew).map((c) => smallWorld.questions.get(c.cardId)!.kind);
    expect(kinds).not.toContain('scenario');
  });

  test('asks the person’s own cards that are due too, for at most half of the minutes while the plan fills them', () => {
    const own = Array.from({ length: 40 }, (_, n) => n % 2 === 0);
    const { input, state } = todayOf({
      ...{ told: everything, waited: 30, own },
      settings: { minutesPerDay: 8 },
    });
    input.settings.targetDay = input.studyDay + 10;
    const { cards } = planToday(input, state);
    const seconds = (of: typeof cards) => of.reduce((sum, c) => sum + c.seconds, 0);
    const mine = cards.filter((c) => !smallWorld.questions.has(c.cardId));
    expect(mine.length).toBeGreaterThan(1);
    expect(seconds(mine)).toBeLessThanOrEqual(4 * 60 + 40);
    expect(seconds(cards)).toBeGreaterThan(7 * 60);
    // With no card of the bank to ask, they have all of it.
    const away = new Map([...state.cards].map(([id, c]) => [id, { ...c, suspended: true }]));
    const rest = smallCards.filter((id) => !away.has(id));
    const index = smallIndex.filter((e) => !rest.some((id) => id.startsWith(`${e.id}#`)));
    const alone = planToday(
      { ...input, index, due: input.due.filter((c) => c.origin === 'own') },
      { ...state, index, cards: away },
    );
    expect(seconds(alone.cards)).toBeGreaterThan(6 * 60);
  });

  test('has the learning steps of today first, also when the minutes are used up', () => {
    const { input, state } = todayOf({ told: [{ card: 0, days: 0, right: false }], waited: 0 });
    const settings = { ...input.settings, targetDay: input.studyDay + 9, minutesPerDay: 5 };
    const used = { ...input, settings, today: { ...input.today, tookMs: 6 * 60_000 } };
    expect(planToday(used, state).cards.map((c) => c.cardId)).toEqual([smallCards[0]]);
  });

  test('keeps topics apart', () => {
    const { input, state } = todayOf({ told: everything, waited: 30, settings: { minutesPerDay: 60 } });
    input.settings.targetDay = input.studyDay + 10;
    const topics = planToday(input, state).cards.map((c) => c.topic);
    expect(topics.length).toBeGreaterThan(8);
    expect(topics.filter((topic, i) => topic === topics[i - 1]).length).toBeLessThan(2);
  });
});

describe('today, without a date ahead', () => {
  test('is plain FSRS, from the target day on and when none is set', () => {
    fc.assert(
      fc.property(given, fc.constantFrom(null, 0, -1, -30), (g, days) => {
        const { input, state } = todayOf(g);
        const targetDay = days === null ? null : input.studyDay + days;
        const settings = { ...input.settings, targetDay };
        expect(planToday({ ...input, settings }, state)).toEqual(plan({ ...input, settings }));
      }),
    );
  });

  test('takes a backlog by what it is worth, as many cards and as many new ones as plain FSRS', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 0, max: 4 }), fc.nat(4), (g, reviewsPerDay, newPerDay) => {
        const { input, state } = todayOf({ ...g, waited: 30, settings: { reviewsPerDay, newPerDay } });
        const plain = plan(input);
        const planned = planToday(input, state);
        expect(planned.cards.length).toBe(plain.cards.length);
        expect(planned.cards.filter((c) => c.isNew).length).toBe(plain.cards.filter((c) => c.isNew).length);
        expect(planned.overLimit).toBe(plain.overLimit);
        const concepts = planned.cards.map((c) => c.concept);
        expect(new Set(concepts).size).toBe(concepts.length);
      }),
    );
  });

  test('has in it what is worth most of those that wait', () => {
    const { input, state } = todayOf({
      ...{ told: everything, waited: 40 },
      settings: { reviewsPerDay: 3, newPerDay: 0 },
    });
    const { cards, overLimit } = planToday(input, state);
    const worthMost = orderBacklog(state, null, new Set()).slice(0, 3);
    expect(cards.map((c) => c.cardId).sort()).toEqual([...worthMost].sort());
    expect(overLimit).toBeGreaterThan(3);
    expect(plan(input).cards.map((c) => c.cardId)).not.toEqual(cards.map((c) => c.cardId));
  });

  test('leaves a card that no test asks where it was due', () => {
    const { input, state } = todayOf({
      ...{ told: everything, waited: 40, own: [true] },
      settings: { reviewsPerDay: 3, newPerDay: 0 },
    });
    const own = input.due.find((c) => c.origin === 'own')!;
    const rest = input.due.filter((c) => c !== own);
    const first = planToday({ ...input, due: [own, ...rest] }, state);
    expect(first.cards.map((c) => c.cardId)).toContain(own.cardId);
    const last = planToday({ ...input, due: [...rest, own] }, state);
    expect(last.cards.map((c) => c.cardId)).not.toContain(own.cardId);
  });
});
