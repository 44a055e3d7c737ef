/** A scenario in an address: `?scenario=` with its JSON, so that it can be sent, kept and gone back to. */
import type { BadScenario } from '@/lib/sim/engine/model';

export type Scenario = { type: string };
export type ReadAddress =
  | { type: 'none' }
  | { type: 'scenario'; value: unknown }
  | { type: 'bad'; problem: BadScenario };

/** Longer addresses are cut by some of those who pass them on. */
export const LONGEST_ADDRESS = 8000;

export function readScenario(words: URLSearchParams): ReadAddress {
  const text = words.get('scenario');
  if (text === null) return { type: 'none' };
  try {
    return { type: 'scenario', value: JSON.parse(text) };
  } catch {
    return { type: 'bad', problem: { path: 'scenario', reason: 'is no JSON: the address may be cut off' } };
  }
}

export const scenarioAddress = (path: string, scenario: Scenario): string =>
  `${path}?${new URLSearchParams({ scenario: JSON.stringify(scenario) })}`;
