import type { ReactNode } from 'react';
import type { WorkloadPoint } from '@/lib/domain/review/fit/workload';

const WIDTH = 300;
const HEIGHT = 130;

export const percentOf = (share: number) => `${Math.round(share * 100)} %`;
/** Tenths while they matter. */
export const minutesOf = ({ minutesPerDay }: WorkloadPoint) =>
  minutesPerDay < 10 ? minutesPerDay.toFixed(1) : String(Math.round(minutesPerDay));

/** Minutes a day over desired retention. The slider that chooses on it is its foot; the words below say the same. */
export function WorkloadCurve({
  points,
  chosen,
  inForce,
  children,
}: {
  points: readonly WorkloadPoint[];
  chosen: WorkloadPoint;
  inForce: WorkloadPoint | undefined;
  children: ReactNode;
}) {
  const first = points[0]!.retention;
  const last = points.at(-1)!.retention;
  const top = niceTop(Math.max(...points.map((p) => p.minutesPerDay)));
  const x = (p: WorkloadPoint) => ((p.retention - first) / (last - first)) * WIDTH;
  const y = (p: WorkloadPoint) => HEIGHT - (p.minutesPerDay / top) * HEIGHT;
  const line = points.map((p, i) => `${i === 0 ? 'M' : 'L'}${x(p).toFixed(1)} ${y(p).toFixed(1)}`).join('');
  return (
    <figure className="max-w-xl">
      <figcaption className="label mb-2">Minutes a day, by desired retention</figcaption>
      <div className="flex gap-2">
        <div
          aria-hidden
          className="mono flex w-11 shrink-0 flex-col justify-between text-end text-xs leading-none whitespace-nowrap text-soft"
          style={{ height: HEIGHT + 20 }}
        >
          <span>{top} min</span>
          <span>{top / 2}</span>
          <span>0</span>
        </div>
        <div className="min-w-0 grow">
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="w-full border-b border-l border-edge"
            style={{ height: HEIGHT + 20 }}
            fill="none"
          >
            <path
              d={`M0 ${HEIGHT / 2}H${WIDTH}M0 0H${WIDTH}`}
              className="stroke-line"
              vectorEffect="non-scaling-stroke"
            />
            {inForce && (
              <path
                d={`M${x(inForce).toFixed(1)} 0V${HEIGHT}`}
                className="stroke-soft"
                strokeWidth="1.5"
                strokeDasharray="2 4"
                vectorEffect="non-scaling-stroke"
              />
            )}
            <path
              d={`M${x(chosen).toFixed(1)} ${HEIGHT}V${y(chosen).toFixed(1)}H0`}
              className="stroke-action"
              strokeWidth="2"
              vectorEffect="non-scaling-stroke"
            />
            <path d={line} className="stroke-ink" strokeWidth="2" vectorEffect="non-scaling-stroke" />
          </svg>
          {children}
          <div className="mono -mt-1 flex justify-between text-xs text-soft" aria-hidden>
            <span>{percentOf(first)}</span>
            <span>{percentOf(last)}</span>
          </div>
        </div>
      </div>
      <Legend />
    </figure>
  );
}

const Legend = () => (
  <p className="mt-1 flex flex-wrap gap-x-5 text-sm text-soft" aria-hidden>
    <span>
      <span className="mr-2 inline-block h-3.5 border-l-2 border-action align-middle" />
      chosen
    </span>
    <span>
      <span className="mr-2 inline-block h-3.5 border-l-2 border-dotted border-soft align-middle" />
      in force
    </span>
  </p>
);

/** A round number that the highest point stays below, and that halves into one. */
function niceTop(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(0.1, value)));
  return [2, 4, 6, 8, 10].map((times) => times * step).find((top) => top >= value) ?? 20 * step;
}
