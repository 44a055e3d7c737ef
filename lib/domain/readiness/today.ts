/**
 * What a session asks when plain FSRS does not decide alone: towards a date, within the minutes of the day; and after a
 * break, when more is due than a day or a sitting takes.
 */
import { cardIdOf, type IndexEntry } from '@/lib/domain/bank/item';
import type { CardState } from '@/lib/domain/review/fold';
import {
  dueCards,
  type Gathered,
  gather,
  type Plan,
  type PlannedCard,
  plan,
  plannerOf,
  type QueueInput,
  SESSION_CARDS,
  spread,
} from '@/lib/domain/review/queue';
import { retrievability } from '@/lib/domain/review/schedule';
import { dateAhead, type Settings } from '@/lib/domain/review/settings';
import { orderBacklog, rankedCards, takesOn } from './plan';
import { type PlanState, planCards } from './plan-cards';
import type { Cards } from './predict';
import { firstSeconds, type PlanCard, reviewSeconds } from './worth';

/** Seconds of today's minutes that are left to study. */
export const secondsLeft = (
  { minutesPerDay }: Pick<Settings, 'minutesPerDay'>,
  { tookMs }: { tookMs: number },
): number => Math.max(0, minutesPerDay * 60 - tookMs / 1000);

/** `input.due` is all that is due; `state` is of the same day and the same rows. */
export function planToday(input: QueueInput, state: PlanState): Plan {
  const date = dateAhead(input.settings, input.studyDay);
  return date === null ? planBacklog(input, state) : planTowardsDate(input, state, date);
}

/** What cards made or brought in by the person may take of minutes and places before the plan's; and what is left over. */
const SHARE_OUTSIDE = 0.5;

function planTowardsDate(input: QueueInput, state: PlanState, date: number): Plan {
  const { studyDay, settings, today } = input;
  const planned = plannerOf(input.index);
  const due = dueCards(input);
  const learning = due.learning.map(planned);
  const cards = planCards(state, date).filter(playable(input, state.cards));
  const inPlan = new Set(cards.map((c) => c.cardId));
  const room = Math.max(0, SESSION_CARDS - learning.length);
  const sitting = new Sitting(new Set(input.answeredToday.map((c) => c.concept)));
  const seconds = secondsLeft(settings, today) - learning.reduce((sum, c) => sum + c.seconds, 0);
  const outside = outsideCards(due, input, inPlan).map((card) => timed(planned(card), card, studyDay));

  sitting.take(outside, seconds * SHARE_OUTSIDE, Math.floor(room * SHARE_OUTSIDE));
  const recallShift = state.belief.recall.mean;
  const horizon = { today: studyDay, date, recallShift };
  const ranked = rankedCards(cards, horizon, sitting.concepts).map((at) => {
    const { cardId, topic, concept, strength } = cards[at]!;
    const seconds = takesOn(cards[at]!, studyDay, recallShift);
    return { cardId, topic, concept, isNew: strength === null, seconds };
  });
  sitting.take(ranked, seconds, room);
  sitting.take(outside, seconds, room);

  const left = due.reviews.filter((c) => !sitting.has(c.cardId));
  const siblingsWaiting = left.filter((c) => sitting.concepts.has(c.concept)).length;
  return {
    cards: [...learning, ...spread(sitting.reviews, sitting.fresh)].slice(0, SESSION_CARDS),
    siblingsWaiting,
    overLimit: left.length - siblingsWaiting,
  };
}

/** Cards one by one, while there is room for them and they fit the seconds: what does not fit gives way to what does. */
class Sitting {
  readonly reviews: PlannedCard[] = [];
  readonly fresh: PlannedCard[] = [];
  private readonly taken = new Set<string>();
  private seconds = 0;

  constructor(
    /** Asked today or in this session. */
    readonly concepts: Set<string>,
  ) {}

  has = (cardId: string) => this.taken.has(cardId);

  /** `seconds` and `room` bound all that is taken, not only of these. */
  take(cards: readonly PlannedCard[], seconds: number, room: number) {
    for (const card of cards) {
      if (this.taken.size >= room) return;
      if (this.concepts.has(card.concept) || this.seconds + card.seconds > seconds) continue;
      this.seconds += card.seconds;
      this.taken.add(card.cardId);
      this.concepts.add(card.concept);
      (card.isNew ? this.fresh : this.reviews).push(card);
    }
  }
}

/** Cards the plan may ask: none put off, and an idea is met as a question before it is run on a simulator. */
function playable({ index, seen, studyDay }: QueueInput, cards: Cards) {
  const met = new Set(index.flatMap((e) => (isSeen(e, seen) ? [e.concept] : [])));
  return ({ cardId, concept, kind, strength, weight }: PlanCard) =>
    weight > 0 &&
    (cards.get(cardId)?.buriedUntil ?? 0) <= studyDay &&
    (strength !== null || kind !== 'scenario' || met.has(concept));
}
const isSeen = ({ id, parts }: IndexEntry, seen: ReadonlySet<string>) =>
  parts.some((part) => seen.has(cardIdOf(id, part)));

/**
 * What is due and not in the blueprint keeps the dates of FSRS, in its order. Cards that were brought in come as the
 * limit of new ones lets them.
 */
function outsideCards(
  { reviews, waitingNew }: ReturnType<typeof dueCards>,
  { settings, today }: QueueInput,
  inPlan: ReadonlySet<string>,
): CardState[] {
  const brought = waitingNew.filter((c) => c.origin === 'import');
  return [
    ...reviews.filter((c) => !inPlan.has(c.cardId)),
    ...waitingNew.filter((c) => c.origin === 'own'),
    ...brought.slice(0, Math.max(0, settings.newPerDay - today.introduced)),
  ];
}

/** As likely right as not when it was never met. */
const NEW_RIGHT = 0.5;

function timed(card: PlannedCard, { memory }: CardState, day: number): PlannedCard {
  const { seconds } = card;
  const right = retrievability(memory, day);
  const takes =
    right === null ? firstSeconds({ seconds, firstRight: NEW_RIGHT }) : reviewSeconds(seconds, right);
  return { ...card, seconds: takes };
}

/** Reviews that wait, beyond a day's limit or a sitting, come by what they are worth; all else as plain FSRS has it. */
function planBacklog(input: QueueInput, state: PlanState): Plan {
  const plain = gather(input);
  if (!isBacklog(plain)) return plan(input);
  const asked = new Set(input.answeredToday.map((c) => c.concept));
  const { learning, reviews, fresh, ...counts } = gather({
    ...input,
    due: byWorth(input.due, orderBacklog(state, null, asked), state),
  });
  // Cut before topics are kept apart: what is worth most is in this session, and as many new ones as without.
  const room = Math.max(0, SESSION_CARDS - learning.length);
  const news = spread(reviews, fresh)
    .slice(0, room)
    .filter((c) => c.isNew).length;
  const sitting = spread(reviews.slice(0, room - news), fresh.slice(0, news));
  return { cards: [...learning, ...sitting].slice(0, SESSION_CARDS), ...counts };
}

export const isBacklog = ({ reviews, overLimit }: Pick<Gathered, 'reviews' | 'overLimit'>): boolean =>
  overLimit > 0 || reviews.length > SESSION_CARDS;

/**
 * What a test asks changes places among itself: by `order`, then what is not in it, siblings and what nothing is gained
 * by. What no test asks stays where it was due.
 */
function byWorth(due: readonly CardState[], order: readonly string[], { blueprint }: PlanState): CardState[] {
  const places = new Map(order.map((id, at) => [id, at]));
  const asked = new Set(blueprint.flatMap((t) => [...t.concepts.keys()]));
  const moves = ({ origin, concept }: CardState) => origin === 'builtin' && asked.has(concept);
  const placeOf = ({ cardId }: CardState) => places.get(cardId) ?? order.length;
  const moved = due.filter(moves).sort((a, b) => placeOf(a) - placeOf(b));
  let next = 0;
  return due.map((c) => (moves(c) ? moved[next++]! : c));
}
