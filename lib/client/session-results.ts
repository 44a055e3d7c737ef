/** What came of a session that is over: every answer that stands, with its item. */
import { partOf } from '@/lib/domain/bank/item';
import type { StoredEvent } from '@/lib/domain/review/event';
import { standing } from '@/lib/domain/review/fold';
import type { SessionDeck } from './session-deck';
import type { SessionResult } from './session-view';

/** In the order they were given; an item the bank no longer has is left out. */
export async function resultsOf(events: readonly StoredEvent[], deck: SessionDeck): Promise<SessionResult[]> {
  const answers = standing(events).flatMap((e) => (e.type === 'answered' ? [e] : []));
  await Promise.all(answers.map(({ cardId }) => deck.load(cardId).catch(() => undefined)));
  return answers.flatMap(({ cardId, seed, answer, score, right, confidence }) => {
    const item = deck.item(cardId);
    if (!item) return [];
    const first = (deck.states.get(cardId)?.answers ?? 1) <= 1;
    return [{ item, part: partOf(cardId), cardId, seed, answer, score, right, confidence, first }];
  });
}
