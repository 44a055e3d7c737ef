/** Fits and simulates beside the page: one job, and it is ended. It sees answers, not the log. */
import { habitsOf } from '@/lib/domain/review/fit/habits';
import { type Answer, historyOf } from '@/lib/domain/review/fit/history';
import { type Offer, offerOf } from '@/lib/domain/review/fit/offer';
import { DEFAULT_PARAMETERS } from '@/lib/domain/review/fit/parameters';
import { type WorkloadPoint, workloadOf } from '@/lib/domain/review/fit/workload';
import type { Parameters } from '@/lib/domain/review/schedule';

export type FitJob =
  | { type: 'offer'; inForce: Parameters }
  | { type: 'workload'; parameters: Parameters; cards: number; newPerDay: number; retentions: number[] };

export type FitResult<J extends FitJob> = J extends { type: 'offer' } ? Offer : WorkloadPoint[];

export interface FitRequest {
  job: FitJob;
  answers: Answer[];
}
export type FitAnswer =
  | { type: 'progress'; done: number; total: number }
  | { type: 'result'; result: Offer | WorkloadPoint[] };

/** The same deck has the same luck at every visit. */
const SEED = 'workload';

const say = (answer: FitAnswer) => postMessage(answer);
const progress = (done: number, total: number) => {
  say({ type: 'progress', done, total });
  // Cancelled is who is ended.
  return true;
};

function resultOf({ job, answers }: FitRequest): Offer | WorkloadPoint[] {
  if (job.type === 'offer') return offerOf(historyOf(answers), job.inForce ?? DEFAULT_PARAMETERS, progress)!;
  const parameters = job.parameters ?? DEFAULT_PARAMETERS;
  return workloadOf({ ...job, parameters, habits: habitsOf(answers), seed: SEED }, job.retentions, progress)!;
}

addEventListener('message', ({ data }: MessageEvent<FitRequest>) =>
  say({ type: 'result', result: resultOf(data) }),
);
