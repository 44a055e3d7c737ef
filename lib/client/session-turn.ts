/** Whose turn it is in a session, and the card as it is asked then: with the draft of a tab that was killed, if any. */
import type { Face } from '@/lib/domain/bank/face';
import type { Answer, Confidence } from '@/lib/domain/quiz/answer';
import { askingSeed, nextCard, type SessionProgress } from '@/lib/domain/review/session';
import type { Draft } from '@/lib/store/port';
import { cardOnScreen, revealedCard } from './session-card';
import type { SessionRecord } from './session-record';
import type { CardOnScreen } from './session-view';

/** An answer that was interrupted is timed from when the card came back. */
const LONGEST_RESUMED_MS = 5 * 60_000;

export interface CardTurn {
  type: 'card';
  cardId: string;
  repeat: boolean;
  /** Of this very card. */
  draft: Draft | null;
}

export type Turn = CardTurn | { type: 'finished'; waiting: number };

/** The draft wins, so that a killed tab comes back to its card; not one whose answer is on record. */
export function turnOf(progress: SessionProgress, record: SessionRecord, left: Draft | null): Turn {
  const next = nextCard(progress, record.deck.states, record.root.now());
  const draft = left && !record.log.has(left.eventId) ? left : null;
  if (next.type === 'finished') return next;
  if (draft?.cardId === next.cardId) return { ...next, draft };
  if (!draft || !mayResume(draft.cardId, progress, record)) return { ...next, draft: null };
  const { cardId } = draft;
  return { type: 'card', cardId, repeat: progress.done.has(cardId), draft };
}

/** A learning step that came due meanwhile does not push away the card that was on screen. */
const mayResume = (cardId: string, progress: SessionProgress, { deck }: SessionRecord) =>
  progress.queue.includes(cardId) &&
  (!progress.done.has(cardId) || deck.states.get(cardId)?.memory.learnAt != null);

/** Its item is at hand. */
export function askedCard(
  { cardId, repeat, draft }: CardTurn,
  progress: SessionProgress,
  record: SessionRecord,
): CardOnScreen {
  const { deck } = record;
  const now = record.now();
  const state = deck.states.get(cardId);
  const revealed = draft?.revealed;
  const resumed = draft && (revealed || now.at - draft.shownAt < LONGEST_RESUMED_MS);
  const card = cardOnScreen({
    ref: deck.refOf(cardId)!,
    item: deck.item(cardId)!,
    state,
    seed: askingSeed(progress, cardId),
    eventId: draft?.eventId ?? record.root.newId(),
    shownAt: resumed ? draft.shownAt : now.at,
    repeat,
  });
  if (!revealed) return card;
  const { answer, confidence, answeredAt } = revealed;
  return revealedCard(card, answer as Answer, confidence as Confidence | null, answeredAt, now);
}

/** Kinds whose input does nothing until it is touched. */
const QUIET: readonly Face['type'][] = ['recall', 'choice', 'multi', 'order', 'match', 'numeric'];

/** The card whose turn it is once the one on screen is answered, unless that comes back first. Null when not at hand. */
export function upcomingCard(
  onScreen: CardOnScreen,
  progress: SessionProgress,
  record: SessionRecord,
): CardOnScreen | null {
  const after = { ...progress, done: new Set([...progress.done, onScreen.ref.cardId]) };
  const turn = turnOf(after, record, null);
  if (turn.type === 'finished' || turn.cardId === onScreen.ref.cardId) return null;
  if (!record.deck.item(turn.cardId)) return null;
  const card = askedCard(turn, progress, record);
  return QUIET.includes(card.face.type) ? card : null;
}

/** The same asking as one that is drawn already takes its place. */
export const drawnBefore = (card: CardOnScreen, upcoming: CardOnScreen | null): CardOnScreen =>
  upcoming && upcoming.item === card.item && upcoming.seed === card.seed && card.revealed === null
    ? { ...card, eventId: upcoming.eventId, face: upcoming.face }
    : card;
