/** The calculators beside the notes of a review. Pure: what is typed becomes numbers elsewhere. */
import type { Calculator } from './calculator/calculator';
import { density } from './calculator/density';
import { flight } from './calculator/in-flight';
import { memory } from './calculator/memory';
import { pull } from './calculator/pull';
import { quota } from './calculator/quota';
import { rollout } from './calculator/rollout';

export const CALCULATORS: readonly Calculator[] = [quota, density, pull, memory, flight, rollout];

/** The line for the notes. */
export const noteOf = ({ title }: Calculator, arithmetic: string) => `${title}: ${arithmetic}`;
