const HEIGHT = 100;
/** Of the width of a bar. */
const GAP = 0.15;

interface Part {
  name: string;
  colour: string;
}

/** Bars of days side by side, their parts on top of each other. Hidden from readers of words: a table stands below. */
export function DayBars({
  title,
  from,
  to,
  parts,
  bars,
}: {
  title: string;
  /** What stands under the first bar and the last. */
  from: string;
  to: string;
  parts: readonly Part[];
  /** Values by part. */
  bars: readonly { key: number; values: readonly number[] }[];
}) {
  const most = Math.max(1, ...bars.map(({ values }) => values.reduce((a, b) => a + b, 0)));
  return (
    <div aria-hidden>
      <p className="label mb-1 flex flex-wrap items-center gap-x-4">
        {title}
        {parts.length > 1 &&
          parts.map(({ name, colour }) => (
            <span key={name} className="flex items-center gap-1.5">
              <span className="size-2.5" style={{ background: colour }} />
              {name}
            </span>
          ))}
      </p>
      <div className="flex gap-2">
        <div className="mono flex h-24 w-8 shrink-0 flex-col justify-between text-end text-xs leading-none text-soft">
          <span>{Math.round(most)}</span>
          <span>0</span>
        </div>
        <div className="min-w-0 grow">
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${bars.length} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="h-24 w-full border-b border-edge"
          >
            {bars.map((bar, i) => (
              <Bar key={bar.key} at={i} values={bar.values} most={most} parts={parts} />
            ))}
          </svg>
          <div className="mono mt-1 flex justify-between gap-3 text-xs text-soft">
            <span>{from}</span>
            <span className="text-end">{to}</span>
          </div>
        </div>
      </div>
    </div>
  );
}

function Bar({
  at,
  values,
  most,
  parts,
}: {
  at: number;
  values: readonly number[];
  most: number;
  parts: readonly Part[];
}) {
  let top = HEIGHT;
  return values.map((value, i) => {
    const height = (value / most) * HEIGHT;
    top -= height;
    const { name, colour } = parts[i]!;
    return (
      <rect key={name} x={at + GAP / 2} y={top} width={1 - GAP} height={height} style={{ fill: colour }} />
    );
  });
}
