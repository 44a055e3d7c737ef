/** A review that was held, for tests. */
import type { HeldReview } from '@/lib/domain/mock/held';
import { DIMENSIONS, type Dimension, PHASES, type Phase, type Score } from '@/lib/domain/mock/words';

export const heldOf = (changes: Partial<HeldReview> = {}): HeldReview => ({
  type: 'mock',
  mode: 'solo',
  length: 35,
  level: 'senior',
  spentMs: Object.fromEntries(PHASES.map((p, i) => [p, (i + 1) * 61_000])) as Record<Phase, number>,
  notes: {
    clarify: 'Which version?',
    estimate: 'quota of a period\n97 ms',
    propose: '',
    'deep-dive': '# not a heading\n<b>not a tag</b>',
    operations: '',
    'wrap-up': '',
  },
  board: 'flowchart TD\n  a["`x`"] --> b',
  remarks: '',
  asked: ['version'],
  probed: [{ probe: 'long', phase: 'estimate', heard: true }],
  recordings: [{ phase: 'estimate', hash: 'a'.repeat(64) }],
  verdicts: { quota: 'hit', stall: 'partly', canary: 'missed' },
  flags: ['replicas'],
  scores: Object.fromEntries(DIMENSIONS.map((d, i) => [d, (i % 5) as Score])) as Record<Dimension, Score>,
  ...changes,
});
