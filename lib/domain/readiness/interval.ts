/**
 * The 80 % interval of the share right on one test: the luck of 40 questions plus what is not known of the person.
 * Both are variances of the share, and independent, so they add.
 */
import { clipped } from './belief';
import { logistic, logit } from './posterior';

export const SOURCES = ['unseen', 'carried', 'transfer', 'recall'] as const;

/** One uncertain number: its standard deviation, and how each topic's part of the mean moves with it. */
export interface Source {
  name: (typeof SOURCES)[number];
  sd: number;
  slopes: readonly number[];
}

export interface Interval {
  mean: number;
  p10: number;
  p90: number;
  /** Standard deviation of the share of one test. */
  sd: number;
  /** Its variance in parts; they add up to sd². */
  variance: { items: number } & Record<(typeof SOURCES)[number], number>;
}

/** The 90th percentile of the normal distribution. */
export const Z80 = 1.2816;

/**
 * Quantiles as of a logit-normal share with this mean and deviation: inside 0 to 1, and wider on the side with room.
 * sd of the log-odds = sd / (mean · (1 − mean)), the delta method.
 */
export function quantile(mean: number, sd: number, z: number): number {
  const p = clipped(mean);
  return logistic(logit(p) + (z * sd) / (p * (1 - p)));
}

export function intervalOf(
  mean: number,
  itemVariances: readonly number[],
  sources: readonly Source[],
): Interval & { byTopic: number[] } {
  const items = itemVariances.reduce((a, b) => a + b, 0);
  const variance = { items, unseen: 0, carried: 0, transfer: 0, recall: 0 };
  const byTopic = itemVariances.map(() => 0);
  for (const { name, sd, slopes } of sources) {
    const whole = slopes.reduce((a, b) => a + b, 0);
    variance[name] += (whole * sd) ** 2;
    // A topic's part is its covariance with the whole; these parts add up to the variance.
    for (const [i, slope] of slopes.entries()) byTopic[i]! += slope * whole * sd ** 2;
  }
  const sd = Math.sqrt(Object.values(variance).reduce((a, b) => a + b, 0));
  return { mean, sd, p10: quantile(mean, sd, -Z80), p90: quantile(mean, sd, Z80), variance, byTopic };
}
