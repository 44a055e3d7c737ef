/** Which simulator answers for which area of the recordings. */
import type { Predict } from './cases';
import { predictCpu } from './cpu';
import { predictIo } from './io';
import { predictMemory } from './memory';
import { overlay } from './overlay';
import { predictPids } from './pids';
import { predictRequestPath } from './request-path';

export const PREDICTORS: Readonly<Record<string, Predict>> = {
  A: predictCpu,
  B: predictCpu,
  C: predictMemory,
  D: predictPids,
  E: predictIo,
  F: predictCpu,
  G: predictRequestPath,
  H: overlay,
};
