'use client';
import { useMemo } from 'react';
import { FAULT_WORDS, failureWords } from '@/lib/client/sim/density-view';
import { useScenario } from '@/lib/client/sim/use-scenario';
import { runDensity } from '@/lib/sim/density/density';
import { DENSITY_PRESETS } from '@/lib/sim/density/presets';
import { type DensityInput, type DensityScenario, FAULTS, parseDensity } from '@/lib/sim/density/scenario';
import { ChoiceBar } from '../../ui/choice-bar';
import { ExplanationBox } from '../explanation-box';
import { ForReal } from '../for-real';
import { PresetPicker } from '../preset-picker';
import { SimFrame } from '../sim-frame';
import { DENSITY_COMMANDS } from './commands';
import { DensityControls } from './density-controls';
import { DensityTables } from './density-tables';
import { Figures } from './figures';
import { HostPicture } from './host-picture';

const PATH = '/simulate/density';
const PRESETS = DENSITY_PRESETS.map(({ id, title }) => ({ id, title }));
const FAILURES = FAULTS.map((value) => ({ value, words: FAULT_WORDS[value] }));

/** The same workload in each kind of box on one host: how many fit, what they cost, and what falls together. */
export function DensityScreen() {
  const { input, scenario, problem, change } = useScenario<DensityInput, DensityScenario>(
    PATH,
    DENSITY_PRESETS[0]!.scenario,
    parseDensity,
  );
  const run = useMemo(() => runDensity(scenario), [scenario]);
  const picked = DENSITY_PRESETS.find((preset) => preset.scenario === input)?.id ?? '';
  const pick = (id: string) => {
    const preset = DENSITY_PRESETS.find((known) => known.id === id);
    if (preset) change(preset.scenario);
  };
  return (
    <SimFrame
      title="Density"
      lead="The same workload as containers, as VMs, as microVMs, under gVisor and in Kata. Figures come from different machines: compare orders of magnitude and mechanisms, not milliseconds."
      path={PATH}
      input={input}
      problem={problem}
    >
      <div className="grid gap-6 lg:grid-cols-[19rem_minmax(0,1fr)] lg:gap-x-8">
        <div className="grid min-w-0 content-start gap-4">
          <PresetPicker presets={PRESETS} picked={picked} onPick={pick} />
          <DensityControls input={input} problem={problem} onChange={change} />
        </div>
        <div className="grid min-w-0 content-start gap-8">
          <section aria-labelledby="failure" className="grid gap-4">
            <h2 id="failure" className="text-lg font-semibold">
              What falls together
            </h2>
            <ChoiceBar
              label="What fails"
              choices={FAILURES}
              picked={scenario.fault}
              onPick={(fault) => change({ ...input, fault })}
            />
            <ExplanationBox explanation={failureWords(run, scenario.fault)} />
            <ul className="grid gap-x-5 gap-y-6 sm:grid-cols-2">
              {run.outcome.map((row) => (
                <li key={row.kind} className="min-w-0">
                  <HostPicture row={row} fault={scenario.fault} />
                </li>
              ))}
            </ul>
          </section>
          <Figures rows={run.outcome} scenario={scenario} />
          <div>
            <DensityTables run={run} scenario={scenario} />
            <ForReal commands={DENSITY_COMMANDS} />
          </div>
        </div>
      </div>
    </SimFrame>
  );
}
