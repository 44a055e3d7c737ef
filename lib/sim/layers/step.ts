/** A step of the layers simulator, of whichever part. */
import type { BuildStep, EditStep } from './builds';
import type { OperationStep } from './disk';
import type { PullStep } from './pull';

/** In order of `atUs`, the microsecond a step begins. */
export type LayersStep = BuildStep | EditStep | OperationStep | PullStep;
