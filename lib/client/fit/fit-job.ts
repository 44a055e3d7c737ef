/**
 * Takes the answers from the log and gives them with a job to a worker of its own. Loaded with Settings only. Folding needs
 * the scheduler, which every page has already; a worker with a copy of it would cut the first load into more pieces.
 */
import { fail, ok, type Result } from '@/lib/base/result';
import { AnswerCollector } from '@/lib/domain/review/fit/answers';
import type { Answer } from '@/lib/domain/review/fit/history';
import type { Progress, StoreProblem } from '@/lib/store/port';
import { getRoot } from '../root';
import type { FitAnswer, FitJob, FitRequest, FitResult } from './fit-worker';

const CANCELLED: StoreProblem = { type: 'cancelled', detail: 'fit' };
/** The page folds for no longer than this at a time. */
const SLICE_MS = 8;

const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Null when cancelled. */
async function folded(collector: AnswerCollector, progress: Progress): Promise<Answer[] | null> {
  const folding = collector.folding();
  for (let done = 0; ; ) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = folding.next();
      if (step.done) return step.value;
      done++;
    }
    if (!progress(done, collector.cards)) return null;
    await nextTurn();
  }
}

function inWorker<J extends FitJob>(
  job: J,
  answers: Answer[],
  progress: Progress,
): Promise<Result<FitResult<J>, StoreProblem>> {
  const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { type: 'module' });
  const result = new Promise<Result<FitResult<J>, StoreProblem>>((resolve) => {
    worker.onerror = ({ message }) => resolve(fail({ type: 'failed', detail: message || 'no worker' }));
    worker.onmessage = ({ data }: MessageEvent<FitAnswer>) => {
      if (data.type === 'result') resolve(ok(data.result as FitResult<J>));
      else if (!progress(data.done, data.total)) resolve(fail(CANCELLED));
    };
    worker.postMessage({ job, answers } satisfies FitRequest);
  });
  return result.finally(() => worker.terminate());
}

/** Progress is that of reading the log, then of folding it, then of the work. Nothing is written. */
export async function doFitJob<J extends FitJob>(
  job: J,
  progress: Progress,
): Promise<Result<FitResult<J>, StoreProblem>> {
  const collector = new AnswerCollector();
  const read = await getRoot().store.exportEvents((events) => collector.add(events), progress);
  if (!read.ok) return read;
  const answers = await folded(collector, progress);
  return answers ? inWorker(job, answers, progress) : fail(CANCELLED);
}
