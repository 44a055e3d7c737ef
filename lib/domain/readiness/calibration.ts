/**
 * Predictions held against what came: reliability, Brier score and log loss, beside two baselines anyone could use.
 * Only the first answer of a card on a study day counts: a repeat minutes later says nothing of memory.
 */
import { CONFIDENCES, type Confidence } from '@/lib/domain/quiz/answer';
import type { StoredEvent } from '@/lib/domain/review/event';
import { standing } from '@/lib/domain/review/fold';

export interface Scored {
  /** P(right), 0–1, from before the answer. */
  predicted: number;
  right: boolean;
  confidence: Confidence | null;
}

/** In the order of the log. */
export function scoredOf(events: readonly StoredEvent[]): Scored[] {
  const asked = new Set<string>();
  return standing(events).flatMap((event) => {
    if (event.type !== 'answered') return [];
    const key = `${event.studyDay.day}/${event.cardId}`;
    if (asked.has(key)) return [];
    asked.add(key);
    const { right, confidence, predictedRight } = event;
    return [{ predicted: predictedRight.value, right, confidence }];
  });
}

export interface Loss {
  /** Mean of (predicted − right)². Lower is better; always saying one half gives 0.25. */
  brier: number;
  /** Mean of −ln of the chance given to what came. Always saying one half gives 0.693. */
  logLoss: number;
}

export interface Bin {
  /** Predictions from here to less than `to`. */
  from: number;
  to: number;
  n: number;
  /** Mean prediction and share right; null when nothing fell here. */
  predicted: number | null;
  right: number | null;
}

export interface Calibration extends Loss {
  n: number;
  bins: Bin[];
  /** The share right of all answers before, and of the last `MOVING` before. */
  baselines: { constant: Loss; moving: Loss };
  /** Lower in both scores than both baselines; null before there is enough to say. */
  beats: boolean | null;
  /** "You say sure and are right 71 %." */
  confidence: Record<Confidence, { n: number; right: number | null }>;
}

export const MOVING = 50;
export const BINS = 10;
/** Below this many answers a comparison is chance. */
export const LEAST_SCORED = 100;

/** Certainty is never scored: one surprise would make the log loss endless. */
const kept = (p: number) => Math.min(0.999, Math.max(0.001, p));

class Losses {
  private squares = 0;
  private logs = 0;
  n = 0;
  add(predicted: number, right: boolean) {
    this.squares += (predicted - (right ? 1 : 0)) ** 2;
    this.logs -= Math.log(right ? kept(predicted) : 1 - kept(predicted));
    this.n += 1;
  }
  mean = (): Loss => ({
    brier: this.squares / Math.max(1, this.n),
    logLoss: this.logs / Math.max(1, this.n),
  });
}

/** Answers in the order they were given. The baselines know, as the model did, only what came before each. */
export function calibrationOf(answers: readonly Scored[]): Calibration {
  const model = new Losses();
  const constant = new Losses();
  const moving = new Losses();
  const bins = Array.from({ length: BINS }, () => ({ n: 0, predicted: 0, right: 0 }));
  const confidence = Object.fromEntries(CONFIDENCES.map((c) => [c, { n: 0, right: 0 }]));
  let sum = 0;
  let lately = 0;
  for (const [i, { predicted, right, confidence: said }] of answers.entries()) {
    model.add(predicted, right);
    // One right and one wrong are added, so that both begin at one half.
    constant.add((sum + 1) / (i + 2), right);
    moving.add((lately + 1) / (Math.min(i, MOVING) + 2), right);
    const one = right ? 1 : 0;
    sum += one;
    lately += one - (i >= MOVING && answers[i - MOVING]!.right ? 1 : 0);
    const bin = bins[Math.min(BINS - 1, Math.floor(predicted * BINS))]!;
    bin.n += 1;
    bin.predicted += predicted;
    bin.right += one;
    if (said === null) continue;
    confidence[said]!.n += 1;
    confidence[said]!.right += one;
  }
  const own = model.mean();
  const baselines = { constant: constant.mean(), moving: moving.mean() };
  const share = (part: number, n: number) => (n > 0 ? part / n : null);
  return {
    n: model.n,
    ...own,
    bins: bins.map((b, i) => ({
      from: i / BINS,
      to: (i + 1) / BINS,
      n: b.n,
      predicted: share(b.predicted, b.n),
      right: share(b.right, b.n),
    })),
    baselines,
    beats:
      model.n < LEAST_SCORED
        ? null
        : Object.values(baselines).every((b) => own.brier < b.brier && own.logLoss < b.logLoss),
    confidence: Object.fromEntries(
      CONFIDENCES.map((c) => [
        c,
        { n: confidence[c]!.n, right: share(confidence[c]!.right, confidence[c]!.n) },
      ]),
    ) as Calibration['confidence'],
  };
}
