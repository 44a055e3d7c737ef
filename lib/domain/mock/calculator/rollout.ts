/** How long a change takes to reach every instance. */
import { calculator, unfit, worked } from './calculator';
import { printCount, printTime } from './print';

export interface Rollout {
  instances: number;
  /** Replaced at the same time. */
  batch: number;
  startMs: number;
  /** From the stop signal to the end, the grace period at most. */
  stopMs: number;
  /** Looked at before the next batch; not after the last. */
  pauseMs: number;
}

export interface RolloutTime {
  batches: number;
  batchMs: number;
  totalMs: number;
}

/** In each batch the new ones start, then the old ones stop; batches come one after another. */
export function rolloutTime({ instances, batch, startMs, stopMs, pauseMs }: Rollout): RolloutTime {
  const batches = Math.ceil(instances / batch);
  const batchMs = startMs + stopMs;
  return { batches, batchMs, totalMs: batches * batchMs + (batches - 1) * pauseMs };
}

export const rollout = calculator<keyof Rollout>(
  {
    id: 'rollout',
    title: 'Rollout',
    question: 'How long does a rollout take?',
    fields: [
      { name: 'instances', label: 'Instances', quantity: 'count', usual: '40' },
      { name: 'batch', label: 'Replaced at once', quantity: 'count', usual: '4' },
      { name: 'startMs', label: 'Start until ready', quantity: 'time', usual: '20 s' },
      { name: 'stopMs', label: 'Stop, grace included', quantity: 'time', usual: '30 s' },
      {
        name: 'pauseMs',
        label: 'Watched between batches',
        quantity: 'time',
        usual: '0 s',
      },
    ],
  },
  (plan) => {
    if (plan.instances < 1) return unfit('instances', 'must be at least 1');
    if (plan.batch < 1) return unfit('batch', 'must be at least 1');
    const { batches, batchMs, totalMs } = rolloutTime(plan);
    const pauses = plan.pauseMs > 0 && batches > 1;
    return worked({
      figures: [
        { label: 'Whole rollout', text: printTime(totalMs), main: true },
        { label: 'Batches', text: String(batches) },
        { label: 'One batch', text: printTime(batchMs) },
      ],
      arithmetic: `${plan.instances} / ${plan.batch} = ${printCount(batches, 'batch', 'batches')}; ${batches} × (${printTime(plan.startMs)} + ${printTime(plan.stopMs)})${
        pauses ? ` + ${batches - 1} × ${printTime(plan.pauseMs)}` : ''
      } = ${printTime(totalMs)}`,
      caveat:
        'Nothing fails, and the old ones stop only when the new ones are ready. A way back takes as long.',
    });
  },
);
