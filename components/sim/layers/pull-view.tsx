'use client';
import { PULL_COMMANDS, printManifest } from '@/lib/client/sim/layers-print';
import { printBytes, printTime } from '@/lib/sim/engine/print';
import type { PullOutcome } from '@/lib/sim/layers/layers';
import type { PullStep } from '@/lib/sim/layers/pull';
import { PULL_WORDS } from '@/lib/sim/layers/pull-log';
import type { PullScenario } from '@/lib/sim/layers/pull-scenario';
import { Terminal } from '../../ui/terminal';
import { Behind, DataTable } from '../data-table';
import { ForReal } from '../for-real';
import { Story, type StoryProps } from '../story';
import { Counts } from './counts';
import { PullPicture } from './pull-picture';

/** One image pulled by every node at once, a layer a step. */
export function PullView({
  pull,
  steps,
  outcomes,
  stepper,
  explanation,
  explanations,
}: StoryProps & { pull: PullScenario; steps: readonly PullStep[]; outcomes: readonly PullOutcome[] }) {
  return (
    <div className="grid min-w-0 gap-4">
      <div>
        <PullPicture pull={pull} steps={steps} at={stepper.step} />
        <Story stepper={stepper} explanation={explanation} />
      </div>
      <section aria-label="To the end of the pull" className="grid gap-3 border-t border-line pt-3">
        {outcomes.map(({ node, downloadedBytes, unpackedBytes, readyUs }) => (
          <div key={node}>
            <p className="font-semibold">{node}, to the end</p>
            <Counts
              items={[
                { name: 'downloaded', value: printBytes(downloadedBytes) },
                { name: 'unpacked', value: printBytes(unpackedBytes) },
                { name: 'ready after', value: readyUs === null ? 'never: refused' : printTime(readyUs) },
              ]}
            />
          </div>
        ))}
      </section>
      <Terminal title="what the registry and the image name" text={printManifest(pull)} />
      <div>
        <Behind title="Every step as a table">
          <DataTable
            caption="Every layer on every node"
            head={[
              'Layer',
              'Node',
              'Status',
              'Digest',
              'DiffID',
              'ChainID',
              'Downloaded',
              'Took',
              'What happens',
            ]}
            rows={steps.map((step, i) => {
              const layer = pull.layers[step.index]!;
              return {
                key: `${step.node} ${step.index}`,
                cells: [
                  layer.name,
                  step.node,
                  PULL_WORDS[step.status],
                  <code key="digest">{layer.digest}</code>,
                  <code key="diffid">{layer.diffId}</code>,
                  <code key="chain">{step.chainId}</code>,
                  printBytes(step.downloadedBytes),
                  printTime(step.tookUs),
                  explanations[i]!.text,
                ],
              };
            })}
          />
        </Behind>
        <ForReal commands={PULL_COMMANDS} />
      </div>
    </div>
  );
}
