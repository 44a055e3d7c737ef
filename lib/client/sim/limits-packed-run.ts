/**
 * A run on its way from the worker to the page. Nearly all steps are `run` steps, and copying that many objects would
 * hold the page up longer than drawing does: they travel as numbers in one buffer, and become the same steps again.
 */
import type { LimitsRun } from '@/lib/sim/cgroups/host';
import type { Step, Who } from '@/lib/sim/cgroups/trace';

type RunStep = Extract<Step, { type: 'run' }>;

export interface PackedRun {
  rest: Omit<LimitsRun, 'steps'>;
  /** All steps that are not `run`, in their order. */
  others: Step[];
  who: Who[];
  /** A row for each `run` step: place among all steps, cpu, who, thread, atUs, toUs. */
  rows: Float64Array;
}

const WIDTH = 6;

export function packRun(run: LimitsRun): PackedRun {
  const { steps, ...rest } = run;
  const others = steps.filter((step) => step.type !== 'run');
  const rows = new Float64Array((steps.length - others.length) * WIDTH);
  const who: Who[] = [];
  const places = new Map<string, number>();
  let row = 0;
  steps.forEach((step, place) => {
    if (step.type !== 'run') return;
    const key = `${step.who.container} ${step.who.workload}`;
    let id = places.get(key);
    if (id === undefined) {
      id = who.push(step.who) - 1;
      places.set(key, id);
    }
    rows.set([place, step.cpu, id, step.thread, step.atUs, step.toUs], row);
    row += WIDTH;
  });
  return { rest, others, who, rows };
}

export function unpackRun({ rest, others, who, rows }: PackedRun): LimitsRun {
  const steps = new Array<Step>(others.length + rows.length / WIDTH);
  let other = 0;
  let row = 0;
  for (let place = 0; place < steps.length; place++)
    if (rows[row] === place) {
      steps[place] = runStep(who, rows, row);
      row += WIDTH;
    } else steps[place] = others[other++]!;
  return { ...rest, steps };
}

const runStep = (who: readonly Who[], rows: Float64Array, row: number): RunStep => ({
  atUs: rows[row + 4]!,
  type: 'run',
  cpu: rows[row + 1]!,
  who: who[rows[row + 2]!]!,
  thread: rows[row + 3]!,
  toUs: rows[row + 5]!,
});
