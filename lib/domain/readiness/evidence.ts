/** What readiness stands on: counts out of the derived rows, never the raw log. */
import { cardIdOf, type IndexEntry } from '@/lib/domain/bank/item';
import type { Kind, Level, Use } from '@/lib/domain/bank/words';
import type { Basis, Counts, FirstAnswer } from '@/lib/domain/review/prediction';

export interface FirstExposure {
  topic: string;
  level: Level;
  kind: Kind;
  use: Use;
  right: boolean;
  basis: Basis;
}

/** First answers of a study day to cards that were seen before, by what the scheduler promised. */
export interface RecallBin {
  /** Retrievability, 0–1. */
  promised: number;
  n: number;
  right: number;
}

/** Out of what days count by hundredths. */
export const recallsOf = (counts: Counts): RecallBin[] =>
  Object.entries(counts).map(([bin, count]) => ({ promised: Number(bin) / 100, ...count }));

export interface Evidence {
  firsts: readonly FirstExposure[];
  recalls: readonly RecallBin[];
}

const NOTHING_STUDIED: Basis = { unseen: 0, studied: 0, promised: 0 };

/**
 * Card id → its first answer, as exposures. Where no basis was kept: with no sibling met on an earlier day nothing was
 * studied, otherwise nobody knows how much was, and the answer is left out.
 */
export function exposuresOf(
  index: readonly IndexEntry[],
  firsts: ReadonlyMap<string, FirstAnswer>,
): FirstExposure[] {
  const earliest = new Map<string, number>();
  const met: { entry: IndexEntry; first: FirstAnswer }[] = [];
  for (const entry of index) {
    for (const part of entry.parts) {
      const first = firsts.get(cardIdOf(entry.id, part));
      if (!first) continue;
      met.push({ entry, first });
      if (entry.use === 'study')
        earliest.set(entry.concept, Math.min(first.day, earliest.get(entry.concept) ?? first.day));
    }
  }
  return met.flatMap(({ entry, first }) => {
    const { topic, level, kind, use, concept } = entry;
    const fresh = (earliest.get(concept) ?? first.day) >= first.day;
    const basis = first.basis ?? (fresh ? NOTHING_STUDIED : null);
    return basis ? [{ topic, level, kind, use, right: first.right, basis }] : [];
  });
}
