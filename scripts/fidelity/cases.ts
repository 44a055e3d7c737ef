/** Recordings of a real kernel, as tests/fidelity/*.json holds them, and how a prediction is held against them. */

export interface Machine {
  tickUs: number;
  bandwidthSliceUs: number;
  idleKeepUs: number;
  eevdfSliceUs: number;
  wakeUpUs: number;
  cpuPerWakeUpUs: number;
  processBaseKib: number;
  pageKib: number;
  cpus: number;
}

export interface About {
  kernel: string;
  machine: Machine;
}

export type Figure = number | string | boolean | null;

export interface Check {
  figure: string;
  recorded: Figure;
  exact?: boolean;
  relative?: number;
  absolute?: number;
  /** The reference model misses it too: reported, not counted. */
  stretch?: boolean;
}

/** What a prediction may look at; what was recorded is not in here. */
export interface CaseInput {
  id: string;
  area: string;
  config: Readonly<Record<string, unknown>>;
  scenario?: Readonly<Record<string, unknown>>;
}

export interface RecordedCase extends CaseInput {
  checks: readonly Check[];
}

export interface Recordings {
  about: About;
  cases: readonly RecordedCase[];
}

export type Prediction =
  | { type: 'modelled'; figures: Readonly<Record<string, Figure>> }
  | { type: 'not-modelled'; reason: string };

/** One area's way from a case to figures, through the simulators. */
export type Predict = (input: CaseInput, about: About) => Prediction;

/** Absolute and relative tolerance: within either is within. */
export function isWithin(check: Check, predicted: Figure | undefined): boolean {
  const { recorded } = check;
  if (typeof recorded !== 'number' || typeof predicted !== 'number' || check.exact) {
    return predicted === recorded;
  }
  const error = Math.abs(predicted - recorded);
  return error <= Math.max((check.relative ?? 0) * Math.abs(recorded), check.absolute ?? 0);
}
