import { LANES_SHOWN, lanesOf, windowAround } from '@/lib/client/sim/limits-lanes';
import type { Track } from '@/lib/client/sim/limits-snapshot';
import type { HostState } from '@/lib/sim/cgroups/state';
import { printUs } from '@/lib/sim/cgroups/units';

const WIDTH_US = 200_000;
const WIDTH = 1000;

const boxes = (spans: readonly [number, number][], y: number, height: number) =>
  spans
    .map(
      ([from, to]) =>
        `M${from * WIDTH} ${y}H${Math.max(to * WIDTH, from * WIDTH + 1.5)}V${y + height}H${from * WIDTH}Z`,
    )
    .join('');
const dashes = (spans: readonly [number, number][]) =>
  spans.map(([from, to]) => `M${from * WIDTH} 21H${to * WIDTH}`).join('');

/** Who is on which CPU, 100 ms to each side of the moment; a dashed line under a lane is a group held back there. */
export function CpuLanes({
  track,
  host,
  colours,
}: {
  track: Track;
  host: HostState;
  /** By container. */
  colours: ReadonlyMap<string, string>;
}) {
  const span = windowAround(host.atUs, track.run.endUs, WIDTH_US);
  const cursor = ((host.atUs - span.fromUs) / WIDTH_US) * WIDTH;
  return (
    <div>
      {lanesOf(track, span).map((lane, cpu) => {
        const now = host.running[cpu];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a CPU is its number
          <div key={cpu} className="mt-1">
            <p className="mono flex justify-between text-xs leading-4">
              <span>CPU {cpu}</span>
              <span className={now ? '' : 'text-soft'}>
                {now ? `${now.who.container} · ${now.who.workload}` : 'idle'}
              </span>
            </p>
            <svg
              aria-hidden="true"
              viewBox={`0 0 ${WIDTH} 24`}
              preserveAspectRatio="none"
              className="block h-6 w-full border-b border-line bg-paper"
            >
              {[...lane.ran].map(([name, spans]) => (
                <path key={name} d={boxes(spans, 2, 15)} fill={colours.get(name) ?? 'var(--edge)'} />
              ))}
              {[...lane.held].map(([name, spans]) => (
                <path
                  key={name}
                  d={dashes(spans)}
                  stroke={colours.get(name) ?? 'var(--warn)'}
                  strokeWidth="4"
                  strokeDasharray="12 8"
                />
              ))}
              <path
                d={`M${cursor} 0V24`}
                stroke="var(--ink)"
                strokeWidth="2"
                vectorEffect="non-scaling-stroke"
              />
            </svg>
          </div>
        );
      })}
      {host.running.length > LANES_SHOWN && (
        <p className="mono mt-1 text-xs text-soft">
          and {host.running.length - LANES_SHOWN} more CPUs, in words below
        </p>
      )}
      <p className="mono mt-1 flex justify-between text-xs leading-4 text-soft">
        <span>{printUs(span.fromUs)}</span>
        <span className="text-ink">{printUs(host.atUs)}</span>
        <span>{printUs(span.toUs)}</span>
      </p>
    </div>
  );
}
