/**
 * The exact run, in a worker. Only the scenario asked for last is answered: one that waits is replaced by the next, the
 * answer to one that is under way is dropped, and a worker that keeps a newer one waiting is ended and started anew. A
 * worker that is let finish stays warm, which is most of its speed.
 */
import type { LimitsRun } from '@/lib/sim/cgroups/host';
import type { LimitsScenario } from '@/lib/sim/cgroups/scenario';
import { unpackRun } from './limits-packed-run';
import type { Series } from './limits-series';
import type { RunAnswer, RunRequest } from './limits-worker';

export interface ExactRun {
  scenario: LimitsScenario;
  run: LimitsRun;
  series: Series;
  tookMs: number;
}

/** Starting a worker anew and warming it costs about as much as this; the first start, with its download, more. */
const PATIENCE_MS = 250;
const FIRST_PATIENCE_MS = 3000;

export class ExactRuns {
  private worker: Worker | null = null;
  private under: { id: number; scenario: LimitsScenario; fromMs: number } | null = null;
  private waiting: LimitsScenario | null = null;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private wanted: LimitsScenario | null = null;
  private count = 0;
  private hasAnswered = false;

  constructor(
    private readonly onDone: (exact: ExactRun) => void,
    /** The worker cannot be had, or its run broke. */
    private readonly onFail: () => void,
  ) {}

  ask(scenario: LimitsScenario): void {
    this.wanted = scenario;
    if (!this.under) {
      this.send(scenario);
      return;
    }
    this.waiting = scenario;
    clearTimeout(this.patience);
    const patience = this.hasAnswered ? PATIENCE_MS : FIRST_PATIENCE_MS;
    const left = patience - (performance.now() - this.under.fromMs);
    this.patience = setTimeout(() => this.startOver(), Math.max(0, left));
  }

  /** Nothing that is under way is wanted any more. */
  drop(): void {
    this.wanted = null;
    this.waiting = null;
  }

  end(): void {
    clearTimeout(this.patience);
    this.worker?.terminate();
    this.worker = null;
    this.under = null;
    this.drop();
  }

  private startOver(): void {
    const next = this.waiting;
    this.end();
    if (next) this.ask(next);
  }

  private send(scenario: LimitsScenario): void {
    this.worker ??= this.start();
    this.under = { id: ++this.count, scenario, fromMs: performance.now() };
    const request: RunRequest = { id: this.count, scenario };
    this.worker.postMessage(request);
  }

  private start(): Worker {
    const worker = new Worker(new URL('./limits-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<RunAnswer>) => this.answer(data);
    worker.onerror = () => {
      // One that was ended while it was loading may still say so.
      if (this.worker !== worker) return;
      this.end();
      this.onFail();
    };
    return worker;
  }

  private answer({ id, packed, series, tookMs }: RunAnswer): void {
    if (this.under?.id !== id) return;
    const { scenario } = this.under;
    this.hasAnswered = true;
    this.under = null;
    clearTimeout(this.patience);
    const next = this.waiting;
    this.waiting = null;
    if (next) this.send(next);
    if (scenario === this.wanted) this.onDone({ scenario, run: unpackRun(packed), series, tookMs });
  }
}
