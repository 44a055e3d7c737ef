'use client';
import { useMemo, useState } from 'react';
import {
  explanationsOf,
  firstPreset,
  LAYER_MODES,
  type LayerMode,
  MODE_WORDS,
  modesIn,
  presetMode,
  stepsOf,
} from '@/lib/client/sim/layers-view';
import { useScenario } from '@/lib/client/sim/use-scenario';
import { useStepper } from '@/lib/client/sim/use-stepper';
import { runLayers } from '@/lib/sim/layers/layers';
import { LAYERS_PRESETS } from '@/lib/sim/layers/presets';
import { type LayersInput, type LayersScenario, parseLayers } from '@/lib/sim/layers/scenario';
import { ChoiceBar } from '../../ui/choice-bar';
import { PresetPicker } from '../preset-picker';
import { SimFrame } from '../sim-frame';
import { BuildControls } from './build-controls';
import { BuildView } from './build-view';
import { DiskControls } from './disk-controls';
import { DiskView } from './disk-view';
import { PullControls } from './pull-controls';
import { PullView } from './pull-view';

const PATH = '/simulate/layers';
const PRESETS = LAYERS_PRESETS.map((preset) => ({
  id: preset.id,
  title: preset.title,
  group: MODE_WORDS[presetMode(preset)],
}));
const MODES = LAYER_MODES.map((value) => ({ value, words: MODE_WORDS[value] }));

/** A Dockerfile built twice, an image's layers on disk under containers, and a pull: one at a time, step by step. */
export function LayersScreen() {
  const { input, scenario, problem, change } = useScenario<LayersInput, LayersScenario>(
    PATH,
    LAYERS_PRESETS[0]!.scenario,
    parseLayers,
  );
  const [wanted, setWanted] = useState<LayerMode>('build');
  const [start, setStart] = useState(0);
  const there = modesIn(scenario);
  const mode = there.includes(wanted) ? wanted : there[0]!;
  const run = useMemo(() => runLayers(scenario), [scenario]);
  const shown = useMemo(() => stepsOf(run, mode), [run, mode]);
  const explanations = useMemo(() => explanationsOf(scenario, run, mode), [scenario, run, mode]);
  // A change of settings keeps the place in the story; another preset or part begins it anew.
  const stepper = useStepper(`${mode} ${start}`, shown.steps.length);
  const pick = (id: string) => {
    const preset = LAYERS_PRESETS.find((known) => known.id === id);
    if (!preset) return;
    change(preset.scenario);
    setWanted(presetMode(preset));
    setStart(start + 1);
  };
  const show = (next: LayerMode) => {
    if (there.includes(next)) setWanted(next);
    else pick(firstPreset(next).id);
  };
  const picked = LAYERS_PRESETS.find((preset) => preset.scenario === input)?.id ?? '';
  const common = { stepper, explanation: explanations[stepper.step]!, explanations };
  return (
    <SimFrame
      title="Layers"
      lead="What a build reuses, what a write copies, and what a pull fetches. Every layer is shown as it is after each step."
      path={PATH}
      input={input}
      problem={problem}
    >
      <div className="grid gap-5 lg:grid-cols-[19rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:gap-x-8">
        <div className="grid min-w-0 content-start gap-4">
          <ChoiceBar label="Show" choices={MODES} picked={mode} onPick={show} />
          <PresetPicker presets={PRESETS} picked={picked} onPick={pick} />
        </div>
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          {run.stopped && (
            <p className="mb-3 border-l-2 border-warn pl-3.5">The run stopped early: {run.stopped.reason}.</p>
          )}
          {shown.mode === 'build' && scenario.build && (
            <BuildView build={scenario.build} steps={shown.steps} outcomes={run.outcome.builds} {...common} />
          )}
          {shown.mode === 'disk' && scenario.disk && (
            <DiskView disk={scenario.disk} steps={shown.steps} outcome={run.outcome.disk!} {...common} />
          )}
          {shown.mode === 'pull' && scenario.pull && (
            <PullView pull={scenario.pull} steps={shown.steps} outcomes={run.outcome.pulls} {...common} />
          )}
        </div>
        <div className="min-w-0 lg:col-start-1">
          {mode === 'build' && input.build && (
            <BuildControls
              build={input.build}
              problem={problem}
              onChange={(build) => change({ ...input, build })}
            />
          )}
          {mode === 'disk' && input.disk && (
            <DiskControls
              disk={input.disk}
              problem={problem}
              onChange={(disk) => change({ ...input, disk })}
            />
          )}
          {mode === 'pull' && input.pull && (
            <PullControls
              pull={input.pull}
              problem={problem}
              onChange={(pull) => change({ ...input, pull })}
            />
          )}
        </div>
      </div>
    </SimFrame>
  );
}
