/** The IndexedDB schema, version by version. Old versions stay here for ever: an upgrade starts from any of them. */
import Dexie, { type Table } from 'dexie';
import type { DayTally } from '@/lib/domain/review/day-tally';
import type { CardRow, EventRow } from './derive';

export interface NoteRow {
  key: string;
  value: unknown;
}

export interface ItemRow {
  itemId: string;
  item: unknown;
}

/** Index over how often a card was forgotten. */
export const LAPSES = 'state.memory.lapses';

export class DrydockDb extends Dexie {
  declare events: Table<EventRow, string>;
  declare cards: Table<CardRow, string>;
  declare days: Table<DayTally, number>;
  declare items: Table<ItemRow, string>;
  /** `clock`, `timeline`, `sessions`, `rows` are derived or the writer's own; the rest are notes of the device. */
  declare notes: Table<NoteRow, string>;

  constructor(name: string) {
    // "Saved" means on disk: Chromium's default, relaxed, may lose the last writes with the power.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      events: 'id, stream, session',
      cards: 'cardId, due, seen, lastDay',
      days: 'day',
      items: 'itemId',
      notes: 'key',
    });
    // Which cards were forgotten most: the browser fills the index from the rows that are there.
    this.version(2).stores({ cards: `cardId, due, seen, lastDay, ${LAPSES}` });
  }
}
