'use client';
import dynamic from 'next/dynamic';
import { memo, useMemo } from 'react';
import type { ExactRun } from '@/lib/client/sim/limits-exact';
import { printBytes } from '@/lib/sim/cgroups/units';
import { colourOf } from './colours';
import type { Curve } from './curves';
import { Section } from './section';

const Curves = dynamic(() => import('./curves'), { ssr: false });

/** Rows of a table: ten of the hundred spans are enough to read. */
const ROW_EVERY = 10;
const cpus = (value: number) => `${Math.round(value * 100) / 100}`;
const percent = (value: number) => `${Math.round(value * 100)} %`;

/** The last exact run as curves: everyone's CPU, then the CPU and the memory of the container at hand. */
export const ChartPanel = memo(function ChartPanel({ exact, index }: { exact: ExactRun; index: number }) {
  const { scenario, series } = exact;
  const seconds = useMemo(
    () => Array.from({ length: series.containers[0]!.cpu.length }, (_, i) => ((i + 1) * series.spanUs) / 1e6),
    [series],
  );
  const everyone = useMemo(() => stacked(exact), [exact]);
  const container = scenario.containers[index];
  const own = useMemo(() => (container ? ownCurves(exact, index) : null), [exact, index, container]);
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Chart
        title={`CPUs used, all containers, of ${scenario.host.cpus}`}
        seconds={seconds}
        curves={everyone.curves}
        rows={everyone.rows}
        most={scenario.host.cpus}
        print={cpus}
      />
      {container && own && (
        <>
          <Chart
            title={`${container.name}: CPUs used, and share of the time held back`}
            seconds={seconds}
            curves={own.cpu}
            rows={own.cpu}
            most={Math.max(1, ...own.cpu.flatMap((c) => c.values))}
            print={cpus}
          />
          <Chart
            title={`${container.name}: memory`}
            seconds={seconds}
            curves={own.memory}
            rows={own.memory}
            most={Math.max(1, ...own.memory.flatMap((c) => c.values)) * 1.05}
            print={printBytes}
          />
        </>
      )}
    </div>
  );
});

/** Each curve on top of those before it, the tallest drawn first. */
function stacked({ scenario, series }: ExactRun): { curves: Curve[]; rows: Curve[] } {
  const rows = scenario.containers.map((c, i) => ({
    name: c.name,
    colour: colourOf(i),
    values: [...series.containers[i]!.cpu],
  }));
  const sum = new Array<number>(rows[0]?.values.length ?? 0).fill(0);
  const curves = rows.map((row) => ({
    ...row,
    isFilled: true,
    values: row.values.map((value, span) => {
      sum[span] = sum[span]! + value;
      return sum[span]!;
    }),
  }));
  return { curves: curves.reverse(), rows };
}

function ownCurves({ scenario, series }: ExactRun, index: number): { cpu: Curve[]; memory: Curve[] } {
  const own = series.containers[index]!;
  const colour = colourOf(index);
  const { quotaUs, periodUs } = scenario.containers[index]!.limits.cpuMax;
  const { memoryMaxBytes, memoryHighBytes } = scenario.containers[index]!.limits;
  const level = (name: string, value: number | null): Curve[] =>
    value === null
      ? []
      : [
          {
            name,
            colour: 'var(--ink)',
            dash: [6, 4],
            values: own.cpu.length ? [...own.cpu].map(() => value) : [],
          },
        ];
  return {
    cpu: [
      { name: 'used', colour, values: [...own.cpu] },
      { name: 'held back', colour: 'var(--warn)', dash: [2, 3], values: [...own.throttled] },
      ...level('cpu.max', quotaUs === null ? null : quotaUs / periodUs),
    ],
    memory: [
      { name: 'current', colour: 'var(--ink)', values: [...own.current] },
      { name: 'anon', colour, values: [...own.anon] },
      { name: 'page cache', colour, dash: [6, 3], values: [...own.file] },
      { name: 'tmpfs', colour, dash: [2, 3], values: [...own.tmpfs] },
      ...level('memory.high', memoryHighBytes),
      ...level('memory.max', memoryMaxBytes),
    ],
  };
}

function Chart({
  title,
  seconds,
  curves,
  rows,
  most,
  print,
}: {
  title: string;
  seconds: readonly number[];
  curves: readonly Curve[];
  /** What the table holds: the figures themselves where the curves are sums. */
  rows: readonly Curve[];
  most: number;
  print: (value: number) => string;
}) {
  const shown = seconds.flatMap((s, span) => ((span + 1) % ROW_EVERY === 0 ? [{ s, span }] : []));
  return (
    <figure className="min-w-0">
      <figcaption className="font-semibold">{title}</figcaption>
      <Curves
        seconds={seconds}
        curves={curves}
        most={most}
        print={print}
        unit={print === printBytes ? 'bytes' : 'cpus'}
      />
      <ul aria-label="Curves" className="mono flex flex-wrap gap-x-3 text-xs text-soft">
        {rows.map((c) => (
          <li key={c.name} className="flex items-center gap-1.5">
            <svg aria-hidden="true" viewBox="0 0 18 8" className="h-2 w-4.5">
              <path
                d="M0 4H18"
                stroke={c.colour}
                strokeWidth={c.dash ? 2 : 4}
                strokeDasharray={c.dash?.join(' ')}
              />
            </svg>
            {c.name}
          </li>
        ))}
      </ul>
      <Section name="As a table" said={`${shown.length} rows`}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section aria-label={`Table: ${title}`} tabIndex={0} className="overflow-x-auto">
          <table className="mono text-sm [overflow-wrap:normal]">
            <thead>
              <tr>
                <th scope="col" className="py-1 pr-3 text-left text-xs font-normal text-soft">
                  up to
                </th>
                {rows.map((c) => (
                  <th key={c.name} scope="col" className="px-2 py-1 text-right text-xs font-normal text-soft">
                    {c.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ s, span }) => (
                <tr key={s} className="border-t border-line">
                  <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                    {s} s
                  </th>
                  {rows.map((c) => (
                    <td key={c.name} className="px-2 py-1 text-right whitespace-nowrap">
                      {c.name === 'held back' ? percent(c.values[span]!) : print(c.values[span]!)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Section>
    </figure>
  );
}
