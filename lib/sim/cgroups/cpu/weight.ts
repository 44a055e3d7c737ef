/**
 * One weight in its three scales: v1 `cpu.shares` (2 to 262144, default 1024), v2 `cpu.weight` (1 to 10000, default 100)
 * and the scheduler's own, which equals shares. Container runtimes translate shares when they write a v2 group.
 * Outside traces; the formula with a power is exact nevertheless, see below.
 */
export const MIN_SHARES = 2;
export const MAX_SHARES = 262_144;
export const MAX_CPU_WEIGHT = 10_000;

/** What the scheduler makes of `cpu.weight`: 1024 of 100, rounded to the nearest (Linux kernel/sched/core.c). */
export function sharesOfWeight(weight: number): number {
  return Math.floor((weight * 1024 + 50) / 100);
}

/** runc before 1.3.2, crun before 1.23: linear, 1024 becomes 39. */
export function linearWeightOfShares(shares: number): number {
  return 1 + Math.floor(((clamp(shares) - MIN_SHARES) * 9999) / 262_142);
}

/**
 * runc from 1.3.2, crun from 1.23: ceil(10^((l² + 125 l)/612 − 7/34)), l = log2(shares); 1024 becomes 100.
 * For all shares the power is a whole number (at 2, 1024 and 262144) or at least 2·10⁻⁶ from one (a test goes through
 * them), so taking 10⁻⁷ off before rounding up gives the same on every engine.
 */
export function weightOfShares(shares: number): number {
  const l = Math.log2(clamp(shares));
  return Math.ceil(10 ** ((l * l + 125 * l) / 612 - 7 / 34) - 1e-7);
}

/** v1 shares of a Kubernetes request: 1024 a CPU, at least 2 (kubelet, MilliCPUToShares). */
export const sharesOfMilliCpus = (milliCpus: number): number =>
  Math.max(MIN_SHARES, Math.floor((milliCpus * 1024) / 1000));

function clamp(shares: number): number {
  return Math.min(MAX_SHARES, Math.max(MIN_SHARES, shares));
}
