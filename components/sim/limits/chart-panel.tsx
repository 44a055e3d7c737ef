'use client';
import dynamic from 'next/dynamic';
import { memo, useMemo } from 'react';
import type { ExactRun } from '@/lib/client/sim/limits-exact';
import { printBytes } from '@/lib/sim/cgroups/units';
import { CurveNames, TableBehind } from '../../ui/chart';
import type { Curve } from '../../ui/plot';
import { colourOf } from './colours';

const Plot = dynamic(() => import('../../ui/plot'), { ssr: false });
/** Steps between the lines of a scale of bytes, so that they read as whole sizes. */
const BYTE_STEPS = Array.from({ length: 42 }, (_, power) => 2 ** power);

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
            most={top(own.cpu)}
            print={cpus}
          />
          <Chart
            title={`${container.name}: memory`}
            seconds={seconds}
            curves={own.memory}
            rows={own.memory}
            most={top(own.memory) * 1.05}
            print={printBytes}
          />
        </>
      )}
    </div>
  );
});

const top = (curves: readonly Curve[]) => Math.max(1, ...curves.flatMap((c) => c.values.map((v) => v ?? 0)));

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
      <Plot
        x={seconds}
        curves={curves}
        most={most}
        printX={(s) => `${s} s`}
        printY={print}
        {...(print === printBytes ? { margin: 78, stepsY: BYTE_STEPS } : {})}
      />
      <CurveNames curves={rows} />
      <TableBehind
        title={title}
        head={['up to', ...rows.map((c) => c.name)]}
        rows={shown.map(({ s, span }) => [
          `${s} s`,
          ...rows.map(({ name, values }) => {
            const value = values[span] ?? 0;
            return name === 'held back' ? percent(value) : print(value);
          }),
        ])}
      />
    </figure>
  );
}
