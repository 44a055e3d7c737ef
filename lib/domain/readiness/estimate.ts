/**
 * Readiness: the expected share right on one unseen, blueprint-weighted test of 40 questions on a study day, with the
 * 80 % interval of that share. Nothing here says how likely an offer is.
 *
 * mean = Σ topic weight · Σ level share · [g + (1 − g) · known]
 * known = transferred(promised); promised = 1 − (1 − unseen) · (1 − carried · studied)
 */
import type { IndexEntry } from '@/lib/domain/bank/item';
import { type Belief, beliefOf } from './belief';
import { type Blueprint, TEST_ITEMS, type TopicBlueprint } from './blueprint';
import { type Coverage, coverageOf } from './coverage';
import type { Evidence } from './evidence';
import { type Interval, intervalOf } from './interval';
import { type Need, needsOf } from './need';
import { type BarePart, partOf, type TopicPart } from './part';
import { type Cards, type Studied, studiedOf } from './predict';
import { sourcesOf } from './uncertainty';

export interface Estimate extends Interval {
  day: number;
  /** Share of the blueprint, by concepts, with at least one answer. */
  coverage: number;
  /** Slugs, weakest first. */
  weakest: string[];
  topics: TopicPart[];
  /** Share of what is studied that carries over. */
  carried: number;
  /** What held-back questions take from, or add to, the share known that was promised. */
  transfer: number;
  /** Added to the log-odds of the scheduler's retrievability. */
  recallShift: number;
}

export interface EstimateInput {
  index: readonly IndexEntry[];
  blueprint: Blueprint;
  cards: Cards;
  evidence: Evidence;
  /** Study day of the test. */
  day: number;
}

export type Readiness = { enough: true; estimate: Estimate } | { enough: false; needs: Need[] };

/** No number stands on too little: then what to answer. */
export function readinessOf(input: EstimateInput): Readiness {
  const needs = needsOf(input.evidence.firsts, input.blueprint);
  if (needs.length > 0) return { enough: false, needs };
  return { enough: true, estimate: estimateOf(input, beliefOf(input.evidence, input.blueprint)) };
}

/** What the estimate of a day is made of; the plan brings what it foresees. */
export interface Foundation {
  day: number;
  /** By concept. */
  studied: ReadonlyMap<string, Studied>;
  coverage: Coverage;
}

/** The number itself, however little it stands on. */
export function estimateOf(input: Omit<EstimateInput, 'evidence'>, belief: Belief): Estimate {
  const { index, cards, blueprint, day } = input;
  const studied = studiedOf(index, cards, day, belief);
  return estimateFrom({ day, studied, coverage: coverageOf(index, cards, blueprint) }, blueprint, belief);
}

export function estimateFrom(foundation: Foundation, blueprint: Blueprint, belief: Belief): Estimate {
  const { day, coverage } = foundation;
  const studied = blueprint.map((t) => studiedIn(t, foundation.studied));
  const bare = blueprint.map((t, i) => partOf(t, belief, studied[i]!.share, coverage.metOf(t.slug)));
  const recallSlopes = studied.map((s) => s.slope);
  const mean = bare.reduce((sum, t) => sum + t.contribution, 0);
  const itemVariances = bare.map((t) => (t.weight * t.mean * (1 - t.mean)) / TEST_ITEMS);
  const { byTopic, ...interval } = intervalOf(mean, itemVariances, sourcesOf(bare, recallSlopes, belief));
  const topics = bare.map((t, i) => ({
    ...t,
    itemVariance: itemVariances[i]!,
    parameterVariance: byTopic[i]!,
  }));
  const shiftIn = (t: BarePart) => t.levels.reduce((sum, l) => sum + l.share * (l.known - l.promised), 0);
  return {
    ...interval,
    day,
    coverage: coverage.covered,
    weakest: [...topics].sort((a, b) => a.mean - b.mean).map((t) => t.slug),
    topics,
    carried: belief.carried.mean,
    transfer: topics.reduce((sum, t) => sum + t.weight * shiftIn(t), 0),
    recallShift: belief.recall.mean,
  };
}

function studiedIn(topic: TopicBlueprint, studied: ReadonlyMap<string, Studied>): Studied {
  const sum = { share: 0, slope: 0 };
  for (const [concept, { share }] of topic.concepts) {
    const of = studied.get(concept);
    if (!of) continue;
    sum.share += share * of.share;
    sum.slope += share * of.slope;
  }
  return sum;
}
