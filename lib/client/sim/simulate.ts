/** Runs the scenario of an item; each simulator is loaded when the first item needs it. */
import { fail, ok, type Result } from '@/lib/base/result';
import type { BadScenario, ScenarioHead, Simulator, Stop } from '@/lib/sim/engine/model';

interface AnyRun {
  stopped: Stop | null;
}

/** The same outcome that `npm run simulate` prints. */
async function runWith<S extends ScenarioHead, R extends AnyRun>(
  scenario: unknown,
  simulator: Simulator<S, R>,
  outcomeOf: (scenario: S, run: R) => unknown,
): Promise<Result<unknown, BadScenario>> {
  const parsed = simulator.parse(scenario);
  if (!parsed.ok) return parsed;
  const run = simulator.run(parsed.value);
  if (run.stopped) return fail({ path: 'run', reason: run.stopped.reason });
  return ok(outcomeOf(parsed.value, run));
}

export async function simulate(scenario: { type: string }): Promise<Result<unknown, BadScenario>> {
  switch (scenario.type) {
    case 'limits': {
      const [{ limits }, { limitsOutcome }] = await Promise.all([
        import('@/lib/sim/cgroups/limits'),
        import('@/lib/sim/cgroups/outcome'),
      ]);
      return runWith(scenario, limits, limitsOutcome);
    }
    case 'request-path': {
      const { requestPath, pathOutcome } = await import('@/lib/sim/request-path/request-path');
      return runWith(scenario, requestPath, pathOutcome);
    }
    case 'layers': {
      const { layers } = await import('@/lib/sim/layers/layers');
      return runWith(scenario, layers, (_, run) => run.outcome);
    }
    case 'density': {
      const { density } = await import('@/lib/sim/density/density');
      return runWith(scenario, density, (_, run) => run.outcome);
    }
    default:
      return fail({ path: 'type', reason: 'is no simulator' });
  }
}
