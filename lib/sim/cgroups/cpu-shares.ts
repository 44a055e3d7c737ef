/**
 * From a Kubernetes CPU request to cpu.weight: shares, then the conversion that runc 1.3.2 and crun 1.23 brought
 * (opencontainers/cgroups, ConvertCPUSharesToCgroupV2Value). Logarithm and power are worked out here with + - * / alone,
 * because engines differ in the last bit of their own.
 */

/** v1 shares of a request: 1024 a CPU, at least 2 (kubelet, MilliCPUToShares). */
export function sharesOf(milliCpus: number): number {
  return Math.max(2, Math.floor((milliCpus * 1024) / 1000));
}

/** cpu.weight = ceil(10^((l² + 125 l)/612 − 7/34)), l = log2(shares); 2 → 1, 1024 → 100, 262144 → 10000. */
export function weightOfShares(shares: number): number {
  if (shares <= 2) return 1;
  if (shares >= 262_144) return 10_000;
  const l = naturalLog(shares) / Math.LN2;
  const weight = naturalPower(((l * l + 125 * l) / 612 - 7 / 34) * Math.LN10);
  // 1024 shares give exactly 100: an error in the last places must not lift it to 101.
  return Math.ceil(weight - 1e-9);
}

/** What the scheduler makes of cpu.weight: 100 counts as 1024 (sched_weight_from_cgroup, include/linux/cgroup.h). */
export const sharesOfWeight = (weight: number) =>
  Math.min(262_144, Math.max(2, Math.round((weight * 1024) / 100)));

/** x = 2^n · m with m in [1, 2); ln m = 2 · (z + z³/3 + z⁵/5 …), z = (m − 1)/(m + 1). */
function naturalLog(x: number): number {
  let m = x;
  let n = 0;
  while (m >= 2) {
    m /= 2;
    n++;
  }
  const z = (m - 1) / (m + 1);
  let term = z;
  let sum = 0;
  for (let k = 1; k < 60; k += 2) {
    sum += term / k;
    term *= z * z;
  }
  return n * Math.LN2 + 2 * sum;
}

/** e^x for x ≥ 0, from e^(x/16) by its series. */
function naturalPower(x: number): number {
  const part = x / 16;
  let term = 1;
  let sum = 0;
  for (let k = 1; k < 30; k++) {
    sum += term;
    term *= part / k;
  }
  let power = sum;
  for (let i = 0; i < 4; i++) power *= power;
  return power;
}
