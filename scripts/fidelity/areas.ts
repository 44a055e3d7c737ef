/** Which simulator answers for which area of the recordings. */
import type { Predict } from './cases';

export const PREDICTORS: Readonly<Record<string, Predict>> = {};
