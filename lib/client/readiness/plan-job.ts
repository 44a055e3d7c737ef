/** A look ahead in a worker of its own, for one state and one set of settings: others begin another and end this one. */
import type { PlanAnswer, PlanRequest } from './plan-worker';

export class PlanJob {
  private readonly worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { type: 'module' });

  constructor(
    first: PlanRequest,
    listener: { answer(answer: PlanAnswer): void; failed(detail: string): void },
  ) {
    this.worker.onerror = ({ message }) => listener.failed(message || 'no worker');
    this.worker.onmessage = ({ data }: MessageEvent<PlanAnswer>) => listener.answer(data);
    this.ask(first);
  }

  ask(request: PlanRequest) {
    this.worker.postMessage(request);
  }

  /** Nothing is told any more. */
  end() {
    this.worker.terminate();
  }
}
