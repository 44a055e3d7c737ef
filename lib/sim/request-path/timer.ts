/**
 * When the kernel's timers end: the timer wheel rounds a long wait up, and TCP sends a SYN again on a schedule.
 * Whole microseconds; no packets here.
 */
import { RETRANSMIT_MAX_US, SYN_TIMEOUT_US, TICK_US } from './machine';

/**
 * Kernel source, kernel/time/timer.c: waits of fewer than 63 ticks end on a tick; each of the next levels reaches
 * eight times as far and is eight times as coarse. Where in its step a wait begins is chance: the median waits half
 * a step more, rounded down.
 */
export function wheelUs(waitUs: number): number {
  const ticks = Math.ceil(waitUs / TICK_US);
  let step = 1;
  while (ticks >= 63 * step) step *= 8;
  return ticks * TICK_US + (step === 1 ? 0 : (step * TICK_US) / 2);
}

export interface SynSchedule {
  /** When a SYN is sent, the first at 0. */
  sentAtUs: number[];
  /** When connect() fails with ETIMEDOUT. */
  givesUpAtUs: number;
}

/**
 * ip-sysctl.rst: after `tcp_syn_linear_timeouts` + 1 equal waits of one second each wait doubles. The kernel gives up
 * at the first expiry at which 2^(r + 1) - 1 seconds have gone by (tcp_model_timeout), or r + linear retransmissions.
 */
export function synSchedule(retries: number, linearTimeouts: number): SynSchedule {
  const limitUs = modelTimeoutUs(retries);
  const sentAtUs = [0];
  let atUs = 0;
  let waitUs = SYN_TIMEOUT_US;
  for (;;) {
    atUs += wheelUs(waitUs);
    if (atUs >= limitUs || sentAtUs.length - 1 >= retries + linearTimeouts)
      return { sentAtUs, givesUpAtUs: atUs };
    sentAtUs.push(atUs);
    if (sentAtUs.length - 1 > linearTimeouts) waitUs = Math.min(2 * waitUs, RETRANSMIT_MAX_US);
  }
}

/** Doubling stops at the longest wait, 120 s: after the sixth. */
function modelTimeoutUs(retries: number): number {
  const doublings = Math.min(retries, 6);
  return (2 * (1 << doublings) - 1) * SYN_TIMEOUT_US + (retries - doublings) * RETRANSMIT_MAX_US;
}
