/** What all simulated learners are born with: how much they know at first sight, of which questions, and how they guess. */
import { hash32, type Rng, rngOf } from '@/lib/base/rng';
import type { Level } from '@/lib/domain/bank/words';
import type { Question } from './learner';

/** Box and Muller. */
export const normal = (rng: Rng) =>
  Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
export const between = (rng: Rng, from: number, to: number) => from + (to - from) * rng.next();
export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const RANK: Record<Level, number> = { junior: 0, mid: 1, senior: 2, staff: 3 };

export interface Traits {
  rng: Rng;
  /** Known at first sight. */
  known(question: Question): number;
  /** Of this question to this learner: standard normal, always the same. */
  oddity(question: Question): number;
  guess(question: Question): number;
  right(question: Question, known: number): number;
}

export function traitsOf(seed: string): Traits {
  const rng = rngOf(`${seed}/traits`);
  const ability = between(rng, -1.4, 0.8);
  const steep = between(rng, 0.1, 0.6);
  const spread = between(rng, 0.3, 1);
  const topics = new Map<string, number>();
  const oddities = new Map<string, number>();
  const oddity = (q: Question) => {
    const known = oddities.get(q.cardId);
    if (known !== undefined) return known;
    const drawn = normal(rngOf(`${seed}/odd/${q.cardId}`));
    oddities.set(q.cardId, drawn);
    return drawn;
  };
  const topicOf = (slug: string) => {
    const drawn = topics.get(slug) ?? 0.5 * normal(rngOf(`${seed}/topic/${slug}`));
    topics.set(slug, drawn);
    return drawn;
  };
  // Three to five options, three to five pairs: of the question, not of the learner.
  const guess = (q: Question) => {
    const options = 3 + (hash32(q.itemId) % 3);
    if (q.kind === 'choice') return 1 / options;
    if (q.kind === 'scenario') return options === 5 ? 0 : 0.25;
    if (q.kind === 'multi') return 0.05;
    return q.kind === 'match' ? 0.04 : 0;
  };
  return {
    rng,
    oddity,
    guess,
    known: (q) => sigmoid(ability + topicOf(q.topic) - steep * RANK[q.level] + spread * oddity(q)),
    right: (q, known) => guess(q) + (1 - guess(q)) * known,
  };
}

/** Concept → ids of its study cards. */
export function siblingsOf(questions: readonly Question[]): ReadonlyMap<string, string[]> {
  const siblings = new Map<string, string[]>();
  for (const { use, concept, cardId } of questions) {
    if (use !== 'study') continue;
    const list = siblings.get(concept);
    if (list) list.push(cardId);
    else siblings.set(concept, [cardId]);
  }
  return siblings;
}
