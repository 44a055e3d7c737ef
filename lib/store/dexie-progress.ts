/** Reads that only the pages of readiness ask for: no part of the first load. */
import type { CardState } from '@/lib/domain/review/fold';
import { READINESS_STREAM } from './derive';
import { type DrydockDb, LAPSES } from './dexie-db';
import { foldReadiness } from './readiness-noted';

/** By the keys of the index alone. */
export function dueCounts(db: DrydockDb, from: number, to: number): Promise<number[]> {
  const due = db.cards.where('due');
  const later = Array.from({ length: to - from }, (_, i) => due.equals(from + 1 + i).count());
  return Promise.all([due.belowOrEqual(from).count(), ...later]);
}

export async function forgotten(db: DrydockDb, leastLapses: number, limit: number): Promise<CardState[]> {
  const rows = await db.cards.where(LAPSES).aboveOrEqual(leastLapses).reverse().limit(limit).toArray();
  return rows.map((r) => r.state);
}

export async function readinessNoted(db: DrydockDb) {
  const rows = await db.events.where('stream').equals(READINESS_STREAM).toArray();
  return foldReadiness(rows.map((r) => r.event));
}
