import type { GroupPlace } from '@/lib/client/sim/limits-edit';
import type { Track } from '@/lib/client/sim/limits-snapshot';
import type { Container, LimitsScenario } from '@/lib/sim/cgroups/scenario';
import type { HostState } from '@/lib/sim/cgroups/state';
import { printBytes } from '@/lib/sim/cgroups/units';
import { colourOf } from './colours';
import { ContainerCell } from './container-cell';
import { CpuLanes } from './cpu-lanes';
import { type MemoryPart, Swatch } from './memory-bar';

const PARTS: [MemoryPart, string][] = [
  ['anon', 'anon'],
  ['file', 'page cache'],
  ['tmpfs', 'tmpfs'],
  ['kernel', 'kernel'],
];

/** The chapter's host: containers side by side, one kernel under all of them, and the machine under that. */
export function HostPicture({
  scenario,
  track,
  host,
  picked,
  onPick,
}: {
  scenario: LimitsScenario;
  track: Track;
  host: HostState;
  picked: GroupPlace;
  onPick: (place: GroupPlace) => void;
}) {
  const { containers, pods } = scenario;
  const colours = new Map(containers.map((c, i) => [c.name, colourOf(i)]));
  const alone = containers.some((c) => c.pod === null);
  const groups = [...pods.map((p) => p.name), ...(alone ? [null] : [])];
  return (
    <section aria-label="Host" className="border border-edge">
      <p className="label px-2.5 pt-2">
        Host · {scenario.host.cpus} CPUs · {printBytes(scenario.host.memoryBytes)}
      </p>
      <div className="grid gap-2 p-2.5 xl:grid-cols-2">
        {groups.map((pod) => (
          <PodSlab
            key={pod ?? ''}
            pod={pod}
            scenario={scenario}
            host={host}
            picked={picked}
            onPick={onPick}
          />
        ))}
      </div>
      <p className="corrugated bg-[var(--topic-machines)] px-2.5 py-1.5 font-mono text-xs text-on-topic">
        <span className="bg-[var(--topic-machines)] pr-2">ONE KERNEL · scheduler · memory · pids · io</span>
      </p>
      <div className="px-2.5 pb-2.5">
        <CpuLanes track={track} host={host} colours={colours} />
        <HostMemory scenario={scenario} host={host} />
        <ul
          aria-label="What the bars show"
          className="mono mt-2 flex flex-wrap gap-x-3 gap-y-1 text-xs text-soft"
        >
          {PARTS.map(([part, word]) => (
            <li key={part} className="flex items-center gap-1.5">
              <Swatch part={part} colour={part === 'kernel' ? 'var(--edge)' : 'var(--ink)'} />
              {word}
            </li>
          ))}
          <li>- - held back by cpu.max</li>
        </ul>
      </div>
    </section>
  );
}

function PodSlab({
  pod,
  scenario,
  host,
  picked,
  onPick,
}: {
  pod: string | null;
  scenario: LimitsScenario;
  host: HostState;
  picked: GroupPlace;
  onPick: (place: GroupPlace) => void;
}) {
  const at = scenario.pods.findIndex((p) => p.name === pod);
  const own = scenario.pods[at];
  const isPicked = picked.list === 'pods' && picked.index === at;
  const topOf = (container: Container) =>
    container.limits.memoryMaxBytes ?? own?.limits.memoryMaxBytes ?? scenario.host.memoryBytes;
  return (
    <div className="min-w-0 border border-line">
      {own ? (
        <button
          type="button"
          aria-pressed={isPicked}
          aria-label={`Pod ${own.name}`}
          onClick={() => onPick({ list: 'pods', index: at })}
          className={`flex min-h-11 w-full cursor-pointer items-center justify-between border-b border-line px-2 ${isPicked ? 'bg-surface outline-2 -outline-offset-2 outline-ink' : ''}`}
        >
          <span className="label font-semibold text-ink">{own.name}</span>
          <span className="label">{own.qos ?? 'pod'}</span>
        </button>
      ) : (
        <p className="label flex min-h-11 items-center border-b border-line px-2">In no pod</p>
      )}
      <div className="grid grid-cols-2 gap-x-1">
        {scenario.containers.map((container, i) =>
          container.pod === pod ? (
            <ContainerCell
              key={container.name}
              container={container}
              host={host}
              state={host.containers[i]!}
              topBytes={topOf(container)}
              colour={colourOf(i)}
              isPicked={picked.list === 'containers' && picked.index === i}
              onPick={() => onPick({ list: 'containers', index: i })}
            />
          ) : null,
        )}
      </div>
    </div>
  );
}

/** What all of them are charged, of what the machine has. */
function HostMemory({ scenario, host }: { scenario: LimitsScenario; host: HostState }) {
  const total = host.containers.reduce((sum, c) => sum + c.currentBytes, 0);
  return (
    <div className="mt-2">
      <p className="mono flex justify-between text-xs leading-4">
        <span>Memory</span>
        <span>
          {printBytes(total)} of {printBytes(scenario.host.memoryBytes)}
        </span>
      </p>
      <div aria-hidden className="flex h-4 overflow-hidden border border-edge bg-paper">
        {host.containers.map((c, i) => (
          <span
            key={c.name}
            className="h-full shrink-0 border-r border-paper transition-[width] duration-200"
            style={{
              width: `${(c.currentBytes / scenario.host.memoryBytes) * 100}%`,
              background: colourOf(i),
            }}
          />
        ))}
      </div>
    </div>
  );
}
