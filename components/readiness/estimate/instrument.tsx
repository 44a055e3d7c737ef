const TICKS = [0, 25, 50, 75, 100];
const at = (share: number) => `${share * 100}%`;

/** A scale from 0 to 100 with the interval and the mean on it; the words beside it say the same. */
export function Instrument({ mean, p10, p90 }: { mean: number; p10: number; p90: number }) {
  return (
    <div aria-hidden className="mt-5">
      <div className="relative h-9 border-b border-edge">
        <div
          className="corrugated-progress absolute bottom-1 h-4 border-x-2 border-action text-action"
          style={{ left: at(p10), width: at(p90 - p10) }}
        />
        <div
          className="absolute bottom-0 h-8 -translate-x-1/2 border-l-4 border-ink"
          style={{ left: at(mean) }}
        />
      </div>
      <div className="relative h-7">
        {TICKS.map((tick, i) => (
          <div key={tick} className="absolute top-0" style={{ left: `${tick}%` }}>
            <div className="h-1.5 border-l border-edge" />
            <span
              className={`mono absolute top-1.5 text-xs whitespace-nowrap text-soft [overflow-wrap:normal] ${
                i === 0 ? 'left-0' : i === TICKS.length - 1 ? 'right-0' : '-translate-x-1/2'
              }`}
            >
              {tick}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
