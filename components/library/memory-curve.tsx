import { forgettingInWords } from '@/lib/domain/review/card-words';
import type { Forgetting } from '@/lib/domain/review/forgetting';
import { plural } from '@/lib/domain/review/words';

const WIDTH = 300;
const HEIGHT = 100;

/** Chance of recall over the days since the last answer; the same is said below it in words. */
export function MemoryCurve({ curve }: { curve: Forgetting }) {
  const { points, todayAt, dueAt } = curve;
  const days = points.length - 1;
  // The scale leaves out the tens no point comes near.
  const least = Math.min(0.7, Math.floor(points.at(-1)! * 10) / 10);
  const x = (day: number) => (Math.min(day, days) / days) * WIDTH;
  const y = (chance: number) => ((1 - chance) / (1 - least)) * HEIGHT;
  const line = points.map(
    (chance, day) => `${day === 0 ? 'M' : 'L'}${x(day).toFixed(1)} ${y(chance).toFixed(1)}`,
  );
  const tens = Array.from({ length: Math.round((1 - least) * 10) }, (_, i) => 1 - i / 10);
  return (
    <figure className="mt-5 max-w-md">
      <figcaption className="label mb-2">Chance that you know it</figcaption>
      <div className="flex gap-2" aria-hidden>
        <div className="mono flex w-11 shrink-0 flex-col justify-between text-end text-xs leading-none whitespace-nowrap text-soft">
          <span>100 %</span>
          <span>{Math.round(least * 100)} %</span>
        </div>
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-28 min-w-0 grow border-b border-l border-edge"
          fill="none"
        >
          {tens.map((chance) => (
            <path
              key={chance}
              d={`M0 ${y(chance).toFixed(1)}H${WIDTH}`}
              className="stroke-line"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <path
            d={`M${x(dueAt).toFixed(1)} 0V${HEIGHT}`}
            className="stroke-soft"
            strokeWidth="1.5"
            strokeDasharray="2 4"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={`M${x(todayAt).toFixed(1)} 0V${HEIGHT}`}
            className="stroke-action"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
          <path d={line.join('')} className="stroke-ink" strokeWidth="2" vectorEffect="non-scaling-stroke" />
        </svg>
      </div>
      <div className="mono mt-1 flex justify-between pl-13 text-xs text-soft" aria-hidden>
        <span>last answer</span>
        <span>{plural(days, 'day')} later</span>
      </div>
      <p className="mt-2">{forgettingInWords(curve)}.</p>
      <p className="mt-1 flex flex-wrap gap-x-5 text-sm text-soft" aria-hidden>
        <span>
          <span className="mr-2 inline-block h-3.5 border-l-2 border-action align-middle" />
          today
        </span>
        <span>
          <span className="mr-2 inline-block h-3.5 border-l-2 border-dotted border-soft align-middle" />
          due
        </span>
      </p>
    </figure>
  );
}
