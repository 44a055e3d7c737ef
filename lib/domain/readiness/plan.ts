/**
 * A plan towards a date: which cards to study on each day so that the score on the date is highest, at the same minutes
 * every day. What is asked is foreseen in the mean: a card's memory moves to where it will be on average.
 */
import { type Parameters, recallAfter, type Strength, strengthAfter } from '@/lib/domain/review/schedule';
import { type Belief, shifted } from './belief';
import { type Forecast, forecasterOf } from './forecast';
import { type PlanState, planCards } from './plan-cards';
import { firstSeconds, type PlanCard, priority, reviewSeconds } from './worth';

export interface PlanInput extends PlanState {
  /** Study day of the interview. */
  date: number;
  minutesADay: number;
  /** Study days on which nothing will be done. */
  missed?: ReadonlySet<number>;
  /** Of today's minutes, those that are studied already. */
  studiedMinutes?: number;
}

export interface PlanDay {
  day: number;
  /** Card ids, in order of worth. */
  reviews: string[];
  news: string[];
  /** Expected, repeats of wrong answers included, and what is studied already. */
  minutes: number;
  /** Reviews that are due and left for another day. */
  waiting: number;
}

export interface DatePlan {
  days: PlanDay[];
  forecast: Forecast[];
  /** Points of the expected score (0–1) a minute of each topic adds today, most first. */
  byTopic: { topic: string; perMinute: number }[];
  /**
   * The day by which every card is met and no review waits, at these minutes; null when that is not foreseeable within
   * a year. May be after the date: then the plan leaves out what is worth least.
   */
  endsOn: number | null;
  /** Cards that are still not met on the date. */
  notMet: number;
}

/** A plan looks no further ahead. */
const LONGEST_DAYS = 365;

/** `progress` is told the days that are foreseen of those that may have to be. */
export function planTowards(input: PlanInput, progress?: (done: number, total: number) => void): DatePlan {
  const { date, today } = input;
  const cards = planCards(input, date);
  const forecasterAt = forecasterOf(input);
  const days: PlanDay[] = [];
  const forecast: Forecast[] = [forecasterAt(cards, today)];
  const byTopic = perMinuteByTopic(cards, input);
  let endsOn: number | null = null;
  let notMet = 0;
  const last = Math.min(Math.max(date, today), today + LONGEST_DAYS);
  for (let day = today; day < today + LONGEST_DAYS; day++) {
    progress?.(day - today, LONGEST_DAYS);
    if (day < date) {
      days.push(studyOn(cards, day, input));
      if (day + 1 <= last) forecast.push(forecasterAt(cards, day + 1));
    } else studyOn(cards, day, { ...input, date: day + AFTERWARDS_DAYS });
    if (day + 1 === Math.max(last, today + 1))
      notMet = cards.filter((c) => c.strength === null && c.weight > 0).length;
    if (endsOn === null && isCaughtUp(cards, day)) endsOn = day + 1;
    if (endsOn !== null && day + 1 >= date) break;
  }
  return { days, forecast, byTopic, endsOn, notMet };
}

/** After the date what is still to be met is planned for this much later: for keeping. */
const AFTERWARDS_DAYS = 30;
/** Reviews waiting that a usual day clears by itself. */
export const FEW_WAITING = 5;

const waitingAfter = (cards: readonly PlanCard[], day: number) =>
  cards.filter((c) => c.weight > 0 && c.strength !== null && c.dueDay <= day).length;
const isCaughtUp = (cards: readonly PlanCard[], day: number) =>
  cards.every((c) => c.strength !== null || c.weight === 0) && waitingAfter(cards, day) <= FEW_WAITING;

const rightOn = ({ strength, lastDay, parameters, firstRight }: PlanCard, day: number, shift: number) =>
  strength ? shifted(recallAfter(strength.stability, day - lastDay, parameters), shift) : firstRight;

const secondsOf = (card: PlanCard, right: number) =>
  card.strength ? reviewSeconds(card.seconds, right) : firstSeconds(card);

/** Seconds it is expected to take on a day, repeats of wrong answers included. */
export const takesOn = (card: PlanCard, day: number, recallShift: number): number =>
  secondsOf(card, rightOn(card, day, recallShift));

/** Moves the cards through one day, in place. */
function studyOn(cards: PlanCard[], day: number, input: PlanInput): PlanDay {
  const { today, date, minutesADay, missed, belief, studiedMinutes = 0 } = input;
  const reviews: string[] = [];
  const news: string[] = [];
  const shift = belief.recall.mean;
  let seconds = day === today ? studiedMinutes * 60 : 0;
  const ranked = missed?.has(day) ? [] : rankedCards(cards, { today: day, date, recallShift: shift });
  for (const at of ranked) {
    const card = cards[at]!;
    const right = rightOn(card, day, shift);
    const takes = secondsOf(card, right);
    // What does not fit leaves its place to what does: the load is flat.
    if (seconds + takes > minutesADay * 60) continue;
    seconds += takes;
    (card.strength ? reviews : news).push(card.cardId);
    const strength = foreseen(card.strength, day - card.lastDay, right, card.parameters);
    // FSRS asks again when retrievability is 0.9: after as many days as the stability.
    const dueDay = day + Math.max(1, Math.round(strength.stability));
    cards[at] = { ...card, strength, lastDay: day, dueDay };
  }
  return { day, reviews, news, minutes: seconds / 60, waiting: waitingAfter(cards, day) };
}

/** Positions of the cards to be asked on a day, most points per minute first, at most one of a concept. */
export function rankedCards(
  cards: readonly PlanCard[],
  horizon: { today: number; date: number; recallShift: number },
  asked: ReadonlySet<string> = new Set(),
): number[] {
  const taken = new Set(asked);
  return cards
    .flatMap((card, at) => {
      const worth = priority(card, horizon);
      return worth === null ? [] : [{ at, worth, concept: card.concept }];
    })
    .sort((a, b) => b.worth - a.worth || a.at - b.at)
    .filter(({ concept }) => !taken.has(concept) && taken.add(concept))
    .map(({ at }) => at);
}

/** Where a memory will be on average: stabilities mixed by their logarithms. */
export function foreseen(
  before: Strength | null,
  days: number,
  right: number,
  parameters?: Parameters,
): Strength {
  const good = strengthAfter(before, days, 'good', parameters);
  // A first answer that is wrong is answered again the same day, until it is right.
  const again = strengthAfter(before, days, 'again', parameters);
  return {
    stability: Math.exp(right * Math.log(good.stability) + (1 - right) * Math.log(again.stability)),
    difficulty: right * good.difficulty + (1 - right) * again.difficulty,
  };
}

/**
 * What a session asks today, most points per minute first: card ids, those new to the person among them. Null when plain
 * FSRS decides: there is no date, or it has come.
 */
export function orderToday(
  state: PlanState,
  date: number | null,
  askedConcepts: ReadonlySet<string>,
): string[] | null {
  if (date === null || date <= state.today) return null;
  return orderOf(planCards(state, date), state, date, askedConcepts);
}

/** Reviews waiting after a break, by what they are worth on the date, or a month from now when there is none. */
export function orderBacklog(
  state: PlanState,
  date: number | null,
  askedConcepts: ReadonlySet<string>,
): string[] {
  const on = date !== null && date > state.today ? date : state.today + AFTERWARDS_DAYS;
  const waiting = planCards(state, on).filter((c) => c.strength !== null && c.dueDay <= state.today);
  return orderOf(waiting, state, on, askedConcepts);
}

function orderOf(
  cards: readonly PlanCard[],
  { today, belief }: PlanState,
  date: number,
  asked: ReadonlySet<string>,
) {
  const horizon = { today, date, recallShift: belief.recall.mean };
  return rankedCards(cards, horizon, asked).map((at) => cards[at]!.cardId);
}

export interface Missing {
  /** Points of the expected score (0–1) lost on the date. */
  points: number;
  /** Cards more that will not be met. */
  notMet: number;
  endsOn: number | null;
}

/** What gives when nothing is done on these study days and the minutes of the others stay as they are. */
export function missing(input: PlanInput, plan: DatePlan, missed: ReadonlySet<number>): Missing {
  const without = planTowards({ ...input, missed: new Set([...(input.missed ?? []), ...missed]) });
  return {
    points: plan.forecast.at(-1)!.p50 - without.forecast.at(-1)!.p50,
    notMet: without.notMet - plan.notMet,
    endsOn: without.endsOn,
  };
}

/** Mean of the best three cards of each topic: what the next minutes there are worth. */
function perMinuteByTopic(
  cards: readonly PlanCard[],
  { today, date, belief }: { today: number; date: number; belief: Belief },
): DatePlan['byTopic'] {
  const worths = new Map<string, number[]>();
  for (const card of cards) {
    const worth = priority(card, { today, date, recallShift: belief.recall.mean });
    const list = worths.get(card.topic) ?? [];
    worths.set(card.topic, list);
    if (worth !== null) list.push(worth);
  }
  return [...worths]
    .map(([topic, list]) => {
      const best = list.sort((a, b) => b - a).slice(0, 3);
      return { topic, perMinute: best.reduce((a, b) => a + b, 0) / Math.max(1, best.length) };
    })
    .sort((a, b) => b.perMinute - a.perMinute || (a.topic < b.topic ? -1 : 1));
}
