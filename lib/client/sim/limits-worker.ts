/** Runs whole scenarios beside the page, one after another, and sends each back with its curves. */
import { runLimits } from '@/lib/sim/cgroups/host';
import type { LimitsScenario } from '@/lib/sim/cgroups/scenario';
import { type PackedRun, packRun } from './limits-packed-run';
import { type Series, seriesOf } from './limits-series';

export interface RunRequest {
  id: number;
  scenario: LimitsScenario;
}
export interface RunAnswer {
  id: number;
  packed: PackedRun;
  series: Series;
  /** What the simulation alone took. */
  tookMs: number;
}

addEventListener('message', ({ data }: MessageEvent<RunRequest>) => {
  const from = performance.now();
  const run = runLimits(data.scenario);
  const tookMs = performance.now() - from;
  const packed = packRun(run);
  const answer: RunAnswer = { id: data.id, packed, series: seriesOf(data.scenario, run), tookMs };
  postMessage(answer, { transfer: [packed.rows.buffer] });
});
