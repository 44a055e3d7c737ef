/** A small bank and a person in front of it whose answers are told beforehand. */
import type { IndexEntry, Topic } from '@/lib/domain/bank/item';
import { KINDS, LEVELS } from '@/lib/domain/bank/words';
import { blueprintOf } from '@/lib/domain/readiness/blueprint';
import { FIRST_DAY, Person } from '@/scripts/readiness/person';
import { worldOf } from '@/scripts/readiness/world';
import { indexEntry } from './builders';

const TOPICS = 3;
const CONCEPTS = 4;
/** Of each concept: two study items of two parts and one, and a held-back one. */
export const smallIndex: IndexEntry[] = Array.from({ length: TOPICS * CONCEPTS }, (_, c) => {
  const ref = { topic: `topic-${c % TOPICS}`, concept: `concept-${c}` };
  const level = LEVELS[c % LEVELS.length]!;
  return [
    indexEntry(3 * c, { ...ref, level, kind: KINDS[c % KINDS.length]!, parts: ['c1', 'c2'], seconds: 20 }),
    indexEntry(3 * c + 1, { ...ref, level, kind: 'choice', seconds: 40 + 5 * c }),
    indexEntry(3 * c + 2, { ...ref, level: 'senior', kind: 'numeric', use: 'transfer' }),
  ];
}).flat();

export const smallTopics: Topic[] = Array.from({ length: TOPICS }, (_, t) => ({
  slug: `topic-${t}`,
  title: `Topic ${t}`,
  short: `T${t}`,
  colour: 'basics',
  weight: 10 * (t + 1),
}));

export const smallWorld = worldOf(smallIndex, smallTopics);
export const smallBlueprint = blueprintOf({ topics: smallTopics, items: smallIndex }, 'senior');
export const smallCards = [...smallWorld.questions.keys()];

/** One answer: which card, how many days after the last, right or not. */
export interface Told {
  card: number;
  days: number;
  right: boolean;
}

/** The person after these answers; held-back cards are answered in a checkpoint. */
export function personAfter(told: readonly Told[]): Person {
  let right = true;
  const learner = { chance: () => (right ? 1 : 0), learn: () => {} };
  const person = new Person(smallWorld, learner, smallBlueprint, 'told');
  let day = FIRST_DAY;
  person.begin(day);
  for (const answer of told) {
    day += answer.days;
    if (answer.days > 0) person.begin(day);
    right = answer.right;
    const cardId = smallCards[answer.card % smallCards.length]!;
    const held = smallWorld.questions.get(cardId)!.use === 'transfer';
    person.ask(cardId, held ? 'checkpoint' : 'review');
  }
  person.begin(day);
  return person;
}
