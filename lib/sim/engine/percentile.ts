/** One meaning of percentile for every simulator: the nearest rank the recordings use, no interpolation. */

/** sorted[floor((n − 1) · q + 0.5)] of values in any order, 0 ≤ q ≤ 1; null of none. */
export function percentile(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor((sorted.length - 1) * q + 0.5)]!;
}
