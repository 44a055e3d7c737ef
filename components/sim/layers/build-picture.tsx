'use client';
import { useRef } from 'react';
import { useArrivalMotion } from '@/lib/client/sim/layers-motion';
import type { ShownBuildStep } from '@/lib/client/sim/layers-view';
import { printBytes, printTime } from '@/lib/sim/engine/print';
import type { BuildScenario } from '@/lib/sim/layers/build-scenario';
import type { BuildStep } from '@/lib/sim/layers/builds';
import { explainEdit } from '@/lib/sim/layers/explain-build';
import { LAYER_COLOUR } from './slab-colour';

/** Instructions as rows, builds as columns; each slab is what that build made or took for the instruction. */
export function BuildPicture({
  build,
  steps,
  at,
}: {
  build: BuildScenario;
  steps: readonly ShownBuildStep[];
  /** Steps after this one are not drawn. */
  at: number;
}) {
  const frame = useRef<HTMLDivElement>(null);
  useArrivalMotion(frame, steps[at]);
  const edits = steps.flatMap((step, i) => (step.type === 'edit' ? [{ edit: step.edit, i }] : []));
  const second = edits.length > 0;
  const find = (which: 1 | 2, index: number) =>
    steps.findIndex((step) => step.type === 'build' && step.build === which && step.index === index);
  const stages = new Set(steps.map((step) => (step.type === 'build' ? step.stage : '')).filter(Boolean));
  const stageOf = (index: number) => (steps[find(1, index)] as BuildStep).stage;
  return (
    <div ref={frame}>
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">What each build made of each instruction, as far as the step</caption>
        <thead>
          <tr>
            <th scope="col" className="label pb-2 text-left">
              Dockerfile
            </th>
            <th scope="col" className="label w-[4.75rem] pb-2">
              Build 1
            </th>
            {second && (
              <th scope="col" className="label w-[4.75rem] pb-2">
                Build 2
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {build.instructions.map((instruction, index) => {
            const one = find(1, index);
            const two = find(2, index);
            const text = (steps[one] as BuildStep).text;
            const rewritten = second && at >= two ? (steps[two] as BuildStep).text : text;
            const opens = instruction.type === 'FROM' && stages.size > 1;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: an instruction is its place
              <tr key={index} className="border-t border-line">
                <th scope="row" className="py-1.5 pr-2 text-left align-middle font-normal">
                  {opens && <span className="label block">Stage {stageOf(index)}</span>}
                  <span className="mono block text-sm leading-5">{text}</span>
                  {rewritten !== text && (
                    <span className="mono block text-sm leading-5 font-semibold">now: {rewritten}</span>
                  )}
                </th>
                <Slab step={steps[one] as BuildStep} reached={at >= one} current={at === one} />
                {second && <Slab step={steps[two] as BuildStep} reached={at >= two} current={at === two} />}
              </tr>
            );
          })}
        </tbody>
      </table>
      {edits.map(({ edit, i }) => (
        <p
          key={i}
          aria-current={at === i ? 'step' : undefined}
          className={`mt-2 border-l-2 pl-3 text-sm ${at === i ? 'border-action font-semibold' : 'border-line'}`}
        >
          <span className="label">Between the builds </span>
          {explainEdit(edit).text.split('. ')[0]}.
        </p>
      ))}
    </div>
  );
}

const SHAPES: Record<BuildStep['status'], string> = {
  miss: 'corrugated border-2 border-transparent text-on-topic font-semibold',
  hit: 'border-2 bg-surface',
  skipped: 'border-2 border-dashed border-edge text-soft',
  config: 'border border-line text-soft',
};

/** A miss is solid, a hit hollow, a skipped step dashed, what is no step thin; the word says it too. */
function Slab({ step, reached, current }: { step: BuildStep; reached: boolean; current: boolean }) {
  const { status, layer } = step;
  const style =
    status === 'miss'
      ? { backgroundColor: LAYER_COLOUR }
      : status === 'hit'
        ? { borderColor: LAYER_COLOUR }
        : {};
  return (
    <td className="px-1 py-1.5 align-middle">
      {reached ? (
        <div
          aria-current={current ? 'step' : undefined}
          className={`flex min-h-11 flex-col items-center justify-center rounded-sm font-mono text-[0.7rem] leading-4 ${SHAPES[status]} ${
            current ? 'outline-3 outline-offset-1 outline-ink' : ''
          }`}
          style={style}
        >
          <span className="uppercase">{status}</span>
          {status === 'miss' && step.tookUs > 0 && <span>{printTime(step.tookUs)}</span>}
          {status !== 'skipped' && layer && <span>{printBytes(layer.bytes)}</span>}
        </div>
      ) : (
        <div className="flex min-h-11 items-center justify-center rounded-sm border-2 border-dotted border-line">
          <span className="sr-only">not yet</span>
        </div>
      )}
    </td>
  );
}
