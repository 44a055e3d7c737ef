/** A run of one container (or a few) on a quiet host, for tests. */
import { type LimitsRun, runLimits } from '@/lib/sim/cgroups/host';
import { type LimitsInputScenario, type LimitsScenario, parseLimits } from '@/lib/sim/cgroups/scenario';

export type ContainerInput = LimitsInputScenario['containers'][number];
export type WorkloadInput = ContainerInput['workloads'][number];
export type LimitsInput = NonNullable<ContainerInput['limits']>;

export const MIB = 1024 ** 2;

export function parsed(
  containers: ContainerInput[],
  more: Partial<Omit<LimitsInputScenario, 'containers'>> = {},
): LimitsScenario {
  const result = parseLimits({
    version: 1,
    type: 'limits',
    seed: 'test',
    host: { cpus: 2, memoryBytes: 4096 * MIB },
    horizonUs: 10_000_000,
    containers,
    ...more,
  });
  if (!result.ok) throw new Error(`${result.error.path}: ${result.error.reason}`);
  return result.value;
}

export function runOne(limits: LimitsInput, workloads: WorkloadInput[], horizonUs = 10_000_000): LimitsRun {
  return runLimits(parsed([{ name: 'box', limits, workloads }], { horizonUs }));
}
