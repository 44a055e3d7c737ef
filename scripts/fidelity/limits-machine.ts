/** The machine of a recording as the Limits simulator takes it, and the way through its parser. */
import { type LimitsRun, runLimits } from '@/lib/sim/cgroups/host';
import { type LimitsInputScenario, parseLimits } from '@/lib/sim/cgroups/scenario';
import type { About } from './cases';

type Containers = LimitsInputScenario['containers'];

/** Longer than any case takes. */
const HORIZON_US = 600_000_000;

/** A host as large as the recorded one, without swap; `pods` where a case has a parent group. */
export function runRecorded(
  containers: Containers,
  { machine }: About,
  pods: LimitsInputScenario['pods'] = [],
): LimitsRun {
  const parsed = parseLimits({
    version: 1,
    type: 'limits',
    seed: 'fidelity',
    host: { cpus: machine.cpus, memoryBytes: 24 * 1024 ** 3 },
    horizonUs: HORIZON_US,
    pods,
    containers,
  });
  if (!parsed.ok) throw new Error(`${parsed.error.path}: ${parsed.error.reason}`);
  return runLimits(parsed.value, {
    trace: true,
    machine: {
      tickUs: machine.tickUs,
      pageBytes: machine.pageKib * 1024,
      processBaseBytes: machine.processBaseKib * 1024,
    },
  });
}
