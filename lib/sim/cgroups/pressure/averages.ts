/**
 * The line of a pressure file: stall time summed up, and three running averages of it, in the kernel's own fixed-point
 * arithmetic (kernel/sched/psi.c, calc_avgs; include/linux/sched/loadavg.h, calc_load). Knows no task and no group.
 */
const FIXED_1 = 2048;
/** exp(−2 s/10 s), exp(−2 s/60 s) and exp(−2 s/300 s), in 2048ths. */
const EXP_10S = 1677;
const EXP_60S = 1981;
const EXP_300S = 2034;

/** Averages in hundredths of a percent, cut as the kernel prints them. */
export interface PressureLine {
  avg10: number;
  avg60: number;
  avg300: number;
  totalUs: number;
}

/** Two seconds and one tick: PSI_FREQ. */
export const samplePeriodUs = (tickUs: number) => Math.floor(2_000_000 / tickUs) * tickUs + tickUs;

/** Rounds up while the average rises, so that it can reach 100. */
function weigh(average: number, exp: number, active: number): number {
  const sum = average * exp + active * (FIXED_1 - exp);
  return Math.floor((active >= average ? sum + FIXED_1 - 1 : sum) / FIXED_1);
}

const hundredths = (average: number) => Math.floor((average * 100) / FIXED_1);

export class Averages {
  totalUs = 0;
  private sampledUs = 0;
  private avg10 = 0;
  private avg60 = 0;
  private avg300 = 0;

  /** A period is over: its share goes into the averages as whole percent. */
  sample(periodUs: number): void {
    const active = Math.floor(((this.totalUs - this.sampledUs) * 100) / periodUs) * FIXED_1;
    this.sampledUs = this.totalUs;
    this.avg10 = weigh(this.avg10, EXP_10S, active);
    this.avg60 = weigh(this.avg60, EXP_60S, active);
    this.avg300 = weigh(this.avg300, EXP_300S, active);
  }

  line(): PressureLine {
    return {
      avg10: hundredths(this.avg10),
      avg60: hundredths(this.avg60),
      avg300: hundredths(this.avg300),
      totalUs: this.totalUs,
    };
  }
}
