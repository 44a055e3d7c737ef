import type { Container } from '@/lib/sim/cgroups/scenario';
import type { ContainerState, HostState } from '@/lib/sim/cgroups/state';
import { printBytes } from '@/lib/sim/cgroups/units';
import { ConditionMark, conditionsOf } from './conditions';
import { MemoryBar } from './memory-bar';

/** One container in the host picture: its workloads, what holds for it, its memory. Pressed, its limits come to hand. */
export function ContainerCell({
  container,
  host,
  state,
  topBytes,
  colour,
  isPicked,
  onPick,
}: {
  container: Container;
  host: HostState;
  state: ContainerState;
  topBytes: number;
  colour: string;
  isPicked: boolean;
  onPick: () => void;
}) {
  const { name, limits, workloads } = container;
  const conditions = conditionsOf(host, state, container);
  const most = limits.memoryMaxBytes === null ? 'no memory.max' : `of ${printBytes(limits.memoryMaxBytes)}`;
  return (
    <button
      type="button"
      aria-pressed={isPicked}
      aria-label={`Container ${name}`}
      aria-description={`${conditions.map((c) => c.words).join('; ')}; ${printBytes(state.currentBytes)} ${most}; ${state.tasks} tasks`}
      onClick={onPick}
      className={`flex min-w-0 cursor-pointer flex-col gap-1 border-l-4 p-2 text-left ${isPicked ? 'bg-surface outline-2 -outline-offset-2 outline-ink' : ''}`}
      style={{ borderLeftColor: colour }}
    >
      <span className="flex flex-wrap items-baseline justify-between gap-x-2">
        <span className="font-semibold">{name}</span>
        <span className="mono text-xs text-soft">{state.tasks} tasks</span>
      </span>
      <span className="mono text-xs leading-4">
        {workloads.map(({ name: workload }, i) => (
          <span key={workload} className={state.alive.includes(workload) ? '' : 'text-soft line-through'}>
            {i > 0 && ' · '}
            {workload}
          </span>
        ))}
      </span>
      <MemoryBar state={state} limits={limits} topBytes={topBytes} colour={colour} />
      <span className="mono text-xs leading-4">
        {printBytes(state.currentBytes)}{' '}
        <span className="text-soft">
          / {limits.memoryMaxBytes === null ? 'max' : printBytes(limits.memoryMaxBytes)}
        </span>
      </span>
      <span className="flex min-h-4 flex-wrap gap-x-3">
        {conditions.slice(0, 3).map((condition) => (
          <ConditionMark key={condition.type} condition={condition} />
        ))}
      </span>
    </button>
  );
}
