import { explanationsOf, fitWords, spanWords } from '@/lib/client/sim/density-view';
import type { DensityRun } from '@/lib/sim/density/density';
import { KIND_TEXTS } from '@/lib/sim/density/kind';
import type { DensityScenario } from '@/lib/sim/density/scenario';
import { printBytes, printTime } from '@/lib/sim/engine/print';
import { Behind, DataTable } from '../data-table';

const KERNEL_WORDS = {
  host: "the host's",
  guest: 'its own, in a VM',
  'user-space': 'its own, in user space',
};

/** The same as the pictures and bars, as rows and sentences. */
export function DensityTables({ run, scenario }: { run: DensityRun; scenario: DensityScenario }) {
  return (
    <>
      <Behind title="Everything as a table">
        <DataTable
          caption="Every kind of box"
          head={[
            'Kind',
            'Fit',
            'Start-up',
            'Overhead',
            'Kernel',
            'Instances lost',
            'Host',
            'Boundaries, innermost first',
          ]}
          rows={run.outcome.map((row) => ({
            key: row.kind,
            cells: [
              KIND_TEXTS[row.kind].name,
              fitWords(row.fit),
              spanWords(row.startUs, printTime),
              spanWords(row.overheadBytes, printBytes),
              KERNEL_WORDS[row.kernel],
              row.blast.down,
              row.blast.host,
              KIND_TEXTS[row.kind].barriers.join('; '),
            ],
          }))}
        />
      </Behind>
      <Behind title="In words, with what each follows">
        {run.outcome.map(({ kind }) => (
          <section key={kind} aria-label={`${KIND_TEXTS[kind].name}, in words`}>
            <ul className="grid gap-2">
              {explanationsOf(scenario, run, kind).map(({ text, follows, basis }) => (
                <li key={text}>
                  {text}{' '}
                  <span className="text-sm text-soft">
                    {basis === 'recording' ? 'Recorded' : 'From documentation'} · {follows}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Behind>
    </>
  );
}
