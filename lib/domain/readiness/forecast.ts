/** Readiness on days to come, if the plan is kept: the estimate over the memories the plan foresees. */
import { recallAfter } from '@/lib/domain/review/schedule';
import { type Belief, shifted } from './belief';
import { coverageOf } from './coverage';
import { estimateFrom, raisedBelief } from './estimate';
import { GUESS, knownOf } from './guess';
import { quantile, Z80 } from './interval';
import type { PlanState } from './plan-cards';
import type { PlanCard } from './worth';

/** Quantiles of the share right on one test of that day. */
export interface Forecast {
  day: number;
  p10: number;
  p50: number;
  p90: number;
}

export function forecasterOf({ index, blueprint, cards: met, belief }: PlanState) {
  const raised = raisedBelief(belief);
  const coverage = coverageOf(index, met, blueprint);
  const total = new Map(
    blueprint.flatMap((t) => [...t.concepts].map(([c, { cards }]) => [c, cards] as const)),
  );
  return (cards: readonly PlanCard[], day: number): Forecast => {
    const foundation = {
      day,
      shares: sharesOf(cards, total, day, belief),
      raised: sharesOf(cards, total, day, raised),
      coverage,
    };
    const { mean, sd } = estimateFrom(foundation, blueprint, belief);
    return { day, p10: quantile(mean, sd, -Z80), p50: mean, p90: quantile(mean, sd, Z80) };
  };
}

function sharesOf(
  cards: readonly PlanCard[],
  total: ReadonlyMap<string, number>,
  day: number,
  { recall }: Belief,
): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { strength, lastDay, concept, kind } of cards) {
    if (strength === null) continue;
    const right = shifted(recallAfter(strength.stability, day - lastDay), recall.mean);
    const share = knownOf(right, GUESS[kind]) / Math.max(1, total.get(concept) ?? 1);
    shares.set(concept, (shares.get(concept) ?? 0) + share);
  }
  return shares;
}
