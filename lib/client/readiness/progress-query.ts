/** What "Over time" reads: derived rows and what was noted, never the log. */
import { queryOptions } from '@tanstack/react-query';
import type { Noted } from '@/lib/domain/readiness/course';
import { readinessOf } from '@/lib/domain/readiness/estimate';
import type { DayTally } from '@/lib/domain/review/day-tally';
import { STORE_KEY, unwrap } from '../queries';
import { getRoot, type Root } from '../root';
import { type HardView, readHard } from './hard-cards';
import { readRows, stateOf } from './state';

/** Days the forecast looks ahead, after today. */
export const FORECAST_DAYS = 30;

export interface ProgressView {
  /** Study day. */
  today: number;
  /** All there are until today, earliest first. */
  days: DayTally[];
  noted: Noted[];
  /** Cards due today and on each of the days after it; what is due already counts to today. */
  dueCounts: number[];
  /** Desired retention now in force. */
  retention: number;
  /** False when an older version derived the days: some figures are missing until they are derived anew. */
  current: boolean;
}

async function readProgress({ store, studyDay, now }: Root): Promise<ProgressView> {
  const overview = unwrap(await store.overview());
  const { settings, current } = overview;
  const { day: today } = studyDay(now(), settings.dayEndMinutes);
  const [days, noted, dueCounts] = await Promise.all([
    store.days(0, today),
    store.readinessNoted(),
    store.dueCounts(today, today + FORECAST_DAYS),
  ]);
  return {
    today,
    days: unwrap(days),
    noted: unwrap(noted).filter((n) => n.studyDay.day <= today),
    dueCounts: unwrap(dueCounts),
    retention: settings.retention,
    current,
  };
}

/** Rows are many and alike: compared by identity. */
export const progressQuery = () =>
  queryOptions({
    queryKey: [STORE_KEY, 'readiness', 'progress'],
    queryFn: () => readProgress(getRoot()),
    structuralSharing: false,
  });

/** `shown` leeches, and those suspended that are `kept` among them. */
export const hardQuery = (shown: number, kept: readonly string[]) =>
  queryOptions({
    queryKey: [STORE_KEY, 'readiness', 'hard', shown, kept],
    queryFn: (): Promise<HardView> => readHard(getRoot(), shown, kept),
  });

/** Title of the weakest topic today; null while there is too little to say. */
export const weakestQuery = () =>
  queryOptions({
    queryKey: [STORE_KEY, 'readiness', 'weakest'],
    queryFn: async (): Promise<string | null> => {
      const root = getRoot();
      const rows = unwrap(await readRows(root));
      // Rows of an older version are derived anew where that can be watched.
      if (!rows.overview.current) return null;
      const { index, blueprint, cards, evidence, today } = stateOf(root, rows);
      const readiness = readinessOf({ index: index.items, blueprint, cards, evidence, day: today });
      if (!readiness.enough) return null;
      const [slug] = readiness.estimate.weakest;
      return index.topics.find((t) => t.slug === slug)?.title ?? null;
    },
  });
