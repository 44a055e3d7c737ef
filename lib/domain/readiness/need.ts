/** The least a number may stand on, and what to answer until then. */
import type { Blueprint } from './blueprint';
import type { FirstExposure } from './evidence';

/** First answers in all, and in a topic. */
export const LEAST_FIRSTS = 60;
export const LEAST_IN_TOPIC = 3;

/** "Answer 12 more in networking." */
export interface Need {
  topic: string;
  more: number;
}

/**
 * Empty when there is enough. Each topic wants its blueprint share of sixty first answers, three at least; the number
 * comes once sixty are there and every topic has its three. Largest need first.
 */
export function needsOf(firsts: readonly FirstExposure[], blueprint: Blueprint): Need[] {
  const count = new Map<string, number>();
  for (const { topic } of firsts) count.set(topic, (count.get(topic) ?? 0) + 1);
  const have = blueprint.map(({ slug, weight }) => ({
    topic: slug,
    n: count.get(slug) ?? 0,
    wanted: Math.max(LEAST_IN_TOPIC, Math.round(weight * LEAST_FIRSTS)),
  }));
  const total = have.reduce((sum, t) => sum + t.n, 0);
  const enough = total >= LEAST_FIRSTS;
  return have
    .map(({ topic, n, wanted }) => ({ topic, more: (enough ? LEAST_IN_TOPIC : wanted) - n }))
    .filter(({ more }) => more > 0)
    .sort((a, b) => b.more - a.more || (a.topic < b.topic ? -1 : 1));
}
