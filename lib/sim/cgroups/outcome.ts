/** A run of Limits as it is printed and read by items: results by container and pod, with the kernel's files. */
import type { LimitsRun } from './host';
import { kernelFiles } from './kernel-files';
import type { Limits } from './kernel-limits';
import type { ContainerResult, GroupResult } from './results';
import type { LimitsScenario } from './scenario';

interface WithFiles {
  /** Name → content, as `cat` would print it. */
  files: Record<string, string>;
}

export interface LimitsOutcome {
  endUs: number;
  containers: (ContainerResult & WithFiles)[];
  pods: (GroupResult & WithFiles)[];
}

export function limitsOutcome(
  scenario: LimitsScenario,
  { endUs, containers, pods }: LimitsRun,
): LimitsOutcome {
  const withFiles = <T extends GroupResult>(result: T, limits: Limits): T & WithFiles => ({
    ...result,
    files: Object.fromEntries(kernelFiles(limits, result).map(({ name, content }) => [name, content])),
  });
  return {
    endUs,
    containers: containers.map((result, i) => withFiles(result, scenario.containers[i]!.limits)),
    pods: pods.map((result, i) => withFiles(result, scenario.pods[i]!.limits)),
  };
}
