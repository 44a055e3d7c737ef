'use client';
import { useState } from 'react';
import type { Stepper } from '@/lib/client/sim/use-stepper';
import type { PathRun } from '@/lib/sim/request-path/request-path';
import { changesOf, END_WORDS, PLACE_NAMES, packetWords, printCost, printSpan } from './step-words';

const HEADS = [
  'Step',
  'Packet',
  'Place',
  'Namespace',
  'Interface',
  'Source',
  'Destination',
  'Cost',
  'At',
  'What',
];

/** The whole trace in rows: the same story without the picture. Drawn when it is opened. */
export function StepTable({ run, stepper }: { run: PathRun; stepper: Stepper }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} className="min-w-0 border-t border-line">
      <summary className="min-h-11 cursor-pointer py-2.5">All {run.steps.length} steps as a table</summary>
      {isOpen && (
        <section
          aria-label="All steps"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          className="mb-3 max-h-[32rem] overflow-auto rounded-md border border-line bg-surface"
        >
          <table className="mono w-max border-collapse text-left text-sm">
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col" className="label sticky top-0 z-[1] bg-surface px-2.5 py-2">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {run.steps.map((step) => (
                <StepRow key={step.index} run={run} index={step.index} stepper={stepper} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}

function StepRow({ run, index, stepper }: { run: PathRun; index: number; stepper: Stepper }) {
  const step = run.steps[index]!;
  const packet = run.packets[step.packet]!;
  const isHere = stepper.step === index;
  const ends = changesOf(step, packet).map(({ before, after, word }) =>
    word ? `${before} → ${after} (${word})` : before,
  );
  const what = [step.kind, step.end && END_WORDS[step.end], step.says, ...step.hooks.map(hookWords)];
  return (
    <tr aria-current={isHere ? 'step' : undefined} className="border-t border-line align-baseline">
      <th scope="row" className="p-0 font-normal">
        <button
          type="button"
          onClick={() => stepper.seek(index)}
          className={`min-h-11 min-w-11 cursor-pointer border-l-4 px-2 text-left underline underline-offset-4 ${
            isHere ? 'border-action font-semibold' : 'border-transparent'
          }`}
        >
          <span className="sr-only">Go to step </span>
          {index + 1}
        </button>
      </th>
      <td className="px-2.5">{packetWords(packet)}</td>
      <td className="px-2.5">{PLACE_NAMES[step.place]}</td>
      <td className="px-2.5">{step.netns}</td>
      <td className="px-2.5">{step.interface ?? '–'}</td>
      <td className="px-2.5">{ends[0]}</td>
      <td className="px-2.5">{ends[1]}</td>
      <td className="px-2.5">{printCost(step.costNs)}</td>
      <td className="px-2.5">{printSpan(step.atUs)}</td>
      <td className="max-w-md px-2.5">{what.filter(Boolean).join('; ')}</td>
    </tr>
  );
}

const hookWords = ({ hook, table, verdict }: PathRun['steps'][number]['hooks'][number]): string =>
  `${hook} ${table} ${verdict}`;
