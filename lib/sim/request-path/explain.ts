/** Chooses the words for a step and says whether recordings bear them out. */
import type { Explanation } from '@/lib/sim/engine/model';
import { explainEnd } from './explain-end';
import { explainStep } from './explain-step';
import { isRecorded } from './recorded';
import type { Trace } from './recorder';
import type { Scenario } from './scenario';

/** `index` counts from 0; outside the trace it is a bug. */
export function explain(scenario: Scenario, { steps, packets }: Trace, index: number): Explanation {
  const step = steps[index];
  if (!step) throw new Error(`no step ${index} in a trace of ${steps.length}`);
  const said = step.end ? explainEnd(step.end, step) : explainStep(step, packets[step.packet]!, scenario);
  const recorded = isRecorded(scenario, { steps, packets }, step);
  return { ...said, basis: recorded ? 'recording' : 'documentation' };
}
