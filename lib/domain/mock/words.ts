/** The closed lists of a mock review. Literal list first, type from it. */

/** In their order; a session walks them once, forward. */
export const PHASES = ['clarify', 'estimate', 'propose', 'deep-dive', 'operations', 'wrap-up'] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  clarify: 'Clarify',
  estimate: 'Estimate',
  propose: 'Propose',
  'deep-dive': 'Deep-dive',
  operations: 'Failure and operations',
  'wrap-up': 'Wrap-up',
};

/** What is scored, each from 0 to 4. */
export const DIMENSIONS = [
  'mechanism',
  'quantities',
  'trade-offs',
  'operability',
  'security',
  'communication',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  mechanism: 'Mechanism',
  quantities: 'Quantities',
  'trade-offs': 'Trade-offs',
  operability: 'Operability',
  security: 'Security',
  communication: 'Communication',
};

export const SCORES = [0, 1, 2, 3, 4] as const;
export type Score = (typeof SCORES)[number];

/** Scores that have words of their own; 1 and 3 lie between them. */
export const ANCHORED = [0, 2, 4] as const;
export type Anchored = (typeof ANCHORED)[number];

export const VERDICTS = ['hit', 'partly', 'missed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Minutes a session may take. A prompt is written for the middle one. */
export const LENGTHS = [20, 35, 45] as const;
export type Length = (typeof LENGTHS)[number];
export const WRITTEN_FOR: Length = 35;
