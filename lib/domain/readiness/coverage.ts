/** How much of the blueprint the person has any evidence in. */
import { cardIdOf, type IndexEntry } from '@/lib/domain/bank/item';
import type { Blueprint } from './blueprint';
import type { Cards } from './predict';

export interface Coverage {
  /** Share of the blueprint whose concept has at least one answered card, of study or held back. */
  covered: number;
  /** Share of a topic's study cards that were met, each concept counting as the blueprint asks it. */
  metOf: (topic: string) => number;
}

interface Count {
  answered: boolean;
  met: number;
  cards: number;
}

export function coverageOf(index: readonly IndexEntry[], cards: Cards, blueprint: Blueprint): Coverage {
  const counts = new Map<string, Count>();
  for (const entry of index) {
    const count = counts.get(entry.concept) ?? { answered: false, met: 0, cards: 0 };
    counts.set(entry.concept, count);
    for (const part of entry.parts) {
      const met = (cards.get(cardIdOf(entry.id, part))?.answers ?? 0) > 0;
      if (met) count.answered = true;
      if (entry.use !== 'study') continue;
      count.cards += 1;
      count.met += met ? 1 : 0;
    }
  }
  let covered = 0;
  const metBy = new Map<string, number>();
  for (const { slug, weight, concepts } of blueprint) {
    let met = 0;
    for (const [concept, { share }] of concepts) {
      const count = counts.get(concept);
      if (count?.answered) covered += weight * share;
      if (count && count.cards > 0) met += (share * count.met) / count.cards;
    }
    metBy.set(slug, met);
  }
  return { covered: Math.min(1, covered), metOf: (topic) => metBy.get(topic) ?? 0 };
}
