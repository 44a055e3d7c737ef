/**
 * Events of one card → its state and what it adds to the days. Pure, and the same for any order of arrival: it sorts.
 * Everything the store derives is a sum over cards of this, so one card can be folded again without the others.
 */

import { isPromptCard } from '@/lib/domain/mock/prompt';
import { countAnswer, type DayTally, STUDY } from './day-tally';
import { type Answered, byLogOrder, type CardRef, isKnown, type LogEvent, type StoredEvent } from './event';
import type { Grade } from './grade';
import type { FirstAnswer } from './prediction';
import { datesAsSaid, type Step } from './said-dates';
import { type Memory, NEW_MEMORY, nextMemory } from './schedule';
import { DEFAULT_SETTINGS, type Settings, validChanges } from './settings';

/** Derived row of a card. */
export interface CardState extends CardRef {
  memory: Memory;
  suspended: boolean;
  flagged: boolean;
  /** Study day from which a buried card is shown again; 0 when not buried. */
  buriedUntil: number;
  /** Study day of the last answer of any context; null when never answered. */
  lastDay: number | null;
  lastGrade: Grade | null;
  /** Meaning of the item when it was last answered. */
  meaning: string | null;
  /** Answers that stand. */
  answers: number;
  /** Absent when it was never answered. */
  first?: FirstAnswer;
  /** Study day on which a transfer item was last shown; absent when it never was. */
  spentDay?: number;
  /** Changes whenever any event of the card arrives: a stale screen notices. */
  version: string;
}

/** A card nothing has happened to. */
export const newCardState = (ref: CardRef): CardState => ({
  ...ref,
  memory: NEW_MEMORY,
  suspended: false,
  flagged: false,
  buriedUntil: 0,
  lastDay: null,
  lastGrade: null,
  meaning: null,
  answers: 0,
  version: '',
});

export interface CardFold {
  /** Null when no event of it says which card it is, or all were undone and nothing remains. */
  card: CardState | null;
  days: Map<number, DayTally>;
  /** The answers that reached the scheduler, in the order of the log. */
  steps: Step[];
}

/** Settings as they were over time. */
export type SettingsTimeline = { hlc: string; settings: Settings }[];

/** Events that are undone. An undo cannot be undone; a later answer says what is meant. */
export function undoneTargets(events: readonly StoredEvent[]): Set<string> {
  return new Set(events.flatMap((e) => (isKnown(e) && e.type === 'undone' ? [e.target] : [])));
}

/** Events of this version, in log order, without what was undone. */
export function standing(events: readonly StoredEvent[]): LogEvent[] {
  const undone = undoneTargets(events);
  return events
    .filter((e): e is LogEvent => isKnown(e) && e.type !== 'undone' && !undone.has(e.id))
    .sort(byLogOrder);
}

export function foldSettings(events: readonly StoredEvent[]): SettingsTimeline {
  let settings = DEFAULT_SETTINGS;
  const timeline: SettingsTimeline = [{ hlc: '', settings }];
  for (const event of standing(events)) {
    if (event.type !== 'settings-changed') continue;
    settings = { ...settings, ...validChanges(event.changes) };
    timeline.push({ hlc: event.hlc, settings });
  }
  return timeline;
}

export const latest = (timeline: SettingsTimeline): Settings => timeline.at(-1)?.settings ?? DEFAULT_SETTINGS;

function settingsAt(timeline: SettingsTimeline, hlc: string): Settings {
  let settings = DEFAULT_SETTINGS;
  for (const entry of timeline) {
    if (entry.hlc > hlc) break;
    settings = entry.settings;
  }
  return settings;
}

/**
 * DATA decision 3: the first answer of a card in a study day reaches FSRS in review, quiz, explain and scenario;
 * the same day's learning repeats inside review too. A review prompt is a card of its own, graded from its rubric.
 */
function reachesScheduler(event: Answered, memory: Memory, answeredToday: boolean): boolean {
  if (event.grade === null) return false;
  if (!STUDY.includes(event.context) && !isPromptCard(event.cardId)) return false;
  if (!answeredToday) return true;
  return event.context === 'review' && (memory.phase === 'learning' || memory.phase === 'relearning');
}

export function foldCard(events: readonly StoredEvent[], timeline: SettingsTimeline): CardFold {
  const fold: CardFold = { card: null, days: new Map(), steps: [] };
  for (const event of standing(events)) take(fold, event, timeline);
  if (fold.card) finish(fold.card, fold.steps, timeline, versionOf(events));
  return fold;
}

/**
 * The fold of a log with one more event, without going through the log again. Null where that would not be the same:
 * the event is an undo or undone already, or does not come last.
 */
export function foldOn(
  before: CardFold,
  log: readonly StoredEvent[],
  event: StoredEvent,
  timeline: SettingsTimeline,
): CardFold | null {
  if (!isKnown(event) || event.type === 'undone' || undoneTargets(log).has(event.id)) return null;
  if (log.some((e) => byLogOrder(e, event) >= 0)) return null;
  const { card, days, steps } = before;
  const fold: CardFold = { card: card && { ...card }, days: new Map(days), steps: [...steps] };
  take(fold, event, timeline);
  if (fold.card) finish(fold.card, fold.steps, timeline, versionAt(log.length + 1, event));
  return fold;
}

function finish(card: CardState, steps: readonly Step[], timeline: SettingsTimeline, version: string) {
  card.memory = datesAsSaid(card.memory, steps, latest(timeline).parameters);
  card.version = version;
}

/** Changes the fold, but no tally or memory that was in it. */
function take(fold: CardFold, event: LogEvent, timeline: SettingsTimeline) {
  if (!('cardId' in event)) return;
  const { cardId, itemId, topic, concept, origin } = event;
  fold.card ??= newCardState({ cardId, itemId, topic, concept, origin });
  const { card } = fold;
  Object.assign(card, { itemId, topic, concept, origin });
  switch (event.type) {
    case 'suspended':
      card.suspended = event.on;
      break;
    case 'flagged':
      card.flagged = event.on;
      break;
    case 'buried':
      card.buriedUntil = event.untilDay;
      break;
    case 'shown':
      card.spentDay = event.studyDay.day;
      break;
    case 'answered': {
      const day = event.studyDay.day;
      const answeredToday = card.lastDay === day;
      countAnswer(fold.days, event, card, !answeredToday);
      if (reachesScheduler(event, card.memory, answeredToday)) {
        const { retention, parameters } = settingsAt(timeline, event.hlc);
        const { id: eventId, at, studyDay } = event;
        const when = { eventId, at, studyDay, retention, parameters };
        fold.steps.push({ event, grade: event.grade!, when });
        const newest = { ...when, parameters: latest(timeline).parameters };
        card.memory = nextMemory(card.memory, event.grade!, newest);
      }
      card.first ??= firstAnswer(event);
      card.answers += 1;
      card.lastDay = day;
      card.lastGrade = event.grade;
      card.meaning = event.meaning;
      break;
    }
  }
}

function firstAnswer({ studyDay, right, predictedRight: { basis } }: Answered & LogEvent): FirstAnswer {
  return { day: studyDay.day, right, ...(basis ? { basis } : {}) };
}

/** How many events and which is the last: equal only when nothing arrived. */
function versionOf(events: readonly StoredEvent[]): string {
  const last = events.reduce((a, b) => (byLogOrder(a, b) < 0 ? b : a));
  return versionAt(events.length, last);
}

const versionAt = (count: number, last: StoredEvent) => `${count}/${last.id}`;
