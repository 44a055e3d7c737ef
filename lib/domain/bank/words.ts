/** The closed lists of the bank. Literal list first, type from it. */
export const KINDS = [
  'recall',
  'choice',
  'multi',
  'order',
  'match',
  'numeric',
  'explain',
  'scenario',
] as const;
export type Kind = (typeof KINDS)[number];

export const LEVELS = ['junior', 'mid', 'senior', 'staff'] as const;
export type Level = (typeof LEVELS)[number];

export const ASKS = ['recall', 'diagnose', 'predict', 'compare', 'decide', 'estimate'] as const;
export type Asks = (typeof ASKS)[number];

export const USES = ['study', 'transfer'] as const;
export type Use = (typeof USES)[number];

export const ORIGINS = ['builtin', 'own', 'import'] as const;
export type Origin = (typeof ORIGINS)[number];

export const SOURCE_KINDS = [
  'kernel-doc',
  'man-page',
  'spec',
  'project-doc',
  'release-notes',
  'source-code',
  'paper',
  'recording',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
