/** How long a CPU quota lasts when many threads spend it at once (FACTS CG-34, CG-35). */
import { calculator, unfit, worked } from './calculator';
import { printFew, printShare, printTime } from './print';

export interface QuotaUse {
  quotaMs: number;
  periodMs: number;
  threads: number;
  cpus: number;
}

export interface QuotaEnd {
  /** Threads that run at the same moment: min(threads, CPUs). */
  running: number;
  /** Until the quota is spent, at most the period. */
  runMs: number;
  /** From then to the next period; 0 when the quota outlasts the period. */
  stallMs: number;
}

/** All threads busy from the beginning of a period: the longest stall there can be. */
export function quotaEnd({ quotaMs, periodMs, threads, cpus }: QuotaUse): QuotaEnd {
  const running = Math.min(threads, cpus);
  const runMs = Math.min(periodMs, quotaMs / running);
  return { running, runMs, stallMs: periodMs - runMs };
}

export const quota = calculator(
  {
    id: 'quota',
    title: 'Quota',
    question: 'How long does a CPU quota last?',
    fields: [
      {
        name: 'quotaMs',
        label: 'Quota',
        quantity: 'time',
        usual: '200 ms',
        hint: 'A limit of 2 CPUs is 200 ms in every 100 ms.',
      },
      { name: 'periodMs', label: 'Period', quantity: 'time', usual: '100 ms' },
      { name: 'threads', label: 'Busy threads', quantity: 'count', usual: '64' },
      { name: 'cpus', label: 'CPUs of the node', quantity: 'count', usual: '64' },
    ],
  },
  (use) => {
    const { quotaMs, periodMs, threads, cpus } = use;
    if (quotaMs === 0) return unfit('quotaMs', 'must be more than nothing');
    if (periodMs === 0) return unfit('periodMs', 'must be more than nothing');
    if (threads < 1) return unfit('threads', 'must be at least 1');
    if (cpus < 1) return unfit('cpus', 'must be at least 1');
    const { running, runMs, stallMs } = quotaEnd(use);
    const lasts = quotaMs / running;
    const division = `${printTime(quotaMs)} / min(${threads}, ${cpus}) = ${printTime(lasts)}`;
    if (stallMs === 0)
      return worked({
        figures: [
          { label: 'Longest stall', text: 'none', main: true },
          { label: 'Running at once', text: String(running) },
        ],
        arithmetic: `${division}, which is the whole period of ${printTime(periodMs)}: no stall`,
      });
    const rest =
      periodMs < 1000
        ? `${printFew(periodMs)} − ${printFew(runMs)} = ${printTime(stallMs)} stall`
        : `${printTime(periodMs)} − ${printTime(runMs)} = ${printTime(stallMs)} stall`;
    return worked({
      figures: [
        { label: 'Longest stall', text: printTime(stallMs), main: true },
        { label: 'Quota spent after', text: printTime(runMs) },
        { label: 'Running at once', text: String(running) },
        { label: 'Of the period stopped', text: printShare(stallMs / periodMs) },
      ],
      arithmetic: `${division}; ${rest}`,
      caveat:
        'All threads busy from the start of a period. CPUs draw the quota in slices of 5 ms, so a single thread may stop a few milliseconds sooner or later.',
    });
  },
);
