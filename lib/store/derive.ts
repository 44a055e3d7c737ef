/** From events to derived rows, shared by the adapters so that they cannot differ. */
import { canonical } from '@/lib/base/canonical';
import { HLC_ZERO, type Hlc, parseHlc } from '@/lib/base/hlc';
import { addDay, type DayTally, emptyDay } from '@/lib/domain/review/day-tally';
import { cardOf, EVENT_SCHEMA, isKnown, type Stamp, type StoredEvent } from '@/lib/domain/review/event';
import {
  type CardFold,
  type CardState,
  foldCard,
  foldOn,
  type SettingsTimeline,
  standing,
} from '@/lib/domain/review/fold';
import type { LastSessions, NewEvent } from './port';

/** Counts what derived rows hold. Rows of less, which an older version wrote, are all derived anew before the next write. */
export const ROWS = 2;

/** Streams group the log: a card, the settings, the items. */
export const SETTINGS_STREAM = '~settings';
export const SESSION_STREAM = '~sessions';
export const ITEM_STREAM = '~items';
export const READINESS_STREAM = '~readiness';
export const OTHER_STREAM = '~other';

export interface EventRow {
  id: string;
  /** A card id, or one of the streams above. */
  stream: string;
  session?: string;
  event: StoredEvent;
}

export function eventRow(event: StoredEvent): EventRow {
  const session = (event as Record<string, unknown>).sessionId;
  return {
    id: event.id,
    stream: streamOf(event),
    event,
    ...(typeof session === 'string' ? { session } : {}),
  };
}

export function streamOf(event: StoredEvent): string {
  if (!isKnown(event)) return cardOf(event) ?? OTHER_STREAM;
  if (event.type === 'settings-changed') return SETTINGS_STREAM;
  if (event.type === 'session-started' || event.type === 'session-ended') return SESSION_STREAM;
  if (event.type === 'item-written') return ITEM_STREAM;
  if (event.type === 'readiness-noted') return READINESS_STREAM;
  return cardOf(event) ?? OTHER_STREAM;
}

export const isCardStream = (stream: string) => !stream.startsWith('~');

export interface CardRow {
  cardId: string;
  /** Effective due day: absent while suspended or never answered, so the index holds what can come up. */
  due?: number;
  /** Origin, once the card is no longer simply new. */
  seen?: string;
  /** Study day of its last answer. */
  lastDay?: number;
  state: CardState;
}

export function cardRow(state: CardState): CardRow {
  const isNew = state.memory.phase === 'new';
  const met = state.answers > 0 || state.suspended || state.buriedUntil > 0;
  const due = isNew ? state.buriedUntil : Math.max(state.memory.dueDay, state.buriedUntil);
  return {
    cardId: state.cardId,
    state,
    ...(state.suspended || (isNew && due === 0) ? {} : { due }),
    ...(met ? { seen: state.origin } : {}),
    ...(state.lastDay === null ? {} : { lastDay: state.lastDay }),
  };
}

/** Who writes, and how far its counters are. */
export interface ClockRow {
  device: string;
  sequence: number;
  hlc: Hlc;
}

export const newClock = (device: string): ClockRow => ({ device, sequence: 0, hlc: HLC_ZERO });

export function stamped(event: NewEvent, clock: ClockRow, hlc: string): StoredEvent {
  const stamp: Stamp = {
    id: event.id,
    schema: EVENT_SCHEMA,
    device: clock.device,
    sequence: clock.sequence,
    hlc,
    at: event.at,
    studyDay: event.studyDay,
  };
  return { ...stamp, ...event.body };
}

/** A restored log may be ahead of this device's clock: what comes next must still come after it. */
export function clockAfter(clock: ClockRow, events: readonly StoredEvent[]): ClockRow {
  let { hlc, sequence } = clock;
  for (const event of events) {
    const seen = parseHlc(event.hlc);
    if (seen && (seen.wallMs > hlc.wallMs || (seen.wallMs === hlc.wallMs && seen.counter > hlc.counter)))
      hlc = seen;
    if (event.device === clock.device) sequence = Math.max(sequence, event.sequence);
  }
  return { ...clock, hlc, sequence };
}

export interface DayChange {
  day: number;
  minus?: DayTally;
  plus?: DayTally;
}

/** New parameters say anew what is remembered of every card. */
export const movesEveryCard = ({ body }: NewEvent): boolean =>
  body.type === 'settings-changed' && 'parameters' in body.changes;

/** What the arrival of events changes in the rows of one card. */
export function refold(
  log: readonly StoredEvent[],
  added: readonly StoredEvent[],
  timeline: SettingsTimeline,
): { before: CardState | null; card: CardState | null; days: DayChange[] } {
  const before = foldCard(log, timeline);
  const [only] = added;
  const grown = only && added.length === 1 ? foldOn(before, log, only, timeline) : null;
  const after = grown ?? foldCard([...log, ...added], timeline);
  return { before: before.card, card: after.card, days: dayChanges(before, after) };
}

/** Days on which two folds of one card differ. */
export function dayChanges(before: CardFold, after: CardFold): DayChange[] {
  const days = [...new Set([...before.days.keys(), ...after.days.keys()])].map((day): DayChange => {
    const minus = before.days.get(day);
    const plus = after.days.get(day);
    return { day, ...(minus ? { minus } : {}), ...(plus ? { plus } : {}) };
  });
  return days.filter(
    ({ minus, plus }) => minus !== plus && canonical(minus ?? null) !== canonical(plus ?? null),
  );
}

/** Null when nothing is left of the day. */
export function changedDay(row: DayTally | undefined, change: DayChange): DayTally | null {
  let next = row ?? emptyDay(change.day);
  if (change.minus) next = addDay(next, change.minus, -1);
  if (change.plus) next = addDay(next, change.plus, 1);
  return next.answered === 0 ? null : next;
}

/** The start latest in log order, by context. */
export function foldSessions(events: readonly StoredEvent[]): LastSessions {
  const last: LastSessions = {};
  for (const event of standing(events))
    if (event.type === 'session-started') last[event.context] = event.sessionId;
  return last;
}

/** Own items by id: the last writing of each stands. */
export function foldItems(events: readonly StoredEvent[]): Map<string, unknown> {
  const items = new Map<string, unknown>();
  for (const event of standing(events))
    if (event.type === 'item-written') items.set(event.itemId, event.item);
  return items;
}
