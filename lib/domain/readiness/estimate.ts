/**
 * Readiness: the expected share right on one unseen, blueprint-weighted test of 40 questions on a study day, with the
 * 80 % interval of that share. Nothing here says how likely an offer is.
 *
 * mean = Σ topic weight · Σ level share · [g + (1 − g) · known]
 * known = transferred(promised); promised = 1 − (1 − unseen) · (1 − carried · studied)
 */
import type { IndexEntry } from '@/lib/domain/bank/item';
import type { Level } from '@/lib/domain/bank/words';
import { type Belief, beliefOf, carriedOver, transferred, transferSlope } from './belief';
import { type Blueprint, TEST_ITEMS, type TopicBlueprint } from './blueprint';
import { coverageOf } from './coverage';
import type { Evidence } from './evidence';
import { rightOf } from './guess';
import { type Interval, intervalOf, type Source } from './interval';
import { type Need, needsOf } from './need';
import { type Cards, studiedShares } from './predict';

export interface LevelPart {
  level: Level;
  /** Within the topic. */
  share: number;
  guess: number;
  /** Known at first sight, studied or not. */
  unseen: number;
  /** Known by that and what is studied; and of questions held back. */
  promised: number;
  known: number;
  /** P(right). */
  right: number;
}

export interface TopicPart {
  slug: string;
  weight: number;
  /** Share of its study cards met, those that would be recalled of them on the day, and both: coverage × recall. */
  met: number;
  recall: number | null;
  studied: number;
  /** Known at first sight, over the role's levels. */
  unseen: number;
  firsts: number;
  levels: LevelPart[];
  /** Expected share right in this topic. */
  mean: number;
  /** What it adds to the whole: weight · mean. */
  contribution: number;
  /** What it adds to the variance of the share: by the luck of the questions, and by what is not known of the person. */
  itemVariance: number;
  parameterVariance: number;
}

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

interface Studied {
  /** Share of the topic's questions whose concept's cards would be recalled. */
  studied: number;
  /** How it moves with the shift of recall. */
  slope: number;
}

const STEP = 0.05;

/** The number itself, however little it stands on. */
export function estimateOf(input: Omit<EstimateInput, 'evidence'>, belief: Belief): Estimate {
  const { index, cards, blueprint, day } = input;
  const shares = studiedShares(index, cards, day, belief);
  const recall = { ...belief.recall, mean: belief.recall.mean + STEP };
  const raised = studiedShares(index, cards, day, { ...belief, recall });
  const studied = blueprint.map((topic): Studied => {
    const now = studiedIn(topic, shares);
    return { studied: now, slope: (studiedIn(topic, raised) - now) / STEP };
  });
  const { covered, metOf } = coverageOf(index, cards, blueprint);
  const bare = blueprint.map((topic, i) => partOf(topic, belief, studied[i]!.studied, metOf(topic.slug)));
  const mean = bare.reduce((sum, t) => sum + t.contribution, 0);
  const itemVariances = bare.map((t) => (t.weight * t.mean * (1 - t.mean)) / TEST_ITEMS);
  const interval = intervalOf(mean, itemVariances, sourcesOf(bare, belief, studied));
  const topics = bare.map((t, i) => ({
    ...t,
    itemVariance: itemVariances[i]!,
    parameterVariance: interval.byTopic[i]!,
  }));
  return {
    ...interval,
    day,
    coverage: covered,
    weakest: [...topics].sort((a, b) => a.mean - b.mean).map((t) => t.slug),
    topics,
    carried: belief.carried.mean,
    transfer: topics.reduce(
      (sum, t) => sum + t.weight * t.levels.reduce((part, l) => part + l.share * (l.known - l.promised), 0),
      0,
    ),
    recallShift: belief.recall.mean,
  };
}

const studiedIn = (topic: TopicBlueprint, shares: ReadonlyMap<string, number>) =>
  [...topic.concepts].reduce((sum, [concept, { share }]) => sum + share * (shares.get(concept) ?? 0), 0);

type BarePart = Omit<TopicPart, 'itemVariance' | 'parameterVariance'>;

function partOf(topic: TopicBlueprint, belief: Belief, studied: number, met: number): BarePart {
  const { slug, weight } = topic;
  const own = belief.topics.get(slug)!;
  const levels = topic.levels.map(({ level, share, guess }): LevelPart => {
    const { unseen } = own.cells[level];
    const promised = carriedOver(unseen, belief.carried.mean, studied);
    const known = transferred(promised, belief.transfer.mean);
    return { level, share, guess, unseen, promised, known, right: rightOf(known, guess) };
  });
  const mean = levels.reduce((sum, l) => sum + l.share * l.right, 0);
  return {
    slug,
    weight,
    met,
    recall: met > 0 ? Math.min(1, studied / met) : null,
    studied,
    unseen: levels.reduce((sum, l) => sum + l.share * l.unseen, 0),
    firsts: own.firsts,
    levels,
    mean,
    contribution: weight * mean,
  };
}

/**
 * Where the uncertainty of the mean comes from: independent numbers, each with its deviation and how every topic's part
 * of the mean moves with it (delta method). Ability comes as what is left at each node of the tree, given its parent.
 */
function sourcesOf(parts: readonly BarePart[], belief: Belief, studied: readonly Studied[]): Source[] {
  const carried = belief.carried.mean;
  // A topic at a level: how its part of the mean moves with its ability.
  const cells = parts.map((t, i) =>
    t.levels.map((part) => {
      const { level } = part;
      const cell = belief.topics.get(t.slug)!.cells[level];
      const slope = t.weight * ofPromised(part, belief) * (1 - carried * studied[i]!.studied) * cell.slope;
      return { level, slope, sd: cell.ability.sd, leaning: cell.ability.leaning };
    }),
  );
  const only = (at: number, value: number) => parts.map((_, i) => (i === at ? value : 0));
  const sources: Source[] = [];
  const byLevel = new Map<Level, number[]>();
  const person = parts.map(() => 0);
  for (const [i, row] of cells.entries()) {
    const topic = belief.topics.get(parts[i]!.slug)!.ability;
    let fromTopic = 0;
    for (const { level, slope, sd, leaning } of row) {
      sources.push({ name: 'unseen', sd, slopes: only(i, slope) });
      const half = (slope * leaning) / 2;
      fromTopic += half;
      const slopes = byLevel.get(level) ?? parts.map(() => 0);
      byLevel.set(level, slopes);
      slopes[i]! += half;
      person[i]! += half * (topic.leaning + belief.levels[level].leaning);
    }
    sources.push({ name: 'unseen', sd: topic.sd, slopes: only(i, fromTopic) });
  }
  for (const [level, slopes] of byLevel)
    sources.push({ name: 'unseen', sd: belief.levels[level].sd, slopes });
  sources.push({ name: 'unseen', sd: belief.person.sd, slopes: person });

  const gain = (t: BarePart) =>
    t.weight * t.levels.reduce((sum, l) => sum + ofPromised(l, belief) * (1 - l.unseen), 0);
  const more = (name: Source['name'], { sd }: { sd: number }, slopeOf: (t: BarePart, i: number) => number) =>
    sources.push({ name, sd, slopes: parts.map(slopeOf) });
  more('carried', belief.carried, (t, i) => gain(t) * studied[i]!.studied);
  more('recall', belief.recall, (t, i) => gain(t) * carried * studied[i]!.slope);
  more(
    'transfer',
    belief.transfer,
    (t) => t.weight * t.levels.reduce((sum, l) => sum + l.share * (1 - l.guess) * l.known * (1 - l.known), 0),
  );
  return sources;
}

/** How a level's part of the topic's mean moves with what is promised. */
const ofPromised = ({ share, guess, promised }: LevelPart, { transfer }: Belief) =>
  share * (1 - guess) * transferSlope(promised, transfer.mean);
