'use client';
import {
  FIRST_INSIDE,
  type InsideInput,
  insideCommands,
  lensOf,
  parseInside,
  VIEW_WORDS,
  VIEWS,
} from '@/lib/client/sim/inside-view';
import { useScenario } from '@/lib/client/sim/use-scenario';
import { ChoiceBar } from '../../ui/choice-bar';
import { ForReal } from '../for-real';
import { SimFrame } from '../sim-frame';
import { LensView } from './lens-view';
import { LifeCycle } from './life-cycle';

const PATH = '/simulate/inside';
const CHOICES = VIEWS.map((value) => ({ value, words: VIEW_WORDS[value] }));

/** One question asked twice, within a namespace and on the host; and the life of a container. */
export function InsideScreen() {
  const { input, scenario, problem, change } = useScenario<InsideInput, InsideInput>(
    PATH,
    FIRST_INSIDE,
    parseInside,
  );
  const { view } = scenario;
  return (
    <SimFrame
      title="Inside and outside"
      lead="The same question asked within a namespace and on the host, and who does what in the life of a container."
      path={PATH}
      input={input}
      problem={problem}
    >
      <section aria-labelledby="lens" className="grid gap-5 lg:grid-cols-[19rem_minmax(0,1fr)] lg:gap-x-8">
        <div className="min-w-0">
          <h2 id="lens" className="mb-3 text-lg font-semibold">
            What a process sees
          </h2>
          <ChoiceBar
            label="Namespace"
            choices={CHOICES}
            picked={view}
            onPick={(next) => change({ ...input, view: next })}
          />
        </div>
        <div className="grid min-w-0 gap-4">
          <LensView view={view} lens={lensOf(view)} />
          <ForReal commands={insideCommands(view)} />
        </div>
      </section>
      <LifeCycle />
    </SimFrame>
  );
}
