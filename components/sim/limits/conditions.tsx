/** What holds for a container at a moment, in a word and a shape of its own; colour only repeats it. */
import type { Container } from '@/lib/sim/cgroups/scenario';
import type { ContainerState, HostState } from '@/lib/sim/cgroups/state';
import { printUs } from '@/lib/sim/cgroups/units';

export type ConditionType = 'killed' | 'throttled' | 'refused' | 'slowed' | 'waits' | 'runs' | 'idle';
export interface Condition {
  type: ConditionType;
  word: string;
  words: string;
}

/** Worst first. */
export function conditionsOf(host: HostState, state: ContainerState, container: Container): Condition[] {
  const found: Condition[] = [];
  const add = (type: ConditionType, word: string, words: string) => found.push({ type, word, words });
  const missing = container.workloads.filter((w) => !state.alive.includes(w.name) && w.startUs < host.atUs);
  if (state.oomKills > 0)
    add(
      'killed',
      `killed ×${state.oomKills}`,
      `${state.oomKills} killed by the OOM killer so far${missing.length > 0 ? `, ${missing.map((w) => w.name).join(' and ')} gone` : ''}`,
    );
  if (state.throttled.length > 0)
    add(
      'throttled',
      'throttled',
      `throttled: ${state.throttled.map((t) => `quota of ${t.group} used up on CPU ${t.cpu}`).join(', ')}`,
    );
  if (state.forksRefused > 0)
    add('refused', `refused ×${state.forksRefused}`, `${state.forksRefused} forks refused so far`);
  if (state.highUntilUs !== null)
    add('slowed', 'slowed', `sleeps over memory.high until ${printUs(state.highUntilUs)}`);
  if (state.ioWaitUntilUs !== null)
    add('waits', 'waits for io.max', `waits for io.max until ${printUs(state.ioWaitUntilUs)}`);
  const cpus = host.running.flatMap((r, cpu) => (r?.who.container === container.name ? [cpu] : []));
  if (cpus.length > 0) add('runs', `runs on ${cpus.join(', ')}`, `runs on CPU ${cpus.join(', ')}`);
  if (found.length === 0) add('idle', 'idle', 'nothing to do');
  return found;
}

const SHAPES: Record<ConditionType, string> = {
  killed: 'M2 2 10 10M10 2 2 10',
  throttled: 'M3.5 2V10M8.5 2V10',
  refused: 'M6 1.5A4.5 4.5 0 1 1 5.99 1.5M2.8 9.2 9.2 2.8',
  slowed: 'M1.5 4 6 8.5 10.5 4',
  waits: 'M2.5 1.5H9.5L2.5 10.5H9.5Z',
  runs: 'M3 2 10 6 3 10Z',
  idle: 'M2 6H10',
};
const INKS: Record<ConditionType, string> = {
  killed: 'text-wrong font-semibold',
  throttled: 'text-warn font-semibold',
  refused: 'text-wrong font-semibold',
  slowed: 'text-warn font-semibold',
  waits: 'text-warn',
  runs: 'text-correct',
  idle: 'text-soft',
};

export function ConditionMark({ condition: { type, word } }: { condition: Condition }) {
  return (
    <span className={`mono inline-flex items-center gap-1.5 text-xs leading-4 ${INKS[type]}`}>
      <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 shrink-0">
        <path
          d={SHAPES[type]}
          stroke="currentColor"
          strokeWidth="2"
          fill={type === 'runs' ? 'currentColor' : 'none'}
        />
      </svg>
      {word}
    </span>
  );
}
