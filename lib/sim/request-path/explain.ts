/** Chooses the words for a step and says whether recordings bear them out. */
import type { Explanation } from '@/lib/sim/engine/model';
import { explainEnd } from './explain-end';
import { explainStep } from './explain-step';
import type { PacketRun, Step } from './recorder';
import type { Route, Scenario } from './scenario';

/** Paths no kernel was watched on: their words rest on documents. */
const DOCUMENTED: readonly Route[] = ['userland-proxy', 'vm', 'service'];

interface Trace {
  steps: readonly Step[];
  packets: readonly PacketRun[];
}

/** `index` counts from 0; outside the trace it is a bug. */
export function explain(scenario: Scenario, { steps, packets }: Trace, index: number): Explanation {
  const step = steps[index];
  if (!step) throw new Error(`no step ${index} in a trace of ${steps.length}`);
  const said = step.end ? explainEnd(step.end, step) : explainStep(step, packets[step.packet]!, scenario);
  return { ...said, basis: DOCUMENTED.includes(scenario.route) ? 'documentation' : 'recording' };
}
