'use client';
import { buildCommands, printDockerfile, printProgress } from '@/lib/client/sim/layers-print';
import type { ShownBuildStep } from '@/lib/client/sim/layers-view';
import { printBytes, printTime } from '@/lib/sim/engine/print';
import type { BuildScenario } from '@/lib/sim/layers/build-scenario';
import type { BuildOutcome } from '@/lib/sim/layers/layers';
import { Terminal } from '../../ui/terminal';
import { Behind, DataTable } from '../data-table';
import { ForReal } from '../for-real';
import { Story, type StoryProps } from '../story';
import { BuildPicture } from './build-picture';
import { Counts } from './counts';
import { ImageStack } from './image-stack';

/** Two builds of one Dockerfile, instruction by instruction. */
export function BuildView({
  build,
  steps,
  outcomes,
  stepper,
  explanation,
  explanations,
}: StoryProps & {
  build: BuildScenario;
  steps: readonly ShownBuildStep[];
  outcomes: readonly BuildOutcome[];
}) {
  const rows = steps.map((step, i) => {
    const text = explanations[i]!.text;
    return step.type === 'edit'
      ? { key: `edit ${i}`, cells: ['Edit', '', '', '', '', text] }
      : {
          key: `${step.build} ${step.index}`,
          cells: [
            <span key="text" className="mono">
              {step.text}
            </span>,
            String(step.build),
            step.status,
            step.status === 'miss' ? printTime(step.tookUs) : '',
            step.layer ? printBytes(step.layer.bytes) : 'no layer',
            text,
          ],
        };
  });
  return (
    <div className="grid min-w-0 gap-4">
      <div>
        <BuildPicture build={build} steps={steps} at={stepper.step} />
        <Story stepper={stepper} explanation={explanation} />
      </div>
      <section
        aria-label="Both builds to their end"
        className="grid gap-5 border-t border-line pt-3 sm:grid-cols-2"
      >
        {outcomes.map((outcome, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: first and second build are their places
          <div key={i}>
            <p className="font-semibold">{i === 0 ? 'Build 1, to its end' : 'Build 2, after the edit'}</p>
            <Counts items={countsOf(outcome)} />
            <ImageStack layers={outcome.layers} before={outcomes[i - 1]?.layers ?? []} />
          </div>
        ))}
      </section>
      <Terminal title="what the builder prints" text={printProgress(steps, stepper.step)} />
      <div>
        <Behind title="Every step as a table">
          <DataTable
            caption="Every instruction of both builds"
            head={['Instruction', 'Build', 'Cache', 'Took', 'Layer', 'Why']}
            rows={rows}
          />
        </Behind>
        <ForReal
          commands={[{ title: 'Dockerfile', text: printDockerfile(build) }, ...buildCommands(build)]}
        />
      </div>
    </div>
  );
}

const countsOf = ({ hits, misses, skipped, tookUs, imageBytes, newBytes }: BuildOutcome) => [
  { name: 'hits', value: String(hits) },
  { name: 'misses', value: String(misses) },
  ...(skipped > 0 ? [{ name: 'skipped', value: String(skipped) }] : []),
  { name: 'took', value: printTime(tookUs) },
  { name: 'image', value: printBytes(imageBytes) },
  { name: 'to push', value: printBytes(newBytes) },
];
