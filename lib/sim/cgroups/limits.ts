/** The Limits simulator as every simulator is: parse, run, explain. */
import type { Simulator } from '@/lib/sim/engine/model';
import { explainLimits } from './explain';
import { type LimitsRun, runLimits } from './host';
import { type LimitsScenario, parseLimits } from './scenario';

export const limits: Simulator<LimitsScenario, LimitsRun> = {
  name: 'limits',
  parse: parseLimits,
  run: (scenario) => runLimits(scenario),
  explain: explainLimits,
};
