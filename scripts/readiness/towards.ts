/** Two ways to spend the same minutes, and what each is worth on a date: true scores of one learner, lived twice. */
import { rngOf } from '@/lib/base/rng';
import { cardIdOf } from '@/lib/domain/bank/item';
import { blueprintOf, itemWeights, type Role } from '@/lib/domain/readiness/blueprint';
import { planCards } from '@/lib/domain/readiness/plan-cards';
import { priority } from '@/lib/domain/readiness/worth';
import { DEFAULT_SETTINGS } from '@/lib/domain/review/settings';
import { live, type Regime } from './days';
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

/** By worth on the date, one of a concept a day, as many as fit. */
export function cardsTowards(person: Person, date: number, news: boolean): string[] {
  const { world, blueprint, cards, belief, day } = person;
  const horizon = { today: day, date, recallShift: belief.recall.mean };
  const taken = new Set([...cards.values()].filter((c) => c.lastDay === day).map((c) => c.concept));
  return planCards({ index: world.index, blueprint, cards, belief, today: day }, date)
    .flatMap((card) => {
      const worth = news || card.strength ? priority(card, horizon) : null;
      return worth === null ? [] : [{ card, worth }];
    })
    .sort((a, b) => b.worth - a.worth)
    .filter(({ card }) => !taken.has(card.concept) && taken.add(card.concept))
    .slice(0, 25)
    .map(({ card }) => card.cardId);
}

interface Paired {
  plan: number;
  plain: number;
}

function personOf(world: World, family: Family, seed: string): Person {
  const learner = family.create({ seed, questions: [...world.questions.values()] });
  const blueprint = blueprintOf({ topics: world.topics, items: world.index }, ROLE);
  return new Person(world, learner, blueprint, seed);
}

const PLAN_DAYS = 28;

/** Four weeks towards a date: the plan against the app's plain queue, at the same minutes. */
export function towardsDate(world: World, family: Family, seed: string): Paired {
  const minutesADay = 8 + rngOf(`${seed}/minutes`).below(18);
  const regime: Regime = {
    days: PLAN_DAYS,
    minutesADay,
    checkpoints: true,
    settings: DEFAULT_SETTINGS,
    seed,
  };
  const date = FIRST_DAY + PLAN_DAYS;
  const score = (own: Partial<Regime>) => {
    const person = personOf(world, family, seed);
    live(person, { ...regime, ...own });
    return trueScore(world, person.learner, PLAN_DAYS);
  };
  return { plain: score({}), plan: score({ cardsOf: (person) => cardsTowards(person, date, true) }) };
}
