/**
 * Transfer items measure what was never practised, so nobody reads them in the library before they have measured
 * (DATA decision 7).
 */
import { cardIdOf, type IndexEntry } from '@/lib/domain/bank/item';
import type { CardState } from './fold';

/** A transfer item this person has neither answered nor been shown. */
export const isHidden = (
  { use }: Pick<IndexEntry, 'use'>,
  card: Pick<CardState, 'answers' | 'spentDay'> | undefined,
): boolean => use === 'transfer' && !(card && (card.answers > 0 || card.spentDay !== undefined));

/** Its parts share one text: whoever met one has read all of it. */
export const isItemHidden = (entry: IndexEntry, cards: ReadonlyMap<string, CardState>): boolean =>
  entry.parts.every((part) => isHidden(entry, cards.get(cardIdOf(entry.id, part))));
