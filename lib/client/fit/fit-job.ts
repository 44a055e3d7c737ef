/** Gives the log and a job to a worker of its own. Loaded with Settings only. */
import { fail, ok, type Result } from '@/lib/base/result';
import { leanOf } from '@/lib/domain/review/fit/answers';
import type { Progress, StoreProblem } from '@/lib/store/port';
import { getRoot } from '../root';
import type { FitAnswer, FitJob, FitRequest, FitResult } from './fit-worker';

const CANCELLED: StoreProblem = { type: 'cancelled', detail: 'fit' };

/** Progress is first that of reading the log, then that of the work. Nothing is written. */
export async function doFitJob<J extends FitJob>(
  job: J,
  progress: Progress,
): Promise<Result<FitResult<J>, StoreProblem>> {
  const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { type: 'module' });
  const send = (request: FitRequest) => worker.postMessage(request);
  try {
    const failed = new Promise<never>((_, reject) => {
      worker.onerror = (event) => reject(new Error(event.message || 'the worker could not be started'));
    });
    const read = await Promise.race([
      failed,
      getRoot().store.exportEvents((events) => send({ type: 'events', events: leanOf(events) }), progress),
    ]);
    if (!read.ok) return read;
    const result = new Promise<Result<FitResult<J>, StoreProblem>>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<FitAnswer>) => {
        if (data.type === 'result') resolve(ok(data.result as FitResult<J>));
        else if (!progress(data.done, data.total)) resolve(fail(CANCELLED));
      };
    });
    send({ type: 'job', job });
    return await Promise.race([failed, result]);
  } catch (error) {
    return fail({ type: 'failed', detail: (error as Error).message });
  } finally {
    worker.terminate();
  }
}
