/** What the test asks: the weight of each topic, the levels a role is asked at, and what guessing gives there. */
import type { IndexEntry, Topic } from '@/lib/domain/bank/item';
import { LEVELS, type Level } from '@/lib/domain/bank/words';
import { GUESS, GUESS_UNKNOWN } from './guess';

/** Items of the test the estimate is about. */
export const TEST_ITEMS = 40;

export const ROLES = LEVELS;
export type Role = Level;

/** Share of each level in the test of a role: its own level and those around it. */
export const ROLE_LEVELS: Record<Role, Record<Level, number>> = {
  junior: { junior: 0.5, mid: 0.4, senior: 0.1, staff: 0 },
  mid: { junior: 0.25, mid: 0.45, senior: 0.25, staff: 0.05 },
  senior: { junior: 0.1, mid: 0.3, senior: 0.4, staff: 0.2 },
  staff: { junior: 0.05, mid: 0.2, senior: 0.4, staff: 0.35 },
};

export interface ConceptShare {
  /** Share of the topic's questions that ask it; sums to 1 over the topic. */
  share: number;
  /** Study cards there are on it. */
  cards: number;
}

export interface TopicBlueprint {
  slug: string;
  /** Share of the test; sums to 1 over the topics. */
  weight: number;
  /** Share of each level within the topic, and the mean chance to guess right there. */
  levels: { level: Level; share: number; guess: number }[];
  concepts: ReadonlyMap<string, ConceptShare>;
}

export type Blueprint = readonly TopicBlueprint[];

const mean = (values: readonly number[], none: number) =>
  values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : none;

/** Topics without items or weight are left out. Questions are of the kinds the bank holds back for tests. */
export function blueprintOf(
  { topics, items }: { topics: readonly Topic[]; items: readonly IndexEntry[] },
  role: Role,
): Blueprint {
  const asked = topics.filter((t) => t.weight > 0 && items.some((e) => e.topic === t.slug));
  const total = asked.reduce((sum, t) => sum + t.weight, 0);
  return asked.map(({ slug, weight }) => {
    const own = items.filter((e) => e.topic === slug);
    const held = own.filter((e) => e.use === 'transfer');
    const pool = held.length > 0 ? held : own;
    return {
      slug,
      weight: weight / total,
      levels: levelsOf(pool, role),
      concepts: conceptsOf(own, pool, role),
    };
  });
}

function levelsOf(pool: readonly IndexEntry[], role: Role): TopicBlueprint['levels'] {
  const usual = mean(
    pool.map((e) => GUESS[e.kind]),
    GUESS_UNKNOWN,
  );
  return LEVELS.map((level) => ({
    level,
    share: ROLE_LEVELS[role][level],
    guess: mean(
      pool.filter((e) => e.level === level).map((e) => GUESS[e.kind]),
      usual,
    ),
  }));
}

/** How much an item of this level stands for, when levels are drawn by the role and items of a level alike. */
export function itemWeights(pool: readonly IndexEntry[], role: Role): number[] {
  const count = new Map<Level, number>();
  for (const { level } of pool) count.set(level, (count.get(level) ?? 0) + 1);
  return pool.map(({ level }) => ROLE_LEVELS[role][level] / count.get(level)!);
}

function conceptsOf(
  own: readonly IndexEntry[],
  pool: readonly IndexEntry[],
  role: Role,
): Map<string, ConceptShare> {
  const weights = itemWeights(pool, role);
  const total = weights.reduce((a, b) => a + b, 0);
  const concepts = new Map<string, { share: number; cards: number }>();
  const of = (concept: string) => {
    const known = concepts.get(concept) ?? { share: 0, cards: 0 };
    concepts.set(concept, known);
    return known;
  };
  for (const [i, entry] of pool.entries())
    of(entry.concept).share += total > 0 ? weights[i]! / total : 1 / pool.length;
  for (const entry of own) if (entry.use === 'study') of(entry.concept).cards += entry.parts.length;
  return concepts;
}
