'use client';
import { diskCommands, printCall, printUpper } from '@/lib/client/sim/layers-print';
import { printBytes, printTime } from '@/lib/sim/engine/print';
import type { OperationStep } from '@/lib/sim/layers/disk';
import type { DiskScenario } from '@/lib/sim/layers/disk-scenario';
import { printOperation } from '@/lib/sim/layers/explain-operation';
import type { DiskOutcome } from '@/lib/sim/layers/layers';
import { Terminal } from '../../ui/terminal';
import { Behind, DataTable } from '../data-table';
import { ForReal } from '../for-real';
import { Story, type StoryProps } from '../story';
import { Counts } from './counts';
import { DiskPicture } from './disk-picture';

/** Containers over one image, an operation a step, with every layer's contents. */
export function DiskView({
  disk,
  steps,
  outcome,
  stepper,
  explanation,
  explanations,
}: StoryProps & { disk: DiskScenario; steps: readonly OperationStep[]; outcome: DiskOutcome }) {
  const step = steps[stepper.step]!;
  const { containers, pageCache } = step.state;
  const own = containers.find((view) => view.name === step.operation?.container) ?? containers[0]!;
  const cachedBytes = pageCache.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <div className="grid min-w-0 gap-4">
      <div>
        <DiskPicture step={step} />
        <div className="mt-4">
          <Counts
            items={[
              { name: 'this step took', value: printTime(step.tookUs) },
              { name: 'copied up', value: printBytes(step.copiedBytes) },
              { name: 'read from disk', value: printBytes(step.diskReadBytes) },
              { name: 'in the page cache', value: printBytes(cachedBytes) },
            ]}
          />
        </div>
        <Story stepper={stepper} explanation={explanation} />
      </div>
      <section aria-label="After the last step" className="border-t border-line pt-3">
        <p className="mb-1 font-semibold">After the last step</p>
        <Counts items={countsOf(outcome)} />
      </section>
      <Terminal
        title={`upper layer of ${own.name}`}
        text={[printCall(step), printUpper(own.upper)].filter((text) => text !== '').join('\n')}
      />
      <DiskTables step={step} steps={steps} words={explanations.map(({ text }) => text)} />
      <ForReal commands={diskCommands(disk)} />
    </div>
  );
}

const countsOf = ({ diskBytes, asCopiesBytes, upperBytes, failed, tookUs }: DiskOutcome) => [
  { name: 'on disk', value: printBytes(diskBytes) },
  { name: 'as whole copies', value: printBytes(asCopiesBytes) },
  ...upperBytes.map(({ container, bytes }) => ({ name: `upper of ${container}`, value: printBytes(bytes) })),
  { name: 'refused', value: String(failed) },
  { name: 'took', value: printTime(tookUs) },
];

function DiskTables({
  step,
  steps,
  words,
}: {
  step: OperationStep;
  steps: readonly OperationStep[];
  words: readonly string[];
}) {
  const { containers, pageCache } = step.state;
  return (
    <div>
      {containers.map(({ name, merged }) => (
        <Behind key={name} title={`What ${name} sees at this step`}>
          <DataTable
            caption={`Merged view of ${name}`}
            head={['Path', 'Size', 'Mode', 'Owner', 'From']}
            rows={merged.map((row) => ({
              key: row.path,
              cells: [
                <span key="path" className="mono">
                  {row.path}
                  {row.type === 'directory' ? '/' : ''}
                </span>,
                row.type === 'file' ? printBytes(row.bytes) : '',
                row.mode,
                row.owner,
                row.from.join(', '),
              ],
            }))}
          />
        </Behind>
      ))}
      <Behind title="Page cache at this step">
        {pageCache.length === 0 ? (
          <p>Empty.</p>
        ) : (
          <DataTable
            caption="Page cache by inode"
            head={['Inode', 'Bytes']}
            rows={pageCache.map(({ inode, bytes }) => ({ key: inode, cells: [inode, printBytes(bytes)] }))}
          />
        )}
      </Behind>
      <Behind title="Every step as a table">
        <DataTable
          caption="Every operation"
          head={['Operation', 'Container', 'Result', 'Took', 'Copied up', 'Read from disk', 'What happens']}
          rows={steps.map((row, i) => ({
            key: String(row.index),
            cells: [
              <span key="call" className="mono">
                {row.operation ? printOperation(row.operation) : 'start'}
              </span>,
              row.operation?.container ?? '',
              row.error ? row.error.errno : 'done',
              printTime(row.tookUs),
              printBytes(row.copiedBytes),
              printBytes(row.diskReadBytes),
              words[i],
            ],
          }))}
        />
      </Behind>
    </div>
  );
}
