/** Does the interval hold? A person studies for weeks, is estimated, and sits tests of unseen questions. */
import { rngOf } from '@/lib/base/rng';
import { cardIdOf } from '@/lib/domain/bank/item';
import { beliefOf } from '@/lib/domain/readiness/belief';
import { type Blueprint, blueprintOf, type Role } from '@/lib/domain/readiness/blueprint';
import type { ScoredDay } from '@/lib/domain/readiness/calibration';
import { type Estimate, estimateOf } from '@/lib/domain/readiness/estimate';
import { drawTest } from '@/lib/domain/readiness/unseen-test';
import { DEFAULT_SETTINGS } from '@/lib/domain/review/settings';
import { live } from './days';
import type { Family } from './learner';
import { FIRST_DAY, Person } from './person';
import type { World } from './world';

/** Days after which the person is estimated, as they go. */
const ESTIMATED_AFTER = [21, 35];
/** Tests of one estimate: each of other unseen questions, with its own luck, and each an outcome. */
const TESTS = 10;
const ROLE: Role = 'senior';

export interface Sat {
  estimate: Estimate;
  /** Share right of each test. */
  outcomes: number[];
  /** Mean true chance over the tests' questions. */
  truth: number;
}

export interface Estimated {
  sat: Sat[];
  scored: readonly ScoredDay[];
}

export function estimated(world: World, family: Family, seed: string): Estimated {
  const rng = rngOf(`${seed}/life`);
  const blueprint = blueprintOf({ topics: world.topics, items: world.index }, ROLE);
  const learner = family.create({ seed, questions: [...world.questions.values()] });
  const person = new Person(world, learner, blueprint, seed);
  const minutesADay = 12 + rng.below(20);
  const sat: Sat[] = [];
  let from = 0;
  for (const days of ESTIMATED_AFTER) {
    live(person, { from, days, minutesADay, checkpoints: true, settings: DEFAULT_SETTINGS, seed });
    from = days;
    // The tests are one to seven days after the last sitting.
    sat.push(sitTests(person, blueprint, days - 1 + 1 + rng.below(7), `${seed}/${days}`));
  }
  return { sat, scored: person.scored };
}

function sitTests(person: Person, blueprint: Blueprint, n: number, seed: string): Sat {
  const { index } = person.world;
  const belief = beliefOf(person.evidence(), blueprint);
  const estimate = estimateOf({ index, cards: person.cards, blueprint, day: FIRST_DAY + n }, belief);
  return { estimate, ...testsOf(person, n, seed) };
}

/** Tests on day `n`, none of which changes anything. */
export function testsOf({ world, spent, learner }: Person, n: number, seed: string): Omit<Sat, 'estimate'> {
  const { index, topics } = world;
  const outcomes: number[] = [];
  let truth = 0;
  for (let i = 0; i < TESTS; i++) {
    const test = drawTest({ index, topics, role: ROLE, spent, seed: `${seed}/${i}` });
    const chances = test.map((e) =>
      learner.chance(world.questions.get(cardIdOf(e.id, e.parts[0]!))!, n + 0.5),
    );
    const luck = rngOf(`${seed}/${i}/luck`);
    outcomes.push(chances.filter((c) => luck.next() < c).length / test.length);
    truth += chances.reduce((a, b) => a + b, 0) / test.length / TESTS;
  }
  return { outcomes, truth };
}
