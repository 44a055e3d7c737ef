import type { ReactNode } from 'react';
import { TableBehind } from '../../ui/chart';

export interface BarKind {
  name: string;
  /** A token, such as var(--ink). */
  colour: string;
}

export interface Bar {
  /** What stands under it, where there is room. */
  short: string;
  /** One for each kind, the lowest first. */
  values: readonly number[];
}

const HEIGHT = 130;
/** Names under the bars: more do not fit on a phone. */
const NAMES = 4;

/** Bars of whole numbers, stacked by kind. Hidden from readers of words: the same figures are in the table behind. */
export function Bars({
  title,
  said,
  kinds,
  bars,
  table,
}: {
  title: string;
  said: ReactNode;
  kinds: readonly BarKind[];
  bars: readonly Bar[];
  table: { head: readonly string[]; rows: readonly (readonly string[])[] };
}) {
  const most = roundTop(Math.max(1, ...bars.map((b) => b.values.reduce((a, v) => a + v, 0))));
  return (
    <figure className="min-w-0">
      <figcaption className="font-semibold">{title}</figcaption>
      <p className="mt-1 max-w-prose">{said}</p>
      <div aria-hidden className="mt-3 flex gap-2">
        <div
          className="mono flex w-10 shrink-0 flex-col justify-between text-end text-xs leading-none text-soft"
          style={{ height: HEIGHT }}
        >
          <span className="-mt-1">{most.toLocaleString('en-GB')}</span>
          <span>{(most / 2).toLocaleString('en-GB')}</span>
          <span className="-mb-1">0</span>
        </div>
        <div className="min-w-0 grow">
          <Stacks kinds={kinds} bars={bars} most={most} />
          <Names bars={bars} />
        </div>
      </div>
      {kinds.length > 1 && <KindNames kinds={kinds} />}
      <TableBehind title={title} {...table} />
    </figure>
  );
}

function Stacks({ kinds, bars, most }: { kinds: readonly BarKind[]; bars: readonly Bar[]; most: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${bars.length} ${most}`}
      preserveAspectRatio="none"
      className="w-full overflow-visible border-b border-edge"
      style={{ height: HEIGHT }}
    >
      <path
        d={`M0 0H${bars.length}M0 ${most / 2}H${bars.length}`}
        className="stroke-line"
        vectorEffect="non-scaling-stroke"
      />
      {bars.map((bar, i) =>
        kinds.map(({ name, colour }, kind) => {
          const below = bar.values.slice(0, kind).reduce((a, v) => a + v, 0);
          const value = bar.values[kind]!;
          return value > 0 ? (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar has no other name than its place
              key={`${i}/${name}`}
              x={i + 0.12}
              width={0.76}
              y={most - below - value}
              height={value}
              fill={colour}
            />
          ) : null;
        }),
      )}
    </svg>
  );
}

function Names({ bars }: { bars: readonly Bar[] }) {
  const every = Math.ceil(bars.length / NAMES);
  return (
    <div className="mono relative mt-1 h-5 text-xs text-soft">
      {bars.map(({ short }, i) =>
        i % every === 0 && i + every / 2 <= bars.length ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar has no other name than its place
            key={i}
            className="absolute -translate-x-1/2 whitespace-nowrap"
            style={{ left: `${((i + 0.5) / bars.length) * 100}%` }}
          >
            {short}
          </span>
        ) : null,
      )}
    </div>
  );
}

const KindNames = ({ kinds }: { kinds: readonly BarKind[] }) => (
  <ul
    aria-label="What the bars are made of, from below"
    className="mono flex flex-wrap gap-x-4 text-xs text-soft"
  >
    {kinds.map(({ name, colour }) => (
      <li key={name} className="flex items-center gap-1.5">
        <span aria-hidden className="size-2.5" style={{ background: colour }} />
        {name}
      </li>
    ))}
  </ul>
);

/** A round even number that no bar is above. */
function roundTop(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value));
  const tops = [1, 2, 4, 6, 8, 10].map((times) => times * ten).filter((top) => top % 2 === 0);
  return tops.find((top) => top >= value) ?? 2;
}
