/** What readiness stands on: counts out of the derived rows, never the raw log. */
import { cardIdOf, type IndexEntry } from '@/lib/domain/bank/item';
import type { Kind, Level, Use } from '@/lib/domain/bank/words';

/** What the prediction of a first answer stood on, kept with it: neither can be known again later. */
export interface Basis {
  /** Chance to know it had nothing of its concept been studied, 0–1. */
  unseen: number;
  /** Share of its concept's study cards that would be recalled that day, 0–1: coverage × recall. */
  studied: number;
  /** Chance to know it by those two together, 0–1, before what held-back questions have taught. */
  promised: number;
}

/** The first answer ever given to a card. */
export interface FirstAnswer {
  day: number;
  right: boolean;
  /** Absent for answers written before it was kept. */
  basis?: Basis;
}

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

/** Whole hundredths of retrievability: counts of them are whole numbers, so days of them add up and can be taken away. */
export const recallBinOf = (retrievability: number): number => Math.round(retrievability * 100);

/** Bin → answers counted there. */
export const recallsOf = (bins: ReadonlyMap<number, { n: number; right: number }>): RecallBin[] =>
  [...bins].map(([bin, { n, right }]) => ({ promised: bin / 100, n, right }));

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
