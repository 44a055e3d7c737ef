/** The simulators that can be run by name, and a run of any scenario from its text. */
import { fail, ok, type Result } from '@/lib/base/result';
import { density } from '@/lib/sim/density/density';
import type { BadScenario, ScenarioHead, Simulator, SimulatorName, Stop } from '@/lib/sim/engine/model';
import { layers } from '@/lib/sim/layers/layers';

/** What is printed of a run; its trace is left out, `steps` says how long it was. */
export interface Simulated {
  type: SimulatorName;
  outcome: unknown;
  steps: number;
  /** Why the run ended early, or null. */
  stopped: Stop | null;
}

interface AnyRun {
  stopped: Stop | null;
  outcome: unknown;
  steps: readonly unknown[];
}

type Simulate = (scenario: unknown) => Result<Simulated, BadScenario>;

const simulateWith =
  <S extends ScenarioHead, R extends AnyRun>(simulator: Simulator<S, R>): Simulate =>
  (value) => {
    const parsed = simulator.parse(value);
    if (!parsed.ok) return parsed;
    const { outcome, steps, stopped } = simulator.run(parsed.value);
    return ok({ type: simulator.name, outcome, steps: steps.length, stopped });
  };

const SIMULATE: Partial<Record<SimulatorName, Simulate>> = {
  layers: simulateWith(layers),
  density: simulateWith(density),
};

/** The outcome of a scenario, or the first thing wrong with it. */
export function simulateText(text: string): Result<Simulated, BadScenario> {
  let scenario: unknown;
  try {
    scenario = JSON.parse(text);
  } catch {
    return fail({ path: 'scenario', reason: 'is not JSON' });
  }
  if (typeof scenario !== 'object' || scenario === null || Array.isArray(scenario))
    return fail({ path: 'scenario', reason: 'must be an object' });
  const { type } = scenario as { type?: unknown };
  const names = Object.keys(SIMULATE);
  const simulate = names.includes(String(type)) ? SIMULATE[type as SimulatorName] : undefined;
  if (typeof type !== 'string' || !simulate)
    return fail({ path: 'type', reason: `must be one of ${names.map((name) => `"${name}"`).join(', ')}` });
  return simulate(scenario);
}
