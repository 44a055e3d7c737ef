/** Which simulator answers for which area of the recordings. */
import type { Predict } from './cases';
import { overlay } from './overlay';

export const PREDICTORS: Readonly<Record<string, Predict>> = { H: overlay };
