/** Puts on record what readiness is at the end of a session, so that its course over time is what was said at the time. */

import { coverageOf } from '@/lib/domain/readiness/coverage';
import { readinessOf } from '@/lib/domain/readiness/estimate';
import { MODEL } from '@/lib/domain/readiness/predict';
import type { ReadinessNoted } from '@/lib/domain/review/event';
import type { Root } from '../root';
import { type ReadinessState, readReadiness } from './state';

/** As if the test were on the study day itself. */
export function notedOf(state: ReadinessState): ReadinessNoted {
  const { index, blueprint, cards, evidence, today, settings } = state;
  const readiness = readinessOf({ index: index.items, blueprint, cards, evidence, day: today });
  const { mean, p10, p90 } = readiness.enough ? readiness.estimate : { mean: 0, p10: 0, p90: 0 };
  return {
    type: 'readiness-noted',
    model: MODEL,
    role: settings.role,
    coverage: coverageOf(index.items, cards, blueprint).covered,
    expected: readiness.enough ? { mean, p10, p90 } : null,
  };
}

const isSame = (a: ReadinessNoted, b: ReadinessNoted) =>
  a.model === b.model &&
  a.role === b.role &&
  a.coverage === b.coverage &&
  a.expected?.mean === b.expected?.mean &&
  a.expected?.p10 === b.expected?.p10 &&
  a.expected?.p90 === b.expected?.p90;

/** Nothing when nothing changed since it was last noted today, or when the store cannot be read: it can wait for tomorrow. */
export async function noteReadiness(root: Root): Promise<void> {
  const [state, noted] = await Promise.all([readReadiness(root), root.store.readinessNoted()]);
  if (!state.ok || !noted.ok) return;
  const { settings, today } = state.value;
  const body = notedOf(state.value);
  const last = noted.value.at(-1);
  if (last && last.studyDay.day === today && isSame(last, body)) return;
  const at = root.now();
  const studyDay = root.studyDay(at, settings.dayEndMinutes);
  await root.store.append([{ id: root.newId(), at, studyDay, body }]);
}
