/** Fits and simulates beside the page: the log comes in pieces, then one job. Ended by the page when it is cancelled. */
import type { StoredEvent } from '@/lib/domain/review/event';
import { AnswerCollector } from '@/lib/domain/review/fit/answers';
import { habitsOf } from '@/lib/domain/review/fit/habits';
import { historyOf } from '@/lib/domain/review/fit/history';
import { type Offer, offerOf } from '@/lib/domain/review/fit/offer';
import { DEFAULT_PARAMETERS } from '@/lib/domain/review/fit/parameters';
import { type WorkloadPoint, workloadOf } from '@/lib/domain/review/fit/workload';
import type { Parameters } from '@/lib/domain/review/schedule';

export type FitJob =
  | { type: 'offer'; inForce: Parameters }
  | { type: 'workload'; parameters: Parameters; cards: number; newPerDay: number; retentions: number[] };

export type FitResult<J extends FitJob> = J extends { type: 'offer' } ? Offer : WorkloadPoint[];

export type FitRequest = { type: 'events'; events: StoredEvent[] } | { type: 'job'; job: FitJob };
export type FitAnswer =
  | { type: 'progress'; done: number; total: number }
  | { type: 'result'; result: Offer | WorkloadPoint[] };

/** The same deck has the same luck at every visit. */
const SEED = 'workload';

const collector = new AnswerCollector();
const say = (answer: FitAnswer) => postMessage(answer);
const progress = (done: number, total: number) => {
  say({ type: 'progress', done, total });
  return true;
};

function resultOf(job: FitJob): Offer | WorkloadPoint[] {
  const answers = collector.answers();
  if (job.type === 'offer') {
    return offerOf(historyOf(answers), job.inForce ?? DEFAULT_PARAMETERS, progress)!;
  }
  const { parameters, cards, newPerDay, retentions } = job;
  return workloadOf(
    { parameters: parameters ?? DEFAULT_PARAMETERS, habits: habitsOf(answers), cards, newPerDay, seed: SEED },
    retentions,
    progress,
  )!;
}

addEventListener('message', ({ data }: MessageEvent<FitRequest>) => {
  if (data.type === 'events') collector.add(data.events);
  else say({ type: 'result', result: resultOf(data.job) });
});
