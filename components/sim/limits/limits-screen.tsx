'use client';
import { useDeferredValue, useMemo, useState } from 'react';
import type { GroupPlace } from '@/lib/client/sim/limits-edit';
import { useMoment } from '@/lib/client/sim/limits-moment';
import { useLimitsRun } from '@/lib/client/sim/limits-run';
import { snapshotAt, trackOf } from '@/lib/client/sim/limits-snapshot';
import { useScenario } from '@/lib/client/sim/use-scenario';
import { explainLimits } from '@/lib/sim/cgroups/explain';
import { DEFAULT_PRESET, PRESETS } from '@/lib/sim/cgroups/presets';
import { type LimitsInputScenario, parseLimits } from '@/lib/sim/cgroups/scenario';
import { ExplanationBox } from '../explanation-box';
import { LaterUnseen } from '../later-unseen';
import { PresetPicker } from '../preset-picker';
import { SimFrame } from '../sim-frame';
import { ControlPanel } from './control-panel';
import { HostPicture } from './host-picture';
import { MomentBar } from './moment-bar';
import { MomentWords } from './moment-words';
import { OutcomePanel } from './outcome-panel';

const PATH = '/simulate/limits';
const WRITTEN = PRESETS.map((preset) => JSON.stringify(preset.scenario));

/** The container a preset is about: the first one whose trouble it shows. */
const firstPlace = (input: LimitsInputScenario): GroupPlace => {
  const { containers } = input;
  const quiet = new Map(DEFAULT_PRESET.scenario.containers.map((c) => [c.name, JSON.stringify(c)]));
  const changed = containers.findIndex((c) => quiet.get(c.name) !== JSON.stringify(c));
  const app = containers.findIndex((c) => c.name === 'app');
  return { list: 'containers', index: Math.max(0, changed >= 0 ? changed : app) };
};

/** One host, its containers, and what their limits do to them. */
export function LimitsScreen() {
  const { input, scenario, problem, change } = useScenario(PATH, DEFAULT_PRESET.scenario, parseLimits);
  const shown = useLimitsRun(scenario);
  const { run } = shown;
  const moment = useMoment(run);
  const [picked, setPicked] = useState<GroupPlace>(() => firstPlace(input));
  const place = scenario[picked.list][picked.index] ? picked : firstPlace(input);
  const track = useMemo(() => trackOf(scenario, run), [scenario, run]);
  const host = useMemo(() => snapshotAt(scenario, track, moment.step), [scenario, track, moment.step]);
  const explanation = useMemo(() => explainLimits(scenario, run, moment.step), [scenario, run, moment.step]);
  const preset = useMemo(() => PRESETS[WRITTEN.indexOf(JSON.stringify(input))], [input]);
  // What is read, not watched, follows the exact run alone, a moment after the picture.
  const outcome = useDeferredValue(shown.exact);
  const isOld = outcome !== null && outcome.scenario !== scenario;
  const waits = shown.state === 'first part';
  const pickPreset = (id: string) => {
    const next = PRESETS.find((p) => p.id === id);
    if (!next) return;
    change(next.scenario);
    setPicked(firstPlace(next.scenario));
    moment.forget();
  };
  return (
    <SimFrame
      title="Limits"
      lead="Containers share one kernel. Move a limit and see who is slowed, refused or killed, and who does not notice."
      path={PATH}
      input={input}
      problem={problem}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[21rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:gap-x-8">
        <div>
          <PresetPicker presets={PRESETS} picked={preset?.id ?? ''} onPick={pickPreset} />
          {preset && <p className="mt-2 text-soft">{preset.text}</p>}
        </div>
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <LaterUnseen waits={waits} className="panel-apart">
            <HostPicture scenario={scenario} track={track} host={host} picked={place} onPick={setPicked} />
          </LaterUnseen>
          <LaterUnseen waits={waits}>
            <MomentBar run={run} moment={moment} words={explanation.text} />
            <div className="mt-2">
              <ExplanationBox explanation={explanation} />
            </div>
          </LaterUnseen>
          <div className="mt-3">
            <MomentWords scenario={scenario} host={host} />
          </div>
        </div>
        <ControlPanel
          input={input}
          scenario={scenario}
          place={place}
          onPick={setPicked}
          problem={problem}
          shown={shown}
          onChange={change}
        />
      </div>
      <LaterUnseen waits={waits}>
        {outcome && <OutcomePanel outcome={outcome} place={place} isOld={isOld} />}
      </LaterUnseen>
      {!outcome && shown.state === 'first part only' && (
        <p className="mt-8">
          The exact run could not be made in this browser. Picture and figures are those of its first part.
        </p>
      )}
    </SimFrame>
  );
}
