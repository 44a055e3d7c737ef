'use client';
import { REQUEST_PATH, useRequestPath } from '@/lib/client/sim/request-path';
import { presetOf } from '@/lib/client/sim/request-path-input';
import { PRESETS, type Preset } from '@/lib/sim/request-path/presets';
import { ExplanationBox } from '../explanation-box';
import { PresetPicker } from '../preset-picker';
import { SimFrame } from '../sim-frame';
import { StepperBar } from '../stepper-bar';
import { CostComparison } from './cost-comparison';
import { FaultCatalogue } from './fault-catalogue';
import { FaultSwitches } from './fault-switches';
import { LookList } from './look-list';
import { OutcomeBox } from './outcome-box';
import { PacketSeek } from './packet-seek';
import { PathPicture } from './path-picture';
import { RealCommands } from './real-commands';
import { RouteControls } from './route-controls';
import { SettingFields } from './setting-fields';
import { StepFacts } from './step-facts';
import { StepTable } from './step-table';
import { packetWords, whereWords } from './step-words';

const GROUPS: Readonly<Record<Preset['group'], string>> = { path: 'Ways to nginx', fault: 'Faults' };
const CHOICES = PRESETS.map(({ id, title, group }) => ({ id, title, group: GROUPS[group] }));

/** One request from whoever asks to nginx and back, a hop a step, and what the client sees when a hop fails. */
export function RequestPathScreen() {
  const { input, scenario, problem, change, run, stepper, explanation } = useRequestPath();
  const step = run.steps[stepper.step]!;
  const words = `${packetWords(run.packets[step.packet]!)} at ${whereWords(step)}`;
  return (
    <SimFrame
      title="Request path"
      lead="One request to nginx and back, a hop a step: which interface, which namespace, what NAT changes, and what it costs."
      path={REQUEST_PATH}
      input={input}
      problem={problem}
    >
      <div className="grid grid-cols-1 gap-x-8 gap-y-4 lg:grid-cols-[20rem_minmax(0,1fr)] lg:grid-rows-[auto_auto_1fr]">
        <div className="grid grid-cols-1 content-start gap-3">
          <PresetPicker
            presets={CHOICES}
            picked={problem ? '' : presetOf(scenario)}
            onPick={(id) => change(PRESETS.find((preset) => preset.id === id)!.scenario)}
          />
          <RouteControls input={input} scenario={scenario} onChange={change} />
          <div>
            <FaultSwitches input={input} onChange={change} />
            <SettingFields input={input} scenario={scenario} problem={problem} onChange={change} />
          </div>
          <OutcomeBox run={run} />
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-4 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <div className="grid grid-cols-1 gap-x-6 gap-y-4 lg:grid-cols-2">
            <div className="min-w-0">
              <PathPicture scenario={scenario} run={run} step={stepper.step} />
            </div>
            <div className="grid min-w-0 grid-cols-1 content-start gap-4">
              <ExplanationBox explanation={explanation} />
              <StepFacts run={run} step={stepper.step} />
            </div>
          </div>
          <div className="z-[5] border-line bg-paper [@media(min-height:44rem)]:max-lg:sticky [@media(min-height:44rem)]:max-lg:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] [@media(min-height:44rem)]:max-lg:border-t [@media(min-height:44rem)]:max-lg:pt-2 lg:order-first">
            <StepperBar stepper={stepper} words={words} />
          </div>
          <PacketSeek run={run} stepper={stepper} />
          <StepTable run={run} stepper={stepper} />
        </div>
        <LookList run={run} step={stepper.step} />
        <div className="min-w-0 lg:col-start-2 lg:row-start-3">
          <CostComparison route={scenario.route} />
        </div>
      </div>
      <div className="mt-6">
        <FaultCatalogue onPick={change} />
        <RealCommands scenario={scenario} />
      </div>
    </SimFrame>
  );
}
