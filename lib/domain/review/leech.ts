/** Which cards cost more than they give: leeches, and the hardest of the rest. */
import { isPromptCard } from '@/lib/domain/mock/prompt';
import type { CardState } from './fold';

/**
 * Forgettings after which a card is a leech. A card forgotten so often comes back at short intervals for good: more of the
 * same has been tried. Anki calls one a leech at the same number.
 */
export const LEECH_LAPSES = 8;

/** It is said again at every half of that: 8, 12, 16 … The last one reached; null for a card that is no leech. */
export function leechMark(lapses: number): number | null {
  if (lapses < LEECH_LAPSES) return null;
  const half = LEECH_LAPSES / 2;
  return Math.floor(lapses / half) * half;
}

export interface Hard {
  /** Suspended or not, the most often forgotten first. */
  leeches: CardState[];
  /** Forgotten at least once, no leech, still asked: hardest first. */
  hardest: CardState[];
}

/** To tenths, as it is shown: what looks alike is ordered by how often it was forgotten. */
const tenths = (difficulty: number) => Math.round(difficulty * 10);
const byId = (a: CardState, b: CardState) => (a.cardId < b.cardId ? -1 : 1);

const byLapses = (a: CardState, b: CardState) => b.memory.lapses - a.memory.lapses;
const byDifficulty = (a: CardState, b: CardState) =>
  tenths(b.memory.difficulty) - tenths(a.memory.difficulty);
const byStability = (a: CardState, b: CardState) => a.memory.stability - b.memory.stability;

/** Review prompts are left out: forgetting one is a review that went badly, and has its own trend. */
export function hardOf(cards: readonly CardState[]): Hard {
  const forgotten = cards.filter((c) => c.memory.lapses > 0 && !isPromptCard(c.cardId));
  const isLeech = (c: CardState) => leechMark(c.memory.lapses) !== null;
  return {
    leeches: forgotten.filter(isLeech).sort((a, b) => byLapses(a, b) || byDifficulty(a, b) || byId(a, b)),
    hardest: forgotten
      .filter((c) => !isLeech(c) && !c.suspended)
      .sort((a, b) => byDifficulty(a, b) || byLapses(a, b) || byStability(a, b) || byId(a, b)),
  };
}
