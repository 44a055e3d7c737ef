/**
 * What every simulator is: a scenario in, its whole trace out. Pure and seeded; integer microseconds and bytes; the same
 * scenario gives the same trace, byte for byte, on every engine (no `Math.pow`, `log`, `exp`, no clock, no chance).
 * A view draws one step of a trace and never decides.
 */
import type { Result } from '@/lib/base/result';

export const SIMULATORS = ['limits', 'request-path', 'layers', 'density'] as const;
export type SimulatorName = (typeof SIMULATORS)[number];

/** The head of every scenario; URL, presets and items share one schema a simulator. */
export interface ScenarioHead {
  version: 1;
  type: SimulatorName;
  /** Phases and order that a real machine leaves to chance. */
  seed: string;
}

/** Where a scenario is wrong and why: `containers[0].limits["cpu.max"]: quota is negative`. */
export interface BadScenario {
  path: string;
  reason: string;
}

/** Why a run ended before the scenario did. */
export interface Stop {
  atUs: number;
  reason: string;
}

export interface Explanation {
  /** What happened at this step and why, in whole sentences of plain text. */
  text: string;
  /** The document that says so, by title and section. */
  follows: string;
  /** Recordings of a real kernel bear it out, or documentation alone does. */
  basis: 'recording' | 'documentation';
}

export interface Simulator<Scenario extends ScenarioHead, Run extends { stopped: Stop | null }> {
  name: SimulatorName;
  parse(value: unknown): Result<Scenario, BadScenario>;
  run(scenario: Scenario): Run;
  explain(scenario: Scenario, run: Run, step: number): Explanation;
}
