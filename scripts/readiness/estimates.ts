/** Does the interval hold? A person studies for weeks, is estimated, and sits tests of unseen questions. */
import { rngOf } from '@/lib/base/rng';
import { cardIdOf } from '@/lib/domain/bank/item';
import { beliefOf } from '@/lib/domain/readiness/belief';
import { blueprintOf, type Role } from '@/lib/domain/readiness/blueprint';
import type { Scored } from '@/lib/domain/readiness/calibration';
import { type Estimate, estimateOf } from '@/lib/domain/readiness/estimate';
import { drawTest } from '@/lib/domain/readiness/unseen-test';
import { DEFAULT_SETTINGS } from '@/lib/domain/review/settings';
import { live } from './days';
import type { Family } from './learner';
import { FIRST_DAY, Person } from './person';
import type { World } from './world';

export const WEEKS_DAYS = 35;
/** Tests of one person: each of other unseen questions, with its own luck, and each an outcome. */
export const TESTS = 10;

export interface Outcome {
  estimate: Estimate;
  /** Shares right. */
  outcomes: number[];
  /** Mean true chance over the tests' questions. */
  truth: number;
  scored: readonly Scored[];
}

export function estimated(world: World, family: Family, seed: string, role: Role = 'senior'): Outcome {
  const rng = rngOf(`${seed}/life`);
  const blueprint = blueprintOf({ topics: world.topics, items: world.index }, role);
  const learner = family.create({ seed, questions: [...world.questions.values()] });
  const person = new Person(world, learner, blueprint, seed);
  const minutesADay = 12 + rng.below(20);
  live(person, { days: WEEKS_DAYS, minutesADay, checkpoints: true, settings: DEFAULT_SETTINGS, seed });
  // The test is one to seven days after the last sitting.
  const later = 1 + rng.below(7);
  const day = FIRST_DAY + WEEKS_DAYS - 1 + later;
  const { index } = world;
  const belief = beliefOf(person.evidence(), blueprint);
  const estimate = estimateOf({ index, cards: person.cards, blueprint, day }, belief);
  const outcomes: number[] = [];
  let truth = 0;
  for (let n = 0; n < TESTS; n++) {
    const test = drawTest({ index, topics: world.topics, role, spent: person.spent, seed: `${seed}/${n}` });
    const chances = test.map((e) =>
      learner.chance(world.questions.get(cardIdOf(e.id, e.parts[0]!))!, WEEKS_DAYS - 1 + later + 0.5),
    );
    const luck = rngOf(`${seed}/${n}/luck`);
    outcomes.push(chances.filter((c) => luck.next() < c).length / test.length);
    truth += chances.reduce((a, b) => a + b, 0) / test.length / TESTS;
  }
  return { estimate, outcomes, truth, scored: person.scored };
}
