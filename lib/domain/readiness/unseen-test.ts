/** A test as the estimate means it: held-back questions never shown, topics by the blueprint, levels by the role. */
import { rngOf, shuffled } from '@/lib/base/rng';
import { cardIdOf, type IndexEntry, type Topic } from '@/lib/domain/bank/item';
import { seatsOf } from '@/lib/domain/quiz/checkpoint';
import { isChecked } from '@/lib/domain/quiz/plan';
import { itemWeights, type Role, TEST_ITEMS } from './blueprint';

export interface TestInput {
  index: readonly IndexEntry[];
  topics: readonly Topic[];
  role: Role;
  /** Card ids ever shown. */
  spent: { has(cardId: string): boolean };
  seed: string;
}

/** Forty entries, fewer only when the bank has no more. Concepts come twice only when all others of the topic are in. */
export function drawTest({ index, topics, role, spent, seed }: TestInput): IndexEntry[] {
  const rng = rngOf(`${seed}/test`);
  const pools = new Map(
    topics.map(({ slug }) => {
      const all = index.filter((e) => e.topic === slug && e.use === 'transfer' && isChecked(e.kind));
      const weights = itemWeights(all, role);
      // Weighted drawing without putting back: the largest u^(1/weight) (Efraimidis and Spirakis 2006).
      const drawn = all
        .map((entry, i) => ({ entry, key: weights[i]! > 0 ? rng.next() ** (1 / weights[i]!) : -rng.next() }))
        .filter(({ entry }) => !spent.has(cardIdOf(entry.id, entry.parts[0]!)))
        .sort((a, b) => b.key - a.key)
        .map(({ entry }) => entry);
      const taken = new Set<string>();
      const first = drawn.filter(({ concept }) => !taken.has(concept) && taken.add(concept));
      const rest = drawn.filter((e) => !first.includes(e));
      return [slug, [...first, ...rest]] as const;
    }),
  );
  const seats = seatsOf(
    topics.map(({ slug, weight }) => ({ slug, weight, room: pools.get(slug)!.length })),
    TEST_ITEMS,
  );
  const picked = [...seats].flatMap(([slug, count]) => pools.get(slug)!.slice(0, count));
  return shuffled(picked, rng);
}
