/**
 * The chance that is logged with every answer of a session. What is believed of the person, and what they had studied, is
 * that of the session's beginning; what the session itself changed counts at once. Loaded beside the first card, not before
 * it.
 */
import { cardIdOf, type IndexEntry } from '@/lib/domain/bank/item';
import { predictOwn, predictRight, studiedOf } from '@/lib/domain/readiness/predict';
import type { CardRef } from '@/lib/domain/review/event';
import type { CardState } from '@/lib/domain/review/fold';
import type { Prediction } from '@/lib/domain/review/prediction';
import type { Root } from '../root';
import { readReadiness } from './state';

/** What a session knows of a card since: its state, null where it has none any more, undefined where it never looked. */
export type Newer = (cardId: string) => CardState | null | undefined;

export type Predictor = (ref: CardRef, day: number, newer: Newer) => Prediction;

/** Null when the store cannot be read. */
export async function predictorOf(root: Root): Promise<Predictor | null> {
  const read = await readReadiness(root);
  if (!read.ok) return null;
  const { index, cards, belief } = read.value;
  const entries = new Map(index.items.map((e) => [e.id, e]));
  const byConcept = new Map<string, IndexEntry[]>();
  for (const entry of index.items) {
    const list = byConcept.get(entry.concept) ?? [];
    byConcept.set(entry.concept, list);
    list.push(entry);
  }
  return (ref, day, newer) => {
    const stateOf = (cardId: string) => {
      const known = newer(cardId);
      return known === undefined ? cards.get(cardId) : (known ?? undefined);
    };
    const state = stateOf(ref.cardId);
    const entry = entries.get(ref.itemId);
    if (!entry) return predictOwn(state, ref.topic, day, belief);
    const siblings = byConcept.get(entry.concept)!;
    const states = new Map<string, CardState>();
    for (const sibling of siblings) {
      for (const part of sibling.parts) {
        const id = cardIdOf(sibling.id, part);
        const known = stateOf(id);
        if (known) states.set(id, known);
      }
    }
    const studied = studiedOf(siblings, states, day, belief).get(entry.concept)?.share ?? 0;
    return predictRight({ entry, state, studied, day }, belief);
  };
}
