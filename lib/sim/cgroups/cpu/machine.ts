/**
 * Constants of the machine the CPU part imitates; no rule lives here.
 * Origin: `about.machine` of tests/fidelity/linux-6.18.json (Linux 6.18, x86-64 virtual machine, 2 CPUs, HZ=250).
 * The first four are the kernel's own, the last two were measured on that machine.
 */
export interface CpuMachine {
  /** 1/HZ. */
  tickUs: number;
  /** `sched_cfs_bandwidth_slice_us`: what a CPU takes from a group's pool at a time. */
  bandwidthSliceUs: number;
  /** `min_cfs_rq_runtime`: what a CPU keeps of it when it runs out of threads of the group. */
  idleKeepUs: number;
  /** EEVDF base slice: 0.7 ms · (1 + log2 of the CPUs). */
  eevdfSliceUs: number;
  /** From what wakes a sleeping thread to the moment the thread can run. */
  wakeUpUs: number;
  /** CPU that a worker needs to wake for a request and to go back to sleep. */
  cpuPerWakeUpUs: number;
}

export const LINUX_6_18: CpuMachine = {
  tickUs: 4000,
  bandwidthSliceUs: 5000,
  idleKeepUs: 1000,
  eevdfSliceUs: 1400,
  wakeUpUs: 70,
  cpuPerWakeUpUs: 40,
};

/** Linux kernel/sched/fair.c: what an idle CPU gave back waits this long for more, then goes to throttled CPUs … */
export const SLACK_US = 5000;
/** … unless the next refill is nearer than this (the 5 ms above and 2 ms). */
export const SLACK_BEFORE_REFILL_US = 7000;
/** Linux kernel/sched/topology.c: a busy CPU looks for load elsewhere every 16 ms times the CPUs it looks at. */
export const BALANCE_US_PER_CPU = 16_000;
/** Linux kernel/sched/sched.h: weight of a group with cpu.idle, and the least a group may have. */
export const IDLE_WEIGHT = 3;
export const MIN_WEIGHT = 2;
/** Linux kernel/sched/core.c: weight of a thread of nice 0. */
export const THREAD_WEIGHT = 1024;
