/** Two ways to spend the same minutes, and what each is worth on a date: true scores of one learner, lived twice. */
import { rngOf } from '@/lib/base/rng';
import { cardIdOf } from '@/lib/domain/bank/item';
import { blueprintOf, itemWeights, type Role } from '@/lib/domain/readiness/blueprint';
import type { Forecast } from '@/lib/domain/readiness/forecast';
import { planTowards } from '@/lib/domain/readiness/plan';
import type { PlanState } from '@/lib/domain/readiness/plan-cards';
import { planToday } from '@/lib/domain/readiness/today';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/domain/review/settings';
import { live, queueInputOf, type Regime } from './days';
import { testsOf } from './estimates';
import type { Family, Learner } from './learner';
import { FIRST_DAY, Person } from './person';
import type { World } from './world';

const ROLE: Role = 'senior';

/** Expected share right of the test on a day: true chances over all held-back questions, weighted as the test asks them. */
export function trueScore(world: World, learner: Learner, day: number): number {
  const total = world.topics.reduce((sum, t) => sum + t.weight, 0);
  return world.topics.reduce((sum, { slug, weight }) => {
    const pool = world.index.filter((e) => e.topic === slug && e.use === 'transfer');
    const weights = itemWeights(pool, ROLE);
    const of = weights.reduce((a, b) => a + b, 0);
    const chance = (i: number) =>
      learner.chance(world.questions.get(cardIdOf(pool[i]!.id, pool[i]!.parts[0]!))!, day + 0.5);
    const mean = weights.reduce((part, w, i) => part + (w / of) * chance(i), 0);
    return sum + (weight / total) * mean;
  }, 0);
}

const stateOf = ({ world, blueprint, cards, belief, day }: Person): PlanState => ({
  index: world.index,
  blueprint,
  cards,
  belief,
  today: day,
});
/** As the app plans a session with these settings. */
const plannedBy = (settings: Settings) => (person: Person) =>
  planToday(queueInputOf(person, settings), stateOf(person)).cards.map((c) => c.cardId);

export interface Paired {
  plan: number;
  plain: number;
}

function personOf(world: World, family: Family, seed: string, predicts: boolean): Person {
  const learner = family.create({ seed, questions: [...world.questions.values()] });
  const blueprint = blueprintOf({ topics: world.topics, items: world.index }, ROLE);
  return new Person(world, learner, blueprint, seed, predicts);
}

const PLAN_DAYS = 28;

export interface Foreseen {
  forecast: Forecast;
  outcomes: number[];
  truth: number;
}

/**
 * Four weeks towards a date: the plan against the app's plain queue, at the same minutes. Half way the plan foresees the
 * day; what comes of it is kept beside.
 */
export function towardsDate(world: World, family: Family, seed: string): Paired & { foreseen: Foreseen } {
  const minutesADay = 8 + rngOf(`${seed}/minutes`).below(18);
  const regime: Regime = {
    days: PLAN_DAYS,
    minutesADay,
    checkpoints: true,
    settings: DEFAULT_SETTINGS,
    seed,
  };
  const date = FIRST_DAY + PLAN_DAYS;
  const plain = personOf(world, family, seed, false);
  live(plain, regime);

  const planned = personOf(world, family, seed, true);
  const cardsOf = plannedBy({ ...DEFAULT_SETTINGS, targetDay: date, minutesPerDay: minutesADay });
  live(planned, { ...regime, days: PLAN_DAYS / 2, cardsOf });
  planned.begin(FIRST_DAY + PLAN_DAYS / 2);
  const forecast = planTowards({ ...stateOf(planned), date, minutesADay }).forecast.at(-1)!;
  live(planned, { ...regime, from: PLAN_DAYS / 2, cardsOf });
  return {
    plain: trueScore(world, plain.learner, PLAN_DAYS),
    plan: trueScore(world, planned.learner, PLAN_DAYS),
    foreseen: { forecast, ...testsOf(planned, PLAN_DAYS, `${seed}/date`) },
  };
}

const MET_DAYS = 24;
const BREAK_DAYS = 14;
const AFTER_DAYS = 8;

/**
 * A backlog: three weeks with many new cards, two weeks away, then a few minutes a day of reviews alone. In due order
 * against by worth on the day after.
 */
export function afterBreak(world: World, family: Family, seed: string): Paired {
  const rng = rngOf(`${seed}/minutes`);
  const before = 18 + rng.below(12);
  const after = 5 + rng.below(8);
  const back = MET_DAYS + BREAK_DAYS;
  const days = back + AFTER_DAYS;
  const score = (worth: boolean) => {
    const person = personOf(world, family, seed, worth);
    const { learner } = person;
    const regime = { days, checkpoints: false, seed };
    const settings = { ...DEFAULT_SETTINGS, newPerDay: 12 };
    live(person, { ...regime, days: MET_DAYS, minutesADay: before, settings });
    live(person, {
      ...regime,
      from: back,
      minutesADay: after,
      settings: { ...settings, newPerDay: 0 },
      ...(worth ? { cardsOf: plannedBy({ ...settings, newPerDay: 0 }) } : {}),
    });
    return trueScore(world, learner, days);
  };
  return { plain: score(false), plan: score(true) };
}
