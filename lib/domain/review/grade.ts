/** Grades as FSRS knows them, and which one a checked answer proposes (DATA decision 4). */
import type { Confidence } from '@/lib/domain/quiz/answer';

export const GRADES = ['again', 'hard', 'good', 'easy'] as const;
export type Grade = (typeof GRADES)[number];

/** Not fully right → Again; right and guess → Hard; fairly → Good; sure → Good, or Easy when faster than expected. */
export function proposeGrade(answer: {
  right: boolean;
  confidence: Confidence;
  tookMs: number;
  expectedSeconds: number;
}): Grade {
  if (!answer.right) return 'again';
  if (answer.confidence === 'guess') return 'hard';
  if (answer.confidence === 'fairly') return 'good';
  return answer.tookMs < answer.expectedSeconds * 1000 ? 'easy' : 'good';
}

/** An explained answer is marked by its points, and the mark is the grade: all → Good, right → Hard, fewer → Again. */
export function gradeOfPoints({ score, right }: { score: number; right: boolean }): Grade {
  if (score >= 1) return 'good';
  return right ? 'hard' : 'again';
}

/**
 * DATA decision 4 for what is set until it holds: solved at the first try it is graded as any right answer (null here),
 * later Hard, not at all Again.
 */
export function gradeOfTries(tries: readonly { solved: boolean }[]): Grade | null {
  if (tries[0]?.solved) return null;
  return tries.some((t) => t.solved) ? 'hard' : 'again';
}

/** A mock review, graded from its rubric: half is right; with a red flag no more than Hard. `share` is 0 to 1. */
export function gradeOfReview({ share, redFlags }: { share: number; redFlags: number }): Grade {
  if (share < REVIEW_RIGHT) return 'again';
  if (share < 0.65 || redFlags > 0) return 'hard';
  return share < 0.85 ? 'good' : 'easy';
}
/** From this share of the rubric on a review counts as right. */
export const REVIEW_RIGHT = 0.5;

/** Recall has no key a machine could check: what the person says they recalled is the score. */
export const recalled = (grade: Grade) => grade !== 'again';
