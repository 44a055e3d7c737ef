/** Area D: processes or threads made until pids.max refuses one, run by the Limits simulator. */
import type { LimitsInputScenario } from '@/lib/sim/cgroups/scenario';
import type { Predict } from './cases';
import { runRecorded } from './limits-machine';

type Workload = LimitsInputScenario['containers'][number]['workloads'][number];

interface CaseScenario {
  pidsMax: number | 'max' | null;
  parentPidsMax?: number | 'max' | null;
  others: number;
  make: string;
  reaped: boolean;
  attempts: number | null;
}

/** The others are all there when the one under test begins. */
const OTHERS_READY_US = 10_000_000;

export const predictPids: Predict = ({ scenario }, about) => {
  const given = scenario as unknown as CaseScenario | undefined;
  if (!given || given.pidsMax === null)
    return { type: 'not-modelled', reason: 'the limit changes while processes run' };
  const workloads: Workload[] = [];
  if (given.others > 0) workloads.push({ type: 'memory', name: 'other', steps: [{ do: 'hold' }] });
  if (given.others > 1)
    workloads.push({ type: 'forks', name: 'others', make: 'process', attempts: given.others - 2 || 1 });
  workloads.push({
    type: 'forks',
    name: 'maker',
    startUs: OTHERS_READY_US,
    make: given.make.startsWith('thread') ? 'thread' : 'process',
    reaped: given.reaped,
    ...(given.attempts === null ? {} : { attempts: given.attempts }),
  });
  const parent = given.parentPidsMax;
  const pods =
    parent === undefined || parent === null ? [] : [{ name: 'parent', limits: { 'pids.max': parent } }];
  const limits = { 'pids.max': given.pidsMax };
  const container = { name: 'group', limits, workloads, ...(pods.length > 0 ? { pod: 'parent' } : {}) };
  const maker = runRecorded([container], about, pods).containers[0]!.workloads.at(-1)!;
  return { type: 'modelled', figures: { created: maker.forksMade, errno: maker.forkErrno } };
};
