'use client';
import { LIFE_COMMANDS, STATE_WORDS } from '@/lib/client/sim/inside-view';
import { useStepper } from '@/lib/client/sim/use-stepper';
import { LIFE_CYCLE, OPERATIONS, type State, stateAfter } from '@/lib/sim/inside/life-cycle';
import { Behind, DataTable } from '../data-table';
import { ForReal } from '../for-real';
import { Story } from '../story';
import { LifePicture } from './life-picture';

/** Create, start, kill, delete: who runs at each step, and which state follows. */
export function LifeCycle() {
  const stepper = useStepper('life', LIFE_CYCLE.length);
  const step = LIFE_CYCLE[stepper.step]!;
  return (
    <section aria-labelledby="life" className="mt-8 border-t border-line pt-5">
      <h2 id="life" className="mb-3 text-lg font-semibold">
        The life of a container
      </h2>
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-x-8">
        <div className="min-w-0">
          <LifePicture step={step} />
          <Story stepper={stepper} explanation={{ ...step, text: `${step.title}. ${step.text}` }} />
        </div>
        <Allowed state={step.state} />
      </div>
      <div className="mt-4">
        <Behind title="Every step as a table">
          <DataTable
            caption="The life of a container, step by step"
            head={[
              'Step',
              'Who acts',
              'Who is there after it',
              'Asked of runc',
              'State after it',
              'What happens',
              'Follows',
            ]}
            rows={LIFE_CYCLE.map(({ title, actor, alive, operation, state, text, follows }) => ({
              key: title,
              cells: [title, actor, alive.join(', '), operation ?? '', STATE_WORDS[state], text, follows],
            }))}
          />
        </Behind>
        <ForReal commands={LIFE_COMMANDS} />
      </div>
    </section>
  );
}

/** What the runtime would say to each operation in this state. */
function Allowed({ state }: { state: State }) {
  return (
    <section aria-labelledby="allowed">
      <h3 id="allowed" className="label mb-1">
        What runc may be asked now
      </h3>
      <ul className="border-t border-line">
        {OPERATIONS.map((operation) => {
          const after = stateAfter(state, operation);
          return (
            <li key={operation} className="flex items-center gap-3 border-b border-line py-1.5">
              <span className="mono w-28 shrink-0 whitespace-nowrap">runc {operation}</span>
              <span className={after === null ? 'text-wrong' : ''}>
                <span aria-hidden>{after === null ? '✕ ' : '✓ '}</span>
                {after === null
                  ? 'error'
                  : after === state
                    ? 'allowed; the state stays'
                    : `allowed; then ${STATE_WORDS[after]}`}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="mt-1 text-sm text-soft">OCI runtime-spec, runtime.md, "Operations"</p>
    </section>
  );
}
