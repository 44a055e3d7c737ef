/** What the scores of a review come to, and what to say next time. */
import type { HeldReview } from './held';
import type { Prompt, StrongPoint } from './prompt';
import { DIMENSIONS, type Dimension, type Score } from './words';

const HIGHEST: Score = 4;

/** 0 to 1: the scores by the weights of the prompt. */
export function shareOf(scores: Record<Dimension, Score>, dimensions: Prompt['dimensions']): number {
  const total = DIMENSIONS.reduce((sum, d) => sum + dimensions[d].weight, 0);
  return DIMENSIONS.reduce((sum, d) => sum + dimensions[d].weight * scores[d], 0) / (HIGHEST * total);
}

const CREDIT = { hit: 1, partly: 0.5, missed: 0 } as const;

/** 0 to 1: the points by their weights, half for one partly made. */
export function pointShare(points: readonly StrongPoint[], verdicts: HeldReview['verdicts']): number {
  const total = points.reduce((sum, p) => sum + p.weight, 0);
  return points.reduce((sum, p) => sum + p.weight * CREDIT[verdicts[p.id] ?? 'missed'], 0) / total;
}

/** Points not made in full, what weighs most first; missed before partly made. */
export function openPoints<P extends StrongPoint>(
  points: readonly P[],
  verdicts: HeldReview['verdicts'],
): P[] {
  const of = (point: P) => verdicts[point.id] ?? 'missed';
  return points
    .filter((p) => of(p) !== 'hit')
    .sort((a, b) => b.weight - a.weight || CREDIT[of(a)] - CREDIT[of(b)]);
}

const SENTENCES = 3;

/**
 * Three things to say next time: the weightiest points not made, then what the weakest dimension lacks. HTML of the bank.
 */
export function nextTime(prompt: Prompt, { verdicts, scores }: HeldReview): string[] {
  const points = openPoints(prompt.points, verdicts).map((p) => p.text);
  const weakest = DIMENSIONS.filter((d) => scores[d] < HIGHEST)
    .sort((a, b) => scores[a] - scores[b] || prompt.dimensions[b].weight - prompt.dimensions[a].weight)
    .map((d) => prompt.dimensions[d].anchors[scores[d] < 2 ? 2 : 4]);
  return [...points, ...weakest].slice(0, SENTENCES);
}
