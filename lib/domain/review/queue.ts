/**
 * What a review session asks, and in which order. Pure: the store hands in what is due, the bank its index.
 * At most one item of a concept in a session and, because siblings wait for the next study day, in a study day.
 */
import { rngOf, shuffled } from '@/lib/base/rng';
import { cardIdOf, type IndexEntry } from '@/lib/domain/bank/item';
import { LEVELS } from '@/lib/domain/bank/words';
import { isPromptCard } from '@/lib/domain/mock/prompt';
import { interleave } from '@/lib/domain/quiz/interleave';
import type { DayTally } from './day-tally';
import type { CardState } from './fold';
import type { Settings } from './settings';

/** More than this is not one sitting; the next session goes on. */
export const SESSION_CARDS = 50;
/** A learning step this near is answered now rather than waited for. */
export const LEARN_AHEAD_MS = 20 * 60_000;

export interface QueueInput {
  studyDay: number;
  nowMs: number;
  settings: Settings;
  /** Rows whose effective due day has come, earliest first; may be cut off at some generous number. */
  due: readonly CardState[];
  /** The bank's items. */
  index: readonly IndexEntry[];
  /** Cards of the bank that were met, suspended or buried before. */
  seen: ReadonlySet<string>;
  /** What was done on this study day so far. */
  today: DayTally;
  /** Cards answered on this study day, in any context. */
  answeredToday: readonly CardState[];
}

export interface PlannedCard {
  cardId: string;
  topic: string;
  concept: string;
  isNew: boolean;
  seconds: number;
}

export interface Plan {
  /** In the order to be asked. */
  cards: PlannedCard[];
  /** Due or new, but a sibling of something asked today: they wait for the next study day. */
  siblingsWaiting: number;
  /** Reviews past the day's limit. */
  overLimit: number;
}

/** Used when nothing better is known: an own item of another device whose text has not arrived. */
const SECONDS_UNKNOWN = 30;

/** Rows of what is due that may be asked, in their order. */
export interface DueCards {
  /** Asked today and still being learned: its concept is its own. */
  learning: CardState[];
  reviews: CardState[];
  /** Never studied: made by the person, or put off before they were met. */
  waitingNew: CardState[];
}

export function dueCards({ due, index, studyDay, nowMs }: QueueInput): DueCards {
  const held = new Set(index.flatMap((e) => (e.use === 'transfer' ? [e.id] : [])));
  const cards: DueCards = { learning: [], reviews: [], waitingNew: [] };
  for (const card of due) {
    const { phase, learnAt } = card.memory;
    // A review prompt takes its own time and is listed apart.
    if (isPromptCard(card.cardId) || card.suspended || card.buriedUntil > studyDay) continue;
    if (held.has(card.itemId)) continue;
    if (phase === 'new') cards.waitingNew.push(card);
    else if (learnAt === null || card.lastDay !== studyDay) cards.reviews.push(card);
    else if (learnAt <= nowMs + LEARN_AHEAD_MS) cards.learning.push(card);
  }
  return cards;
}

/** How a row is planned. */
export function plannerOf(index: readonly IndexEntry[]) {
  const seconds = new Map(index.map((e) => [e.id, e.seconds]));
  return ({ cardId, itemId, topic, concept, memory }: CardState): PlannedCard => ({
    cardId,
    topic,
    concept,
    isNew: memory.phase === 'new',
    seconds: seconds.get(itemId) ?? SECONDS_UNKNOWN,
  });
}

/** What the day's limits let in, before it is cut to a sitting. */
export interface Gathered extends Omit<Plan, 'cards'> {
  learning: PlannedCard[];
  /** In the order they are due. */
  reviews: PlannedCard[];
  fresh: PlannedCard[];
}

export function gather(input: QueueInput): Gathered {
  const { studyDay, settings, today } = input;
  const planned = plannerOf(input.index);
  const { learning, reviews: waiting, waitingNew } = dueCards(input);
  const taken = new Set(input.answeredToday.map((c) => c.concept));
  let siblingsWaiting = 0;
  const takeConcept = ({ concept }: CardState) => {
    if (!taken.has(concept)) return taken.add(concept);
    siblingsWaiting++;
    return false;
  };

  const free = waiting.filter(takeConcept);
  const reviews = free.slice(0, Math.max(0, settings.reviewsPerDay - today.reviews)).map(planned);

  const newRoom = Math.max(0, settings.newPerDay - today.introduced);
  // Cards the person made come because they asked for them: they count, and the limit holds none of them back.
  const fresh = waitingNew.filter((c) => c.origin === 'own' && takeConcept(c)).map(planned);
  const candidates = [
    ...waitingNew.filter((c) => c.origin !== 'own').map(planned),
    ...newCards(input.index, input.seen, String(studyDay)),
  ];
  for (const card of candidates) {
    if (fresh.length >= newRoom) break;
    if (!taken.has(card.concept)) {
      taken.add(card.concept);
      fresh.push(card);
    }
  }

  return {
    learning: learning.map(planned),
    reviews,
    fresh,
    siblingsWaiting,
    overLimit: free.length - reviews.length,
  };
}

export function plan(input: QueueInput): Plan {
  const { learning, reviews, fresh, ...counts } = gather(input);
  const cards = [...learning, ...spread(reviews, fresh, SESSION_CARDS)].slice(0, SESSION_CARDS);
  return { cards, ...counts };
}

/**
 * Unseen study cards: easier levels first, topics in turn, the same all day. An idea is met as a question before it is
 * run on a simulator.
 */
function newCards(index: readonly IndexEntry[], seen: ReadonlySet<string>, seed: string): PlannedCard[] {
  const met = new Set(
    index.flatMap((e) => (e.parts.some((part) => seen.has(cardIdOf(e.id, part))) ? [e.concept] : [])),
  );
  const unseen = index.flatMap((entry) => {
    if (entry.use !== 'study' || (entry.kind === 'scenario' && !met.has(entry.concept))) return [];
    const part = entry.parts.find((p) => !seen.has(cardIdOf(entry.id, p)));
    return part === undefined ? [] : [{ entry, part }];
  });
  const byLevel = LEVELS.map((level) =>
    shuffled(
      unseen.filter((u) => u.entry.level === level),
      rngOf(`${seed}/new/${level}`),
    ),
  );
  return byLevel.flatMap((list) =>
    inRounds(
      list.map(({ entry, part }) => ({
        cardId: cardIdOf(entry.id, part),
        topic: entry.topic,
        concept: entry.concept,
        isNew: true,
        seconds: entry.seconds,
      })),
    ),
  );
}

/** One of each topic, then the next of each: however few are taken, a large topic does not crowd out a small one. */
function inRounds(cards: readonly PlannedCard[]): PlannedCard[] {
  const round = new Map<string, number>();
  const rounds = cards.map((card) => {
    const n = round.get(card.topic) ?? 0;
    round.set(card.topic, n + 1);
    return { card, n };
  });
  return rounds.sort((a, b) => a.n - b.n).map(({ card }) => card);
}

/** New cards evenly among reviews, topics kept apart; the first `most` of them. */
export function spread(
  reviews: readonly PlannedCard[],
  fresh: readonly PlannedCard[],
  most = Number.POSITIVE_INFINITY,
): PlannedCard[] {
  const old = interleave(reviews, most);
  const unseen = interleave(fresh, most);
  const out: PlannedCard[] = [];
  const total = reviews.length + fresh.length;
  let placedNew = 0;
  for (let i = 0; i < Math.min(total, most); i++) {
    const wanted = ((i + 1) * fresh.length) / total;
    const nextIsNew = reviews.length === i - placedNew || placedNew + 0.5 < wanted;
    if (nextIsNew && placedNew < fresh.length) out.push(unseen[placedNew++]!);
    else out.push(old[i - placedNew]!);
  }
  return out;
}
