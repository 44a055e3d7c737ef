/** The words for the CPU steps of a Limits run: who runs, who is held back by cpu.max, when a budget is refilled. */
import type { Explanation } from '@/lib/sim/engine/model';
import { printCpuMax } from './cpu-max';
import type { LimitsScenario } from './scenario';
import type { Step } from './trace';
import { printUs } from './units';

const BANDWIDTH = 'Documentation/scheduler/sched-bwc.rst';
const CGROUP_V2 = 'Documentation/admin-guide/cgroup-v2.rst';

/** null for a step that is not about the CPU. */
export function explainCpu(scenario: LimitsScenario, step: Step): Explanation | null {
  const groups = [...scenario.containers, ...scenario.pods];
  const limits = (name: string) => groups.find((g) => g.name === name)?.limits;
  switch (step.type) {
    case 'run': {
      const { container, workload } = step.who;
      return {
        text: `${workload} in ${container} runs on CPU ${step.cpu} for ${printUs(step.toUs - step.atUs)}. Among groups that want the CPU it goes by cpu.weight (${limits(container)?.cpuWeight ?? 100} here); what one does not use the others may.`,
        follows: `${CGROUP_V2}, cpu.weight`,
        basis: 'recording',
      };
    }
    case 'throttle': {
      const max = limits(step.group)?.cpuMax;
      const quota = max ? printCpuMax(max) : '';
      return {
        text: `${step.group} has used its quota (cpu.max ${quota}): its threads on CPU ${step.cpu} stand still until the next refill, however idle the machine is. A CPU limit slows and never kills.`,
        follows: `${CGROUP_V2}, cpu.max; ${BANDWIDTH}`,
        basis: 'recording',
      };
    }
    case 'unthrottle':
      return {
        text: `${step.group} may run on CPU ${step.cpu} again: its budget was refilled and its debt repaid.`,
        follows: `${BANDWIDTH}, Management`,
        basis: 'recording',
      };
    case 'refill': {
      const saved = step.burstUs > 0 ? `, ${printUs(step.burstUs)} of it saved earlier (cpu.max.burst)` : '';
      return {
        text: `A period of ${step.group} begins: its budget is ${printUs(step.poolUs)}${saved}. CPUs take it in slices of 5 ms; one that goes idle keeps 1 ms.`,
        follows: `${BANDWIDTH}, Management and Burst Support`,
        basis: 'recording',
      };
    }
    default:
      return null;
  }
}
