/**
 * Constants of the machine the CPU part imitates; no rule lives here.
 * Origin: recordings of Linux 6.18 (x86-64 virtual machine, 2 CPUs, HZ=250), `about.machine` of
 * tests/fidelity/linux-6.18.json. The first four are the kernel's own, the last two were measured on that machine.
 */
export interface CpuMachine {
  /** 1/HZ. */
  tickUs: number;
  /** `sched_cfs_bandwidth_slice_us`: what a CPU takes from a group's pool at a time. */
  bandwidthSliceUs: number;
  /** `min_cfs_rq_runtime`: what a CPU keeps when it runs out of threads of the group. */
  idleKeepUs: number;
  /** EEVDF base slice: 0.7 ms times 1 + log2(CPUs), CPUs at most 8. */
  baseSliceUs: number;
  /** From the arrival of a request to the moment its sleeping worker can run. */
  wakeUpUs: number;
  /** CPU that waking and going back to sleep cost the worker. */
  cpuPerWakeUpUs: number;
}

export const LINUX_6_18: CpuMachine = {
  tickUs: 4000,
  bandwidthSliceUs: 5000,
  idleKeepUs: 1000,
  baseSliceUs: 1400,
  wakeUpUs: 70,
  cpuPerWakeUpUs: 40,
};

