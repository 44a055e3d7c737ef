import type { ShownRun } from '@/lib/client/sim/limits-run';
import type { ContainerResult, GroupResult } from '@/lib/sim/cgroups/results';
import { printBytes, printUs } from '@/lib/sim/cgroups/units';
import { cpuShare, tailOf, throttling } from './figures';

/** What the run comes to for the group whose limits are at hand; it stays in sight while they are moved. */
export function Readout({ group, shown }: { group: ContainerResult | GroupResult; shown: ShownRun }) {
  const { run } = shown;
  const figures: [string, string][] = [
    ['CPU used', cpuShare(group, run.endUs)],
    ['Throttled', throttling(group)],
    ...('workloads' in group
      ? ([
          ['p99', tailOf(group)],
          ['OOM kills', String(group.oomKills)],
          ['Refused', String(group.forksRefused)],
        ] as [string, string][])
      : []),
    ['Peak', printBytes(group.memory.peakBytes)],
  ];
  return (
    <div className="sticky top-0 z-[5] border-y border-line bg-paper py-2">
      <dl className="grid grid-cols-3 gap-x-3 gap-y-1">
        {figures.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-xs leading-4 text-soft">{name}</dt>
            <dd className="mono text-sm leading-5 font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <RunState shown={shown} />
    </div>
  );
}

export function RunState({ shown: { run, state } }: { shown: ShownRun }) {
  return (
    <p data-run={state} className="mono mt-1 text-xs leading-4 text-soft">
      {state === 'exact'
        ? `Exact: ${printUs(run.endUs)}`
        : state === 'first part'
          ? `First ${printUs(run.endUs)}; exact run coming`
          : `First ${printUs(run.endUs)} only: the exact run could not be made here`}
    </p>
  );
}
