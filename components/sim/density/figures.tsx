import { BASIS_WORDS, type Bar, fitWords, linearBar, logBar, spanWords } from '@/lib/client/sim/density-view';
import { KIND_TEXTS } from '@/lib/sim/density/kind';
import type { DensityRow, Range } from '@/lib/sim/density/row';
import type { DensityScenario } from '@/lib/sim/density/scenario';
import { printBytes, printTime } from '@/lib/sim/engine/print';

const MS = 1000;
const MIB = 2 ** 20;
/** From one to a hundred thousand, as the axis below the bars says. */
const START_AXIS = { floor: MS, ceiling: 100_000 * MS, ticks: ['1 ms', '100 ms', '10 s'] };
const MEMORY_AXIS = { floor: MIB / 10, ceiling: 10_000 * MIB, ticks: ['0.1 MiB', '10 MiB', '1000 MiB'] };

/** How many fit, start-up, and memory beside the workload, each with its range, source and date in sight. */
export function Figures({ rows, scenario }: { rows: readonly DensityRow[]; scenario: DensityScenario }) {
  const widest = Math.max(0, ...rows.map((row) => row.fit?.high ?? 0));
  const { host, workload } = scenario;
  return (
    <>
      <FigureSection
        id="fit"
        title="How many fit on this host"
        lead={`${printBytes(host.memoryBytes - host.reservedBytes)} for instances of ${printBytes(workload.memoryBytes)}, by memory alone, with the overhead below.`}
      >
        {rows.map((row) => (
          <FigureRow
            key={row.kind}
            row={row}
            words={fitWords(row.fit)}
            bar={row.fit && linearBar(row.fit, widest)}
            filled
          />
        ))}
      </FigureSection>
      <FigureSection
        id="start"
        title="Start-up"
        lead="Time until the workload runs."
        ticks={START_AXIS.ticks}
      >
        {rows.map((row) => (
          <FigureRow
            key={row.kind}
            row={row}
            words={spanWords(row.startUs, printTime)}
            bar={row.startUs && logBar(row.startUs, START_AXIS.floor, START_AXIS.ceiling)}
            source={row.startUs}
          >
            {row.startUs ? null : KIND_TEXTS[row.kind].cost}
            {row.ratePerS && (
              <>
                At most {row.ratePerS.high} start in a second on {host.cpus} CPUs.{' '}
                <Source range={row.ratePerS} />
              </>
            )}
          </FigureRow>
        ))}
      </FigureSection>
      <FigureSection
        id="overhead"
        title="Memory beside the workload"
        lead="What each instance takes on top: guest kernel, VMM, agent."
        ticks={MEMORY_AXIS.ticks}
      >
        {rows.map((row) => (
          <FigureRow
            key={row.kind}
            row={row}
            words={spanWords(row.overheadBytes, printBytes)}
            bar={row.overheadBytes && logBar(row.overheadBytes, MEMORY_AXIS.floor, MEMORY_AXIS.ceiling)}
            source={row.overheadBytes}
          />
        ))}
      </FigureSection>
    </>
  );
}

function FigureSection({
  id,
  title,
  lead,
  ticks,
  children,
}: {
  id: string;
  title: string;
  lead: string;
  ticks?: readonly string[];
  children: React.ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      <p className="mb-2 text-soft">{lead}</p>
      {ticks && (
        <p aria-hidden className="label mb-1 flex normal-case">
          {ticks.map((tick) => (
            <span key={tick} className="w-2/5 border-l border-edge pl-1 last:w-1/5">
              {tick}
            </span>
          ))}
        </p>
      )}
      <ul>{children}</ul>
    </section>
  );
}

function FigureRow({
  row,
  words,
  bar,
  source = null,
  filled = false,
  children,
}: {
  row: DensityRow;
  words: string;
  bar: Bar | null;
  source?: Range | null;
  /** Solid from nothing to the low end: a count. */
  filled?: boolean;
  children?: React.ReactNode;
}) {
  return (
    <li className="border-t border-line py-2">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span className="font-semibold">{KIND_TEXTS[row.kind].name}</span>
        <span className={bar ? 'mono' : 'text-soft'}>{words}</span>
      </div>
      <RangeBar bar={bar} filled={filled} />
      {(source || children) && (
        <div className="mt-1 text-sm leading-5 text-soft">
          {source && (
            <p>
              <Source range={source} />
            </p>
          )}
          {children && <p>{children}</p>}
        </div>
      )}
    </li>
  );
}

function Source({ range }: { range: Range }) {
  const { of, source, asOf, basis } = range;
  if (basis === 'given') return <>{BASIS_WORDS.given}.</>;
  return (
    <>
      {of} <span className="text-ink">{source}</span>, as of {asOf}, {BASIS_WORDS[basis]}.
    </>
  );
}

/** Low to high as an outline, the typical value as a mark; dashed and empty where nothing is known. */
function RangeBar({ bar, filled }: { bar: Bar | null; filled: boolean }) {
  if (!bar) return <div aria-hidden className="mt-1 h-3 rounded-xs border border-dashed border-edge" />;
  const solid = 'var(--topic-machines)';
  return (
    <div aria-hidden className="relative mt-1 h-3 rounded-xs border border-line bg-surface">
      {filled && (
        <div
          className="corrugated absolute inset-y-0 left-0"
          style={{ width: `${bar.from}%`, backgroundColor: solid }}
        />
      )}
      <div
        className={`absolute inset-y-0 min-w-1 ${filled ? 'border-2 border-l-0' : 'corrugated'}`}
        style={{
          left: `${bar.from}%`,
          width: `${bar.to - bar.from}%`,
          ...(filled ? { borderColor: solid } : { backgroundColor: solid }),
        }}
      />
      {bar.typical !== null && (
        <div
          className="absolute -inset-y-0.5 w-1 -translate-x-0.5 bg-action"
          style={{ left: `${bar.typical}%` }}
        />
      )}
    </div>
  );
}
