'use client';
/** The Request path simulator's page: its scenario in the address, the run of it, and which step is drawn. */
import { useMemo } from 'react';
import type { Explanation } from '@/lib/sim/engine/model';
import { PRESETS, type ShortScenario } from '@/lib/sim/request-path/presets';
import { type PathRun, requestPath } from '@/lib/sim/request-path/request-path';
import type { Scenario } from '@/lib/sim/request-path/scenario';
import { type ScenarioState, useScenario } from './use-scenario';
import { type Stepper, useStepper } from './use-stepper';

export const REQUEST_PATH = '/simulate/request-path';

export interface RequestPathState extends ScenarioState<ShortScenario, Scenario> {
  run: PathRun;
  stepper: Stepper;
  explanation: Explanation;
}

export function useRequestPath(): RequestPathState {
  const state = useScenario<ShortScenario, Scenario>(REQUEST_PATH, PRESETS[0]!.scenario, requestPath.parse);
  const { scenario } = state;
  const run = useMemo(() => requestPath.run(scenario), [scenario]);
  const stepper = useStepper(run, run.steps.length);
  const explanation = useMemo(
    () => requestPath.explain(scenario, run, stepper.step),
    [scenario, run, stepper.step],
  );
  return { ...state, run, stepper, explanation };
}
