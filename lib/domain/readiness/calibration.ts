/**
 * Predictions held against what came: reliability, Brier score and log loss, beside two baselines anyone could use.
 * Only the first answer of a card on a study day counts: a repeat minutes later says nothing of memory. The baselines know
 * the days before; the model also the sessions before of the same day.
 */
import { CONFIDENCES, type Confidence } from '@/lib/domain/quiz/answer';
import type { DayTally } from '@/lib/domain/review/day-tally';
import { addCounts, type Count, type Counts } from '@/lib/domain/review/prediction';

export type ScoredDay = Pick<DayTally, 'day' | 'predicted' | 'confidence'>;

export interface Loss {
  /** Mean of (predicted − right)². Lower is better; always saying one half gives 0.25. */
  brier: number;
  /** Mean of −ln of the chance given to what came. Always saying one half gives 0.693. */
  logLoss: number;
}

export interface Score extends Loss {
  n: number;
  /** Of the same answers: the share right of all days before, and of the latest that together hold `MOVING` answers. */
  baselines: { constant: Loss; moving: Loss };
  /** Lower in both losses than both baselines; null before there is enough to say. */
  beats: boolean | null;
}

export interface Bin {
  /** Predictions from here to less than `to`; the last includes 1. */
  from: number;
  to: number;
  n: number;
  /** Mean prediction and share right; null when nothing fell here. */
  predicted: number | null;
  right: number | null;
}

export interface Calibration {
  model: Score & { bins: Bin[] };
  /**
   * "You say sure and are right 71 %." Its losses are those of the chance each word stood for on the days before: the share
   * right of it until then.
   */
  confidence: Score & { said: Record<Confidence, { n: number; right: number | null }> };
}

export const MOVING = 50;
export const BINS = 10;
/** Below this many answers a comparison is chance. */
export const LEAST_SCORED = 100;

/** Certainty is never scored: one surprise would make the log loss endless. */
const kept = (p: number) => Math.min(0.999, Math.max(0.001, p));
/** One right and one wrong are added, so that it begins at one half. */
const smoothed = ({ n, right }: Count) => (right + 1) / (n + 2);
const shareOf = (part: number, n: number) => (n > 0 ? part / n : null);
const totalOf = (counts: Counts): Count =>
  Object.values(counts).reduce((sum, c) => ({ n: sum.n + c.n, right: sum.right + c.right }), {
    n: 0,
    right: 0,
  });

class Losses {
  private squares = 0;
  private logs = 0;
  n = 0;
  add(predicted: number, { n, right }: Count) {
    const wrong = n - right;
    this.squares += right * (1 - predicted) ** 2 + wrong * predicted ** 2;
    this.logs -= right * Math.log(kept(predicted)) + wrong * Math.log(1 - kept(predicted));
    this.n += n;
  }
  mean = (): Loss => ({
    brier: this.squares / Math.max(1, this.n),
    logLoss: this.logs / Math.max(1, this.n),
  });
}

/** `days` in their order; `chanceOf` says what a key stood for, knowing the days before. */
function scoreOf(days: readonly Counts[], chanceOf: (key: string, before: Counts) => number): Score {
  const own = new Losses();
  const constant = new Losses();
  const moving = new Losses();
  let before: Counts = {};
  let all: Count = { n: 0, right: 0 };
  const latest: Count[] = [];
  for (const counts of days) {
    const total = totalOf(counts);
    const lately = latest.reduce((sum, c) => ({ n: sum.n + c.n, right: sum.right + c.right }), {
      n: 0,
      right: 0,
    });
    for (const [key, count] of Object.entries(counts)) own.add(chanceOf(key, before), count);
    constant.add(smoothed(all), total);
    moving.add(smoothed(lately), total);
    before = addCounts(before, counts);
    all = { n: all.n + total.n, right: all.right + total.right };
    latest.push(total);
    while (latest.slice(1).reduce((sum, c) => sum + c.n, 0) >= MOVING) latest.shift();
  }
  const loss = own.mean();
  const baselines = { constant: constant.mean(), moving: moving.mean() };
  const isLower = (b: Loss) => loss.brier < b.brier && loss.logLoss < b.logLoss;
  const beats = own.n < LEAST_SCORED ? null : Object.values(baselines).every(isLower);
  return { n: own.n, ...loss, baselines, beats };
}

function binsOf(counts: Counts): Bin[] {
  const bins = Array.from({ length: BINS }, () => ({ n: 0, predicted: 0, right: 0 }));
  for (const [key, { n, right }] of Object.entries(counts)) {
    const bin = bins[Math.min(BINS - 1, Math.floor((Number(key) * BINS) / 100))]!;
    bin.n += n;
    bin.predicted += (n * Number(key)) / 100;
    bin.right += right;
  }
  return bins.map((b, i) => ({
    from: i / BINS,
    to: (i + 1) / BINS,
    n: b.n,
    predicted: shareOf(b.predicted, b.n),
    right: shareOf(b.right, b.n),
  }));
}

export function calibrationOf(tallies: readonly ScoredDay[]): Calibration {
  const days = [...tallies].sort((a, b) => a.day - b.day);
  const predicted = days.map((d) => d.predicted);
  const said = days.map((d) => d.confidence);
  const sums = said.reduce((sum, counts) => addCounts(sum, counts), {});
  const whole = predicted.reduce((sum, counts) => addCounts(sum, counts), {});
  return {
    model: { ...scoreOf(predicted, (hundredth) => Number(hundredth) / 100), bins: binsOf(whole) },
    confidence: {
      ...scoreOf(said, (word, before) => smoothed(before[word] ?? { n: 0, right: 0 })),
      said: Object.fromEntries(
        CONFIDENCES.map((word) => {
          const { n, right } = sums[word] ?? { n: 0, right: 0 };
          return [word, { n, right: shareOf(right, n) }];
        }),
      ) as Calibration['confidence']['said'],
    },
  };
}
