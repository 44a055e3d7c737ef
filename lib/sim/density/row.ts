/** What the density simulator reports: a row for each kind, told in five steps. */
import type { Blast } from './fault';
import type { Figure } from './figure';
import type { Kind } from './kind';

/** A figure as it is shown; where there is none, `null` stands: "no sourced figure". */
export interface Range extends Omit<Figure, 'kind' | 'aspect' | 'basis'> {
  basis: Figure['basis'] | 'given';
}

export interface Fit {
  /** Instances with the highest and the lowest overhead of the range. */
  low: number;
  high: number;
  typical: number | null;
  /** `at-most`: the overhead leaves something out, so fewer will fit. */
  bound: 'estimate' | 'at-most';
}

export type DensityStep = { kind: Kind; atUs: number } & (
  | { type: 'start'; startUs: Range | null; ratePerS: Range | null }
  | { type: 'memory'; overheadBytes: Range | null }
  | { type: 'fit'; fit: Fit | null }
  | { type: 'shares'; kernel: 'host' | 'guest' | 'user-space'; shares: string }
  | { type: 'fault'; blast: Blast }
);

export interface DensityRow {
  kind: Kind;
  startUs: Range | null;
  /** MicroVMs a second on this host's CPUs, and likewise where a rate is sourced. */
  ratePerS: Range | null;
  overheadBytes: Range | null;
  fit: Fit | null;
  kernel: 'host' | 'guest' | 'user-space';
  shares: string;
  blast: Blast;
}
