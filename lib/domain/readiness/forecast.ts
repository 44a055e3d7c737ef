/** Readiness on days to come, if the plan is kept: the estimate over the memories the plan foresees. */
import { recallAfter } from '@/lib/domain/review/schedule';
import { type Belief, shifted } from './belief';
import { coverageOf } from './coverage';
import { estimateFrom } from './estimate';
import { GUESS } from './guess';
import { quantile, Z80 } from './interval';
import type { PlanState } from './plan-cards';
import { addRecalled, type Studied } from './predict';
import type { PlanCard } from './worth';

/** Quantiles of the share right on one test of that day. */
export interface Forecast {
  day: number;
  p10: number;
  p50: number;
  p90: number;
}

export function forecasterOf({ index, blueprint, cards: met, belief }: PlanState) {
  const coverage = coverageOf(index, met, blueprint);
  const total = new Map(
    blueprint.flatMap((t) => [...t.concepts].map(([c, { cards }]) => [c, cards] as const)),
  );
  return (cards: readonly PlanCard[], day: number): Forecast => {
    const studied = foreseenStudied(cards, total, day, belief);
    const { mean, sd } = estimateFrom({ day, studied, coverage }, blueprint, belief);
    return { day, p10: quantile(mean, sd, -Z80), p50: mean, p90: quantile(mean, sd, Z80) };
  };
}

function foreseenStudied(
  cards: readonly PlanCard[],
  total: ReadonlyMap<string, number>,
  day: number,
  { recall }: Belief,
): Map<string, Studied> {
  const studied = new Map<string, Studied>();
  for (const { strength, lastDay, concept, kind, parameters } of cards) {
    if (strength === null) continue;
    const right = shifted(recallAfter(strength.stability, day - lastDay, parameters), recall.mean);
    const sum = studied.get(concept) ?? { share: 0, slope: 0 };
    studied.set(concept, sum);
    addRecalled(sum, right, GUESS[kind], 1 / Math.max(1, total.get(concept) ?? 1));
  }
  return studied;
}
