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
  /** New cards the day's limit still allows and the bank has no more of. */
  newLeft: number;
}

/** Used when nothing better is known: an own item of another device whose text has not arrived. */
const SECONDS_UNKNOWN = 30;

export function plan(input: QueueInput): Plan {
  const { studyDay, nowMs, settings, today } = input;
  const entries = new Map(input.index.map((e) => [e.id, e]));
  const taken = new Set(input.answeredToday.map((c) => c.concept));
  let siblingsWaiting = 0;

  const planned = (card: CardState, isNew: boolean): PlannedCard => ({
    cardId: card.cardId,
    topic: card.topic,
    concept: card.concept,
    isNew,
    seconds: entries.get(card.itemId)?.seconds ?? SECONDS_UNKNOWN,
  });
  const takeConcept = (concept: string) => {
    if (taken.has(concept)) {
      siblingsWaiting++;
      return false;
    }
    taken.add(concept);
    return true;
  };

  const learning: PlannedCard[] = [];
  const reviews: PlannedCard[] = [];
  const waitingNew: CardState[] = [];
  const reviewRoom = Math.max(0, settings.reviewsPerDay - today.reviews);
  let overLimit = 0;
  for (const card of input.due) {
    const { phase, learnAt } = card.memory;
    // A review prompt takes its own time and is listed apart.
    if (isPromptCard(card.cardId) || card.suspended || card.buriedUntil > studyDay) continue;
    if (entries.get(card.itemId)?.use === 'transfer') continue;
    if (phase === 'new') waitingNew.push(card);
    else if (learnAt !== null && card.lastDay === studyDay) {
      // Asked today and still being learned: its concept is its own.
      if (learnAt <= nowMs + LEARN_AHEAD_MS) learning.push(planned(card, false));
    } else if (!takeConcept(card.concept)) continue;
    else if (reviews.length < reviewRoom) reviews.push(planned(card, false));
    else overLimit++;
  }

  const newRoom = Math.max(0, settings.newPerDay - today.introduced);
  const fresh: PlannedCard[] = [];
  // Cards the person made come because they asked for them: they count, and the limit holds none of them back.
  for (const card of waitingNew.filter((c) => c.origin === 'own')) {
    if (takeConcept(card.concept)) fresh.push(planned(card, true));
  }
  const candidates = [
    ...waitingNew.filter((c) => c.origin !== 'own').map((card) => planned(card, true)),
    ...newCards(input.index, input.seen, String(studyDay)),
  ];
  for (const card of candidates) {
    if (fresh.length >= newRoom) break;
    if (!taken.has(card.concept)) {
      taken.add(card.concept);
      fresh.push(card);
    }
  }

  const cards = [...learning, ...spread(reviews, fresh)].slice(0, SESSION_CARDS);
  return { cards, siblingsWaiting, overLimit, newLeft: Math.max(0, newRoom - fresh.length) };
}

/** A prompt held today has its learning step tomorrow: nobody holds the same review twice a day. */
export const isPromptDue = (card: CardState, studyDay: number): boolean =>
  card.memory.phase !== 'new' &&
  !card.suspended &&
  card.lastDay !== studyDay &&
  Math.max(card.memory.dueDay, card.buriedUntil) <= studyDay;

/** Review prompts that are due: each takes its own time, so no session asks them. */
export const promptsDue = ({ due, studyDay }: Pick<QueueInput, 'due' | 'studyDay'>): number =>
  due.filter((card) => isPromptCard(card.cardId) && isPromptDue(card, studyDay)).length;

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

/** New cards evenly among reviews, topics kept apart. */
function spread(reviews: readonly PlannedCard[], fresh: readonly PlannedCard[]): PlannedCard[] {
  const old = interleave(reviews);
  const unseen = interleave(fresh);
  const out: PlannedCard[] = [];
  const total = old.length + unseen.length;
  let placedNew = 0;
  for (let i = 0; i < total; i++) {
    const wanted = ((i + 1) * unseen.length) / total;
    const nextIsNew = old.length === i - placedNew || placedNew + 0.5 < wanted;
    if (nextIsNew && placedNew < unseen.length) out.push(unseen[placedNew++]!);
    else out.push(old[i - placedNew]!);
  }
  return out;
}
