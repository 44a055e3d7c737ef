/**
 * What studying a card today is worth on the date: how many points of the expected score it adds, and per minute.
 * The estimate is (nearly) a sum over cards of weight · P(known on the date), so each card can be weighed alone.
 */
import type { Kind } from '@/lib/domain/bank/words';
import { type Parameters, recallAfter, type Strength, strengthAfter } from '@/lib/domain/review/schedule';
import { type Belief, carriedOver, shifted, transferSlope } from './belief';
import type { Blueprint, TopicBlueprint } from './blueprint';
import { GUESS, knownOf } from './guess';
import type { Studied } from './predict';

/**
 * Concept → by how much the expected score rises when one of its study cards goes from not known to known:
 * weight · share of the concept / its cards · Σ level share · (1 − g) · (1 − unseen) · carried · slope of the shift.
 */
export function cardWeights(
  blueprint: Blueprint,
  belief: Belief,
  studied: ReadonlyMap<string, Studied>,
): Map<string, number> {
  const weights = new Map<string, number>();
  for (const topic of blueprint) {
    for (const [concept, { share, cards }] of topic.concepts) {
      if (cards === 0) continue;
      weights.set(
        concept,
        ((topic.weight * share) / cards) * slopeOf(topic, belief, studied.get(concept)?.share ?? 0),
      );
    }
  }
  return weights;
}

function slopeOf(topic: TopicBlueprint, belief: Belief, studied: number): number {
  const { cells } = belief.topics.get(topic.slug)!;
  const carried = belief.carried.mean;
  return topic.levels.reduce((sum, { level, share, guess }) => {
    const { unseen } = cells[level];
    const slope = transferSlope(carriedOver(unseen, carried, studied), belief.transfer.mean);
    return sum + share * (1 - guess) * slope * (1 - unseen) * carried;
  }, 0);
}

/** A card as the plan moves it through the days. */
export interface PlanCard {
  cardId: string;
  topic: string;
  concept: string;
  kind: Kind;
  seconds: number;
  /** By how much the expected score rises when it is known; 0 for a suspended card, which is not asked. */
  weight: number;
  /** Null when it was never studied. */
  strength: Strength | null;
  /** What it is forgotten by. */
  parameters?: Parameters;
  /** Study day of the last answer. */
  lastDay: number;
  /** Study day from which plain FSRS asks it. */
  dueDay: number;
  /** P(right) at a first meeting. */
  firstRight: number;
}

export interface Worth {
  /** Points of the expected score (0–1) on the date. */
  gain: number;
  /** What it takes today, and what it will take to keep until the date. */
  seconds: number;
  perMinute: number;
}

export interface Horizon {
  today: number;
  /** Study day the score is wanted on. */
  date: number;
  /** Added to the log-odds of retrievability. */
  recallShift: number;
}

const knownAfter = (strength: Strength, days: number, { kind, parameters }: PlanCard, shift: number) =>
  knownOf(shifted(recallAfter(strength.stability, days, parameters), shift), GUESS[kind]);

/** A wrong answer comes again in the same sitting, until it is right. */
const REPEATS_OF_WRONG = 1.5;
/** A new card is asked at least twice on its first day: the learning steps. */
const FIRST_DAY_ASKINGS = 2;
/** A repeat is quicker than a first reading. */
const REPEAT_SECONDS = 0.7;

export const firstSeconds = ({ seconds, firstRight }: Pick<PlanCard, 'seconds' | 'firstRight'>) =>
  seconds * (1 + REPEAT_SECONDS * (FIRST_DAY_ASKINGS - 1 + REPEATS_OF_WRONG * (1 - firstRight)));

export const reviewSeconds = (seconds: number, right: number) =>
  seconds * (1 + REPEAT_SECONDS * REPEATS_OF_WRONG * (1 - right));

/** Of a review today against leaving the card alone until the date. */
export function reviewWorth(card: PlanCard, { today, date, recallShift }: Horizon): Worth {
  const { parameters } = card;
  const before = card.strength!;
  const waited = today - card.lastDay;
  const ahead = Math.max(0, date - today);
  const right = shifted(recallAfter(before.stability, waited, parameters), recallShift);
  const left = knownAfter(before, waited + ahead, card, recallShift);
  const good = knownAfter(strengthAfter(before, waited, 'good', parameters), ahead, card, recallShift);
  const again = knownAfter(strengthAfter(before, waited, 'again', parameters), ahead, card, recallShift);
  const gain = card.weight * (right * good + (1 - right) * Math.max(again, left) - left);
  return worth(gain, reviewSeconds(card.seconds, right));
}

/** Reviews FSRS asks for in so many days after a first meeting, at a retention of 0.9: 1, 4 and 13 days after, and so on. */
export const upkeepReviews = (days: number) => Math.log2(1 + Math.max(0, days) / 2);

/** Of meeting a new card today: what it is worth when kept until the date, for all the time that takes. */
export function newWorth(card: PlanCard, { today, date, recallShift }: Horizon): Worth {
  const ahead = Math.max(0, date - today);
  const upkeep = upkeepReviews(ahead);
  const kept = strengthAfter(null, 0, 'good', card.parameters);
  const days = upkeep < 1 ? ahead : Math.min(ahead, kept.stability);
  const known = knownAfter(kept, days, card, recallShift);
  return worth(
    card.weight * known,
    firstSeconds(card) + upkeep * reviewSeconds(card.seconds, shifted(0.9, recallShift)),
  );
}

const worth = (gain: number, seconds: number): Worth => ({ gain, seconds, perMinute: (60 * gain) / seconds });

/** This many days before the date the date alone decides; before, cards wait until they are due. */
export const LAST_DAYS = 5;

/**
 * Order of study towards a date: points per minute, most first. Null when it is not to be asked today: it is known well
 * enough, and asking later is worth more.
 */
export function priority(card: PlanCard, horizon: Horizon): number | null {
  if (card.weight === 0) return null;
  if (card.strength === null) return newWorth(card, horizon).perMinute;
  if (card.lastDay >= horizon.today) return null;
  if (card.dueDay > horizon.today && horizon.date - horizon.today > LAST_DAYS) return null;
  const { perMinute } = reviewWorth(card, horizon);
  return perMinute > 0 ? perMinute : null;
}
