/** A person's days with the app: a checkpoint a week, then sessions of the app's own queue until the minutes are used. */
import { CHECKPOINT_EVERY_DAYS, planCheckpoint } from '@/lib/domain/quiz/checkpoint';
import type { CardState } from '@/lib/domain/review/fold';
import { type PlannedCard, plan, type QueueInput } from '@/lib/domain/review/queue';
import { nextCard, type SessionProgress } from '@/lib/domain/review/session';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/domain/review/settings';
import { FIRST_DAY, type Person } from './person';

export interface Regime {
  /** First study day, counted from 0, and the first no more. */
  from?: number;
  days: number;
  minutesADay: number;
  checkpoints: boolean;
  settings: Settings;
  seed: string;
  /** What a session asks, in order; the app's queue when left out. */
  cardsOf?: (person: Person) => string[];
}

export function live(person: Person, regime: Regime) {
  for (let n = regime.from ?? 0; n < regime.days; n++) {
    const day = FIRST_DAY + n;
    person.begin(day);
    if (person.learner.away?.(n)) continue;
    if (regime.checkpoints && n > 0 && n % CHECKPOINT_EVERY_DAYS === 0) {
      const { index, topics } = person.world;
      const { spent } = person;
      const { queue } = planCheckpoint({ index, topics, spent, studyDay: day, seed: `${regime.seed}/${n}` });
      for (const cardId of queue) person.ask(cardId, 'checkpoint');
    }
    study(person, regime);
  }
}

/** Sessions until the minutes are used or nothing is left to ask. */
function study(person: Person, { minutesADay, settings, cardsOf }: Regime) {
  const until = minutesADay * 60;
  while (person.seconds < until) {
    const queue = cardsOf ? cardsOf(person) : queueOf(person, settings).map((c) => c.cardId);
    const before = person.seconds;
    if (queue.length > 0) sitting(person, queue, until);
    if (person.seconds === before) return;
  }
}

export const queueOf = (person: Person, settings: Settings = DEFAULT_SETTINGS): PlannedCard[] =>
  plan(queueInputOf(person, settings)).cards;

/** What the app's store would hand to its planner. */
export function queueInputOf(person: Person, settings: Settings): QueueInput {
  const { day, cards, world, nowMs, seconds } = person;
  const due: CardState[] = [];
  const answeredToday: CardState[] = [];
  for (const card of cards.values()) {
    if (card.lastDay === day) answeredToday.push(card);
    if (card.memory.phase !== 'new' && card.memory.dueDay <= day) due.push(card);
  }
  due.sort((a, b) => a.memory.dueDay - b.memory.dueDay || (a.cardId < b.cardId ? -1 : 1));
  const seen = new Set(cards.keys());
  const today = { ...person.today, tookMs: seconds * 1000 };
  return { studyDay: day, nowMs, settings, due, index: world.index, seen, today, answeredToday };
}

/** One session as the app runs it, learning steps included; it ends with the minutes. */
function sitting(person: Person, queue: readonly string[], until: number) {
  const done = new Set<string>();
  const progress: SessionProgress = {
    sessionId: 's',
    context: 'review',
    style: 'feedback',
    until: null,
    studyDay: person.day,
    queue,
    done,
    times: new Map(),
    answered: 0,
    right: 0,
    tookMs: 0,
    undoable: null,
    ended: false,
  };
  while (person.seconds < until) {
    const next = nextCard(progress, person.cards, person.nowMs);
    if (next.type === 'finished') return;
    person.ask(next.cardId, 'review');
    done.add(next.cardId);
  }
}
