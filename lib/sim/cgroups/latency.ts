/** Percentiles as the recordings take them: sorted[floor((n − 1) · q + 0.5)]. Whole microseconds. */
export interface Latency {
  count: number;
  p50Us: number;
  p95Us: number;
  p99Us: number;
  meanUs: number;
  maxUs: number;
}

/** null without a single value. The mean is rounded to the nearest microsecond. */
export function latencyOf(valuesUs: readonly number[]): Latency | null {
  if (valuesUs.length === 0) return null;
  const sorted = Float64Array.from(valuesUs).sort();
  const n = sorted.length;
  const at = (percent: number) => sorted[Math.floor(((n - 1) * percent + 50) / 100)]!;
  return {
    count: n,
    p50Us: at(50),
    p95Us: at(95),
    p99Us: at(99),
    meanUs: Math.round(sorted.reduce((sum, v) => sum + v, 0) / n),
    maxUs: sorted[n - 1]!,
  };
}
