/**
 * The 21 parameters of FSRS-6 that predict a person's reviews best: the loss, the pull towards the defaults, the weights
 * and the schedule of steps of fsrs-rs 6.5 (training.rs), descended with Adam over whole cards. One walk through a card
 * gives the gradient of all its reviews, where the reference walks again for each of them.
 */
import { rngOf, shuffled } from '@/lib/base/rng';
import type { History } from './history';
import { CardWalk } from './model';
import { clampParameters, DEFAULT_PARAMETERS, PARAMETER_SPREAD } from './parameters';
import { filled, type Start, startOf } from './start';

const EPOCHS = 5;
const REVIEWS_A_STEP = 512;
const STEP = 0.04;
/** Below this the first stabilities are all that is fitted. */
const LEAST_REVIEWS = 64;
/** Decimals that are kept, as everyone prints them. */
const DECIMALS = 4;

/** Done and total; returning false cancels. */
export type FitProgress = (done: number, total: number) => boolean;

export interface FitOptions {
  /** Learns from the first so many reviews of the history only. */
  until?: number;
  seed?: string;
  onProgress?: FitProgress;
}

/** Null when cancelled. Never fits its reviews worse than the defaults do. */
export function fitParameters(history: History, options: FitOptions = {}): number[] | null {
  const { until = history.count, seed = 'fit', onProgress } = options;
  const start = startOf(history, until);
  const descent = new Descent(history, start);
  let found: Float64Array | null = Float64Array.from(descent.from);
  if (start.usedCount >= LEAST_REVIEWS && start.usedCount > start.firsts) {
    found = descend(descent, seed, onProgress);
    if (!found) return null;
    filled([...found.subarray(0, 4)], start.counts).forEach((s, i) => {
      found![i] = s;
    });
  }
  const rounded = Array.from(found, (w) => Number(w.toFixed(DECIMALS)));
  return descent.loss(rounded) < descent.loss(DEFAULT_PARAMETERS) ? rounded : [...DEFAULT_PARAMETERS];
}

/** What is learned from, as one number: the weighted log loss of the reviews before `until` that are used. */
export function learnedLoss(history: History, parameters: readonly number[], until = history.count): number {
  return new Descent(history, startOf(history, until)).loss(parameters);
}

function descend(descent: Descent, seed: string, onProgress?: FitProgress): Float64Array | null {
  const parameters = Float64Array.from(descent.from);
  const adam = new Adam(parameters.length);
  const rng = rngOf(seed);
  const batches = Math.ceil(descent.reviews / REVIEWS_A_STEP);
  const steps = (Math.floor(descent.reviews / REVIEWS_A_STEP) + 1) * EPOCHS;
  const gradient = new Float64Array(parameters.length);
  let best = parameters;
  let bestLoss = Number.POSITIVE_INFINITY;
  let step = 0;
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    const cards = shuffled(descent.cards, rng);
    let done = 0;
    for (let batch = 1; batch <= batches; batch++) {
      const to = Math.round((cards.length * batch) / batches);
      gradient.fill(0);
      descent.slope(parameters, cards, done, to, 1 / batches, gradient);
      done = to;
      adam.step(parameters, gradient, (STEP * (1 + Math.cos((Math.PI * step) / steps))) / 2);
      step++;
      clampParameters(parameters);
    }
    const loss = descent.loss(parameters) + descent.pull(parameters);
    if (loss < bestLoss) {
      bestLoss = loss;
      best = Float64Array.from(parameters);
    }
    if (onProgress && !onProgress(epoch, EPOCHS)) return null;
  }
  return best;
}

/** What is descended: weighted log loss of the used reviews, and the pull back to where it started. */
class Descent {
  readonly from: Float64Array;
  readonly reviews: number;
  /** Cards with at least one used review. */
  readonly cards: number[] = [];
  private readonly weights: Float64Array;
  /** One past the last used review of each card. */
  private readonly ends: Int32Array;
  private readonly walk: CardWalk;

  constructor(
    private readonly history: History,
    { used, usedCount, stabilities }: Start,
  ) {
    this.from = Float64Array.from([...stabilities, ...DEFAULT_PARAMETERS.slice(4)]);
    this.reviews = usedCount;
    this.weights = weightsOf(history, used, usedCount);
    const { starts } = history;
    this.ends = new Int32Array(starts.length - 1);
    let longest = 0;
    for (let card = 0; card < this.ends.length; card++) {
      for (let at = starts[card]!; at < starts[card + 1]!; at++) if (used[at]) this.ends[card] = at + 1;
      if (this.ends[card]! > 0) this.cards.push(card);
      longest = Math.max(longest, this.ends[card]! - starts[card]!);
    }
    this.walk = new CardWalk(longest);
  }

  loss(parameters: ArrayLike<number>): number {
    this.walk.use(parameters);
    let loss = 0;
    for (const card of this.cards) loss += this.along(card);
    return loss;
  }

  /** Σ ((w − from) / spread)² */
  pull(parameters: Float64Array): number {
    let pull = 0;
    for (let i = 0; i < parameters.length; i++) {
      pull += ((parameters[i]! - this.from[i]!) / PARAMETER_SPREAD[i]!) ** 2;
    }
    return pull;
  }

  /** Adds the gradient over some of the cards, and `share` of that of the pull. */
  slope(
    parameters: Float64Array,
    cards: readonly number[],
    first: number,
    end: number,
    share: number,
    gradient: Float64Array,
  ): void {
    this.walk.use(parameters);
    for (let i = first; i < end; i++) {
      this.along(cards[i]!);
      this.walk.back(gradient);
    }
    for (let i = 0; i < parameters.length; i++) {
      gradient[i]! += (2 * share * (parameters[i]! - this.from[i]!)) / PARAMETER_SPREAD[i]! ** 2;
    }
  }

  private along(card: number): number {
    const { history, walk, weights } = this;
    const start = history.starts[card]!;
    walk.first(history.grades[start]!);
    let loss = 0;
    for (let at = start + 1; at < this.ends[card]!; at++) {
      loss += walk.next(history.days[at]!, history.grades[at]!, weights[at]!);
    }
    return loss;
  }
}

/** The newest review weighs 1, the oldest a quarter: who studies changes. */
function weightsOf(history: History, used: Uint8Array, usedCount: number): Float64Array {
  const byReview = new Int32Array(history.count).fill(-1);
  history.reviews.forEach((review, at) => {
    if (review >= 0 && used[at]) byReview[review] = at;
  });
  const weights = new Float64Array(used.length);
  let n = 0;
  for (const at of byReview) {
    if (at < 0) continue;
    weights[at] = 0.25 + 0.75 * (n / Math.max(1, usedCount - 1)) ** 3;
    n++;
  }
  return weights;
}

/** Kingma and Ba, 2015, with the usual constants. */
class Adam {
  private readonly mean: Float64Array;
  private readonly square: Float64Array;
  private time = 0;
  constructor(size: number) {
    this.mean = new Float64Array(size);
    this.square = new Float64Array(size);
  }
  step(parameters: Float64Array, gradient: Float64Array, rate: number): void {
    this.time++;
    const ofMean = 1 - 0.9 ** this.time;
    const ofSquare = 1 - 0.999 ** this.time;
    for (let i = 0; i < parameters.length; i++) {
      this.mean[i] = 0.9 * this.mean[i]! + 0.1 * gradient[i]!;
      this.square[i] = 0.999 * this.square[i]! + 0.001 * gradient[i]! ** 2;
      parameters[i]! -= (rate * (this.mean[i]! / ofMean)) / (Math.sqrt(this.square[i]! / ofSquare) + 1e-8);
    }
  }
}

/** Mean log loss of the reviews from `first` on, up to `end`; each is predicted from all that came before it. */
export function logLossOf(
  history: History,
  parameters: ArrayLike<number>,
  first: number,
  end = history.count,
): number {
  const { starts, days, grades, reviews } = history;
  let longest = 0;
  for (let card = 0; card + 1 < starts.length; card++)
    longest = Math.max(longest, starts[card + 1]! - starts[card]!);
  const walk = new CardWalk(longest);
  walk.use(parameters);
  let loss = 0;
  for (let card = 0; card + 1 < starts.length; card++) {
    walk.first(grades[starts[card]!]!);
    for (let at = starts[card]! + 1; at < starts[card + 1]!; at++) {
      const review = reviews[at]!;
      loss += walk.next(days[at]!, grades[at]!, review >= first && review < end ? 1 : 0);
    }
  }
  return loss / Math.max(1, end - first);
}
