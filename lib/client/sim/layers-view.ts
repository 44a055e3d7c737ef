/** Which of the simulator's steps a screen shows, and what it starts from. Reads the trace, decides nothing. */
import type { Explanation } from '@/lib/sim/engine/model';
import type { BuildStep, EditStep } from '@/lib/sim/layers/builds';
import type { OperationStep } from '@/lib/sim/layers/disk';
import { type LayersRun, layers } from '@/lib/sim/layers/layers';
import { LAYERS_PRESETS, type LayersPreset } from '@/lib/sim/layers/presets';
import type { PullStep } from '@/lib/sim/layers/pull';
import type { LayersInput, LayersScenario } from '@/lib/sim/layers/scenario';
import type { LayersStep } from '@/lib/sim/layers/step';

export const LAYER_MODES = ['build', 'disk', 'pull'] as const;
export type LayerMode = (typeof LAYER_MODES)[number];
export const MODE_WORDS: Record<LayerMode, string> = { build: 'Build', disk: 'On disk', pull: 'Pull' };
export type ShownBuildStep = BuildStep | EditStep;

/** A scenario may hold several parts; a screen shows one. */
export const modesIn = (scenario: LayersInput): LayerMode[] =>
  LAYER_MODES.filter((mode) => scenario[mode] !== undefined);

export const presetMode = (preset: LayersPreset): LayerMode => modesIn(preset.scenario)[0]!;
export const firstPreset = (mode: LayerMode): LayersPreset =>
  LAYERS_PRESETS.find((preset) => presetMode(preset) === mode)!;

const modeOf = (step: LayersStep): LayerMode =>
  step.type === 'operation' ? 'disk' : step.type === 'pull' ? 'pull' : 'build';

export type ModeSteps =
  | { mode: 'build'; steps: ShownBuildStep[] }
  | { mode: 'disk'; steps: OperationStep[] }
  | { mode: 'pull'; steps: PullStep[] };

export function stepsOf(run: LayersRun, mode: LayerMode): ModeSteps {
  switch (mode) {
    case 'build':
      return { mode, steps: run.steps.filter((step) => step.type === 'build' || step.type === 'edit') };
    case 'disk':
      return { mode, steps: run.steps.filter((step) => step.type === 'operation') };
    case 'pull':
      return { mode, steps: run.steps.filter((step) => step.type === 'pull') };
  }
}

/** In words, of every step of the mode. */
export function explanationsOf(scenario: LayersScenario, run: LayersRun, mode: LayerMode): Explanation[] {
  return run.steps.flatMap((step, at) => (modeOf(step) === mode ? [layers.explain(scenario, run, at)] : []));
}
