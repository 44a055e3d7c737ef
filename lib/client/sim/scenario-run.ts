/** What the simulator says to a simulator item: the figures of a run, the outcome that holds, the cause that mends. */
import { fail, ok, type Result } from '@/lib/base/result';
import { numbersOf } from '@/lib/domain/bank/face';
import type { DiagnoseItem, PredictItem, ScenarioItem, TuneItem } from '@/lib/domain/bank/item';
import type { Numbers } from '@/lib/domain/bank/numbers';
import {
  fillScenario,
  holds,
  metGoals,
  numbersIn,
  readFigures,
  type Settings,
  startOf,
} from '@/lib/domain/bank/scenario';
import { simulate } from './simulate';

export interface ScenarioRun {
  /** As it was run: for a link to the simulator. */
  scenario: { type: string };
  outcome: unknown;
  /** Drawn numbers and figures by name. */
  values: Numbers;
  /** Ids of the goals that are met; none for a prediction. */
  met: readonly string[];
}

/** Fails with one sentence for the screen. */
export async function runItem(
  item: ScenarioItem,
  seed: string,
  settings: Settings,
): Promise<Result<ScenarioRun, string>> {
  const { key: _, ...numbers } = numbersOf(item, seed);
  const set = item.mode === 'predict' ? {} : { ...startOf(item.knobs), ...settings };
  const scenario = fillScenario(item.scenario, { ...numbers, ...set });
  const run = await simulate(scenario);
  if (!run.ok) return fail(`This cannot be run: ${run.error.path}: ${run.error.reason}.`);
  const figures = readFigures(run.value, item.figures);
  if (!figures.ok)
    return fail(`The simulator gave another outcome than this question reads: ${figures.error}.`);
  const values = { ...numbers, ...numbersIn(set), ...figures.value };
  const met = item.mode === 'predict' ? [] : metGoals(item.goals, values);
  return ok({ scenario, outcome: run.value, values, met });
}

export const isSolved = (item: TuneItem | DiagnoseItem, run: ScenarioRun) =>
  run.met.length === item.goals.length;

/** The outcome that holds, or the cause whose mending reaches every goal. */
export async function outcomeOfItem(
  item: PredictItem | DiagnoseItem,
  seed: string,
): Promise<Result<string, string>> {
  if (item.mode === 'predict') {
    const run = await runItem(item, seed, {});
    if (!run.ok) return run;
    const held = item.options.find((option) => holds(option.when, run.value.values));
    return held ? ok(held.id) : fail('None of the outcomes holds: please report this question.');
  }
  for (const { id, mend } of item.causes) {
    const run = await runItem(item, seed, mend);
    if (!run.ok) return run;
    if (isSolved(item, run.value)) return ok(id);
  }
  return fail('None of the causes mends it: please report this question.');
}
