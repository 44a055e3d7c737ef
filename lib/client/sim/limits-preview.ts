/**
 * The first part of a run, computed at once so that a moved slider is answered within a frame or three. How long that part
 * is follows what this device managed last.
 */
import { type LimitsRun, runLimits } from '@/lib/sim/cgroups/host';
import type { LimitsScenario } from '@/lib/sim/cgroups/scenario';

const HORIZONS_US = [100_000, 250_000, 500_000, 1_000_000];
const TOO_LONG_MS = 8;
const SHORT_MS = 2;

let rung = 1;
const done = new WeakMap<LimitsScenario, LimitsRun>();

export function previewOf(scenario: LimitsScenario): LimitsRun {
  const known = done.get(scenario);
  if (known) return known;
  const horizonUs = Math.min(scenario.horizonUs, HORIZONS_US[rung]!);
  const from = performance.now();
  const run = runLimits({ ...scenario, horizonUs });
  const tookMs = performance.now() - from;
  if (tookMs > TOO_LONG_MS) rung = Math.max(0, rung - 1);
  else if (tookMs < SHORT_MS) rung = Math.min(HORIZONS_US.length - 1, rung + 1);
  done.set(scenario, run);
  return run;
}
