/** The simulators that can be run by name, and a run of any scenario from its text. */
import { fail, ok, type Result } from '@/lib/base/result';
import { limits } from '@/lib/sim/cgroups/limits';
import { limitsOutcome } from '@/lib/sim/cgroups/outcome';
import { density } from '@/lib/sim/density/density';
import {
  type BadScenario,
  type ScenarioHead,
  SIMULATORS,
  type Simulator,
  type SimulatorName,
  type Stop,
} from '@/lib/sim/engine/model';
import { layers } from '@/lib/sim/layers/layers';
import { pathOutcome, requestPath } from '@/lib/sim/request-path/request-path';

/** What is printed of a run; its trace is left out, `steps` says how long it was. */
export interface Simulated {
  type: SimulatorName;
  outcome: unknown;
  steps: number;
  /** Why the run ended early, or null. */
  stopped: Stop | null;
}

export type Simulate = (scenario: unknown) => Result<Simulated, BadScenario>;

interface AnyRun {
  stopped: Stop | null;
  steps: readonly unknown[];
}

const simulateWith =
  <S extends ScenarioHead, R extends AnyRun>(
    simulator: Simulator<S, R>,
    outcomeOf: (scenario: S, run: R) => unknown,
  ): Simulate =>
  (value) => {
    const parsed = simulator.parse(value);
    if (!parsed.ok) return parsed;
    const run = simulator.run(parsed.value);
    const { steps, stopped } = run;
    return ok({ type: simulator.name, outcome: outcomeOf(parsed.value, run), steps: steps.length, stopped });
  };

const SIMULATE: Record<SimulatorName, Simulate> = {
  limits: simulateWith(limits, limitsOutcome),
  'request-path': simulateWith(requestPath, pathOutcome),
  layers: simulateWith(layers, (_, run) => run.outcome),
  density: simulateWith(density, (_, run) => run.outcome),
};

/** The outcome of a scenario, or the first thing wrong with it. */
export const simulate: Simulate = (scenario) => {
  if (typeof scenario !== 'object' || scenario === null || Array.isArray(scenario))
    return fail({ path: 'scenario', reason: 'must be an object' });
  const { type } = scenario as { type?: unknown };
  const name = SIMULATORS.find((simulator) => simulator === type);
  if (name === undefined)
    return fail({ path: 'type', reason: `must be one of ${SIMULATORS.map((s) => `"${s}"`).join(', ')}` });
  return SIMULATE[name](scenario);
};

export function simulateText(text: string): Result<Simulated, BadScenario> {
  try {
    return simulate(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return fail({ path: 'scenario', reason: 'is not JSON' });
    throw error;
  }
}
