/**
 * One host with its containers, run from start to end: memory, tasks and disk first, then the CPU with the lives that came
 * of it. One way: the CPU does not slow memory work, and memory work costs no CPU.
 */
import type { Stop } from '@/lib/sim/engine/model';
import { type CpuMachine, LINUX_6_18 } from './cpu/machine';
import { simulateCpu } from './cpu/simulate';
import { cpuPart } from './cpu-loads';
import { type HostMachine, RECORDED_MACHINE } from './machine';
import { PressureMeter } from './pressure/meter';
import { taskChanges } from './pressure/tasks';
import { type ContainerResult, containerResults, type GroupResult, groupResult } from './results';
import type { LimitsScenario } from './scenario';
import { mergeSteps } from './steps';
import type { Step } from './trace';
import { playOut } from './workloads';

export interface LimitsRun {
  /** The horizon, or the instant at which the run stopped early. */
  endUs: number;
  stopped: Stop | null;
  /** In order of time; of equal instants memory, tasks and disk come before the CPU. Empty without a trace. */
  steps: Step[];
  containers: ContainerResult[];
  pods: GroupResult[];
}

export interface LimitsOptions {
  machine: HostMachine;
  cpuMachine: CpuMachine;
  /** False: results alone, quicker. */
  trace: boolean;
}

/** One event of the CPU part tells at most one step a CPU. */
const MAX_CPU_STEPS = 1_200_000;

const DEFAULTS: LimitsOptions = { machine: RECORDED_MACHINE, cpuMachine: LINUX_6_18, trace: true };

export function runLimits(scenario: LimitsScenario, options: Partial<LimitsOptions> = {}): LimitsRun {
  const { machine, cpuMachine, trace } = { ...DEFAULTS, ...options };
  const { stage, stopped } = playOut(scenario, machine);
  const playedUs = stopped?.atUs ?? scenario.horizonUs;
  const part = cpuPart(stage, playedUs, cpuMachine);
  const meter = new PressureMeter(part.input, taskChanges(stage.stalls, part.input));
  const cpu = simulateCpu(part.input, {
    trace,
    observer: meter,
    maxEvents: Math.ceil(MAX_CPU_STEPS / scenario.host.cpus),
  });
  const pressure = meter.read(cpu.endUs);
  return {
    endUs: cpu.endUs,
    stopped: cpu.stopped ?? stopped,
    steps: trace ? mergeSteps(stage, part, cpu) : [],
    containers: containerResults(stage, part, cpu, pressure),
    pods: scenario.pods.map(({ name }, i) => groupResult(stage, name, cpu, i, pressure)),
  };
}
