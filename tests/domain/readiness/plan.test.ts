import { describe, expect, test } from 'vitest';
import { backlogOf } from '@/lib/domain/readiness/backlog';
import { missing, orderBacklog, orderToday, type PlanInput, planTowards } from '@/lib/domain/readiness/plan';
import { DEFAULT_PARAMETERS } from '@/lib/domain/review/fit/parameters';
import type { CardState } from '@/lib/domain/review/fold';
import { personAfter, smallBlueprint, smallCards, smallIndex, smallWorld } from '../../support/readiness';

/** A dozen study cards met over two weeks, some wrong; the rest new. */
const person = personAfter(
  smallCards
    .map((_, card) => ({ card, days: 1, right: card % 3 > 0 }))
    .filter(({ card }) => card % 3 === 0 || card < 9),
);
const state = {
  index: smallIndex,
  blueprint: smallBlueprint,
  cards: person.cards,
  belief: person.belief,
  today: person.day + 1,
};
const input = (change: Partial<PlanInput> = {}): PlanInput => ({
  ...state,
  date: state.today + 20,
  minutesADay: 4,
  ...change,
});
const isStudied = ({ cardId, memory }: CardState) =>
  memory.phase !== 'new' && smallWorld.questions.get(cardId)!.use === 'study';
const conceptOf = (cardId: string) => smallWorld.questions.get(cardId)!.concept;

describe('a plan towards a date', () => {
  test('keeps the minutes of every day, and asks a concept once a day', () => {
    const { days } = planTowards(input());
    expect(days).toHaveLength(20);
    for (const { reviews, news, minutes } of days) {
      expect(minutes).toBeLessThanOrEqual(4);
      const concepts = [...reviews, ...news].map(conceptOf);
      expect(new Set(concepts).size).toBe(concepts.length);
    }
  });

  test('meets each card once, and none that is held back', () => {
    const news = planTowards(input()).days.flatMap((d) => d.news);
    expect(new Set(news).size).toBe(news.length);
    for (const cardId of news) {
      expect(person.cards.has(cardId)).toBe(false);
      expect(smallWorld.questions.get(cardId)!.use).toBe('study');
    }
  });

  test('foresees a higher score with more minutes, and a fan around it', () => {
    const finals = [0, 1, 4, 10].map((minutesADay) => {
      const { forecast } = planTowards(input({ minutesADay }));
      for (const { p10, p50, p90 } of forecast)
        expect(0 < p10 && p10 < p50 && p50 < p90 && p90 < 1).toBe(true);
      return forecast.at(-1)!;
    });
    expect(finals.map((f) => f.day)).toEqual(finals.map(() => input().date));
    expect(finals.map((f) => f.p50)).toEqual(finals.map((f) => f.p50).sort((a, b) => a - b));
    expect(finals[3]!.p50).toBeGreaterThan(finals[0]!.p50 + 0.02);
  });

  test('foresees less for somebody whose own parameters say that they forget sooner', () => {
    const last = (parameters: readonly number[] | null) =>
      planTowards(input({ parameters })).forecast.at(-1)!.p50;
    const forgetful = DEFAULT_PARAMETERS.map((w, i) => (i < 4 ? w / 2 : i === 8 ? w - 0.7 : w));
    expect(last(null)).toBe(last(DEFAULT_PARAMETERS));
    expect(last(forgetful)).toBeLessThan(last(null));
  });

  test('is honest about the end: after the date when the minutes are few', () => {
    const hurried = planTowards(input({ minutesADay: 1.5, date: state.today + 5 }));
    expect(hurried.notMet).toBeGreaterThan(0);
    expect(hurried.endsOn === null || hurried.endsOn > state.today + 5).toBe(true);
    const easy = planTowards(input({ minutesADay: 30 }));
    expect(easy.notMet).toBe(0);
    expect(easy.endsOn!).toBeLessThan(input().date);
  });

  test('shows what gives when days are missed', () => {
    const given = input({ minutesADay: 2, date: state.today + 8 });
    const days = new Set([state.today, state.today + 1, state.today + 2]);
    const plan = planTowards(given);
    expect(missing(given, plan, days).points).toBeGreaterThan(0);
    const without = planTowards({ ...given, missed: days }).days;
    expect(without.slice(0, 3).map((d) => d.minutes)).toEqual([0, 0, 0]);
    expect(Math.max(...without.map((d) => d.minutes))).toBeLessThanOrEqual(2);
  });

  test('counts what was studied today already into the minutes of today', () => {
    const [whole, half] = [0, 3].map((studiedMinutes) => planTowards(input({ studiedMinutes })).days);
    expect(half![0]!.minutes).toBeLessThanOrEqual(4);
    expect(half![0]!.minutes).toBeGreaterThanOrEqual(3);
    const asked = (days = whole) => [...days![0]!.reviews, ...days![0]!.news].length;
    expect(asked(half)).toBeLessThan(asked(whole));
  });

  test('tells how far it has looked, in the order of days', () => {
    const told: number[] = [];
    planTowards(input(), (done) => told.push(done));
    expect(told.length).toBeGreaterThanOrEqual(20);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  test('says how many reviews each day leaves waiting: more of them when days are missed', () => {
    const days = planTowards(input({ minutesADay: 30 })).days;
    const idle = planTowards(input({ minutesADay: 30, missed: new Set(days.map((d) => d.day)) })).days;
    expect(days.at(-1)!.waiting).toBeLessThanOrEqual(idle.at(-1)!.waiting);
    expect(idle.at(-1)!.waiting).toBe([...person.cards.values()].filter(isStudied).length);
  });

  test('says what each topic adds a minute, most first', () => {
    const { byTopic } = planTowards(input());
    expect(byTopic.map((t) => t.topic).sort()).toEqual(['topic-0', 'topic-1', 'topic-2']);
    const gains = byTopic.map((t) => t.perMinute);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    expect(gains[0]).toBeGreaterThan(0);
  });

  test('is the same for the same state', () => {
    expect(planTowards(input())).toEqual(planTowards(input()));
  });

  test('asks no suspended card', () => {
    const [cardId, card] = [...person.cards].find(([id]) =>
      orderToday(state, input().date, new Set())!.includes(id),
    )!;
    const cards = new Map(person.cards).set(cardId, { ...card, suspended: true });
    const { days } = planTowards(input({ cards }));
    expect(days.flatMap((d) => d.reviews)).not.toContain(cardId);
  });
});

describe('a backlog without a date', () => {
  const late = { ...state, today: state.today + 40 };

  test('is gone the sooner the more minutes there are, and says so honestly when it never is', () => {
    const [few, many] = [2, 30].map((minutes) => backlogOf(late, minutes));
    expect(many!.order).toEqual(orderBacklog(late, null, new Set()));
    expect(many!.endsOn!).toBeLessThanOrEqual(few!.endsOn ?? Number.POSITIVE_INFINITY);
    expect(many!.endsOn!).toBeGreaterThan(late.today);
    expect(backlogOf(late, 0).endsOn).toBeNull();
  });

  test('takes no new cards meanwhile', () => {
    const some = { ...late, cards: new Map([...late.cards].slice(0, 6)) };
    // Nothing but those six can be asked: they are soon done, though most of the bank was never met.
    expect(backlogOf(some, 30).endsOn! - late.today).toBeLessThan(5);
    expect(planTowards({ ...some, date: late.today + 3, minutesADay: 30 }).notMet).toBeGreaterThan(0);
  });
});

describe('the order of today', () => {
  test('is left to plain FSRS without a date, and once the date has come', () => {
    expect(orderToday(state, null, new Set())).toBeNull();
    expect(orderToday(state, state.today, new Set())).toBeNull();
    expect(orderToday(state, state.today - 3, new Set())).toBeNull();
  });

  test('brings cards that are not due only in the last days', () => {
    const all = personAfter(smallCards.map((_, card) => ({ card, days: 0, right: true })));
    const today = all.day + 1;
    const cards = new Map(
      [...all.cards].map(([id, c]) => [id, { ...c, memory: { ...c.memory, dueDay: today + 5 } }]),
    );
    const ahead = (days: number) => orderToday({ ...state, cards, today }, today + days, new Set())!;
    expect(ahead(30)).toEqual([]);
    expect(ahead(2).length).toBeGreaterThan(0);
  });

  test('leaves out concepts asked today', () => {
    const order = orderToday(state, input().date, new Set())!;
    const asked = conceptOf(order[0]!);
    expect(orderToday(state, input().date, new Set([asked]))!.map(conceptOf)).not.toContain(asked);
  });

  test('spreads a backlog over cards that are due, whether or not there is a date', () => {
    const late = { ...state, today: state.today + 40 };
    for (const date of [null, late.today + 7, late.today - 1]) {
      const order = orderBacklog(late, date, new Set());
      expect(order.length).toBeGreaterThan(3);
      for (const id of order) expect(person.cards.get(id)!.memory.dueDay).toBeLessThanOrEqual(late.today);
    }
  });
});
