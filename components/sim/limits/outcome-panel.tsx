'use client';
import { memo } from 'react';
import type { GroupPlace } from '@/lib/client/sim/limits-edit';
import type { ExactRun } from '@/lib/client/sim/limits-exact';
import { printUs } from '@/lib/sim/cgroups/units';
import { ChartPanel } from './chart-panel';
import { ForReal } from './for-real';
import { KernelPrint } from './kernel-print';
import { ResultsTable } from './results-table';

/** What the run comes to: results, curves, the kernel's files, and the commands that set the same for real. */
export const OutcomePanel = memo(function OutcomePanel({
  outcome,
  place,
  isOld,
}: {
  outcome: ExactRun;
  place: GroupPlace;
  /** Of an earlier scenario: the next exact run is under way. */
  isOld: boolean;
}) {
  const { scenario, run } = outcome;
  const group = scenario[place.list][place.index];
  const result = run[place.list][place.index];
  const container = place.list === 'containers' ? scenario.containers[place.index] : undefined;
  if (!group || !result) return null;
  const path = `/sys/fs/cgroup/${container?.pod ? `${container.pod}/` : ''}${group.name}`;
  return (
    <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-8">
      <section aria-label="Results" className="panel-apart">
        <h2 className="text-lg font-semibold">What it comes to</h2>
        <p data-run={isOld ? 'earlier' : 'exact'} className="mono mt-1 text-xs leading-4 text-soft">
          Exact: {printUs(run.endUs)}
          {isOld && ', of the settings before; the next is coming'}
        </p>
        {run.stopped && (
          <p className="mt-1 border-l-2 border-warn pl-3">
            The run stopped early, at {printUs(run.stopped.atUs)}: {run.stopped.reason}.
          </p>
        )}
        <div className="mt-2">
          <ResultsTable run={run} />
        </div>
      </section>
      <section aria-label="Over the run" className="panel-apart">
        <h2 className="mb-2 text-lg font-semibold">Over the run</h2>
        <ChartPanel exact={outcome} index={place.list === 'containers' ? place.index : -1} />
      </section>
      <section aria-label="Kernel files" className="panel-apart">
        <h2 className="mb-2 text-lg font-semibold">
          What the kernel would print for {group.name}, after {printUs(run.endUs)}
        </h2>
        <KernelPrint path={path} limits={group.limits} result={result} />
      </section>
      {container && (
        <section aria-label="Do it for real" className="panel-apart">
          <h2 className="text-lg font-semibold">Do it for real</h2>
          <ForReal scenario={scenario} container={container} />
        </section>
      )}
    </div>
  );
});
