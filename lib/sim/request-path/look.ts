export interface Look { command: string; shows: string; }
import type { ClientRun } from './client';
import type { Scenario } from './scenario';
export function lookOf(_s: Scenario, _r: ClientRun): Look[] { return []; }
