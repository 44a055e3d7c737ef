import { STATE_WORDS } from '@/lib/client/sim/inside-view';
import { ACTORS, type Actor, type LifeStep, STATES } from '@/lib/sim/inside/life-cycle';

const COLOURS: Record<Actor, string> = {
  engine: 'solutions',
  containerd: 'runtimes',
  shim: 'namespaces',
  runc: 'cgroups',
  process: 'network',
};

/** Who is alive, in one host above its kernel, and where in its states the container stands. */
export function LifePicture({ step }: { step: LifeStep }) {
  const { actor, alive, operation, state } = step;
  return (
    <div>
      <div className="rounded-md border border-edge p-2">
        <p className="label mb-1.5">Host</p>
        <ul className="grid grid-cols-3 gap-1.5 sm:grid-cols-5" aria-label="Who is there">
          {ACTORS.map((name) => (
            <li key={name}>
              <ActorBox name={name} acts={name === actor} alive={alive.includes(name)} />
            </li>
          ))}
        </ul>
        <p className="mt-1.5 bg-ink px-2 py-1 text-center font-mono text-xs font-semibold tracking-wider text-paper uppercase">
          One kernel
        </p>
      </div>
      <p className="mt-3">
        <span className="label">Asked of the runtime </span>
        <span className="mono">{operation === null ? 'nothing' : `runc ${operation}`}</span>
      </p>
      <ol aria-label="States" className="mt-2 flex flex-wrap items-center gap-y-2">
        {STATES.map((name, i) => (
          <li key={name} className="flex items-center" aria-current={name === state ? 'step' : undefined}>
            {i > 0 && <span aria-hidden className="mx-1 h-px w-3 bg-edge sm:w-5" />}
            <span
              className={`rounded-sm border-2 px-2 py-1 font-mono text-xs leading-4 transition-colors duration-200 ${
                name === state ? 'border-ink bg-ink font-semibold text-paper' : 'border-line text-soft'
              }`}
            >
              {STATE_WORDS[name]}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Solid while it runs, dashed when it is not there; who acts has an edge and the word. */
function ActorBox({ name, acts, alive }: { name: Actor; acts: boolean; alive: boolean }) {
  const there = alive || acts;
  const state = acts ? (alive ? 'acts' : 'acts, then ends') : alive ? 'there' : 'not there';
  return (
    <div
      className={`flex min-h-14 flex-col items-center justify-center rounded-sm border-2 px-1 text-center font-mono text-xs leading-4 transition-colors duration-200 ${
        there ? 'corrugated border-transparent text-on-topic' : 'border-dashed border-edge text-soft'
      } ${acts ? 'font-semibold outline-3 outline-offset-1 outline-ink' : ''}`}
      style={there ? { backgroundColor: `var(--topic-${COLOURS[name]})` } : {}}
    >
      <span>{name}</span>
      <span>{state}</span>
    </div>
  );
}
