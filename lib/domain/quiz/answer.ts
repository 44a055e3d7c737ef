/** What a person answered, as it is kept in the log: option, step and pair ids, never positions. */
import type { Settings } from '@/lib/domain/bank/scenario';
import type { HeldReview } from '@/lib/domain/mock/held';

export type Answer =
  | { type: 'recall' }
  | { type: 'choice'; option: string }
  | { type: 'multi'; options: string[] }
  | { type: 'order'; steps: string[] }
  | { type: 'match'; rights: Record<string, string> }
  | { type: 'numeric'; text: string }
  /**
   * What was typed, may be empty; which points it made is marked against the model answer afterwards. `recording` is the
   * SHA-256 of what was said, kept outside the log.
   */
  | { type: 'explain'; text: string; points: string[]; recording?: string }
  /**
   * To a simulator item: the outcome predicted or the cause named (empty where settings are asked), which one the
   * simulator says it is, and the settings tried, in order.
   */
  | { type: 'scenario'; picked: string; outcome: string; tries: Try[] }
  | HeldReview;

export interface Try {
  settings: Settings;
  /** Every goal was met. */
  solved: boolean;
}

export const CONFIDENCES = ['guess', 'fairly', 'sure'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
