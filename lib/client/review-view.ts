/** What a review shows: the card, what was revealed of it, and whether what was tapped is saved. Types and words of no one screen. */
import type { Face } from '@/lib/domain/bank/face';
import type { Item } from '@/lib/domain/bank/item';
import type { Answer, Confidence } from '@/lib/domain/quiz/answer';
import type { Score } from '@/lib/domain/quiz/score';
import type { CardRef, Prediction } from '@/lib/domain/review/event';
import type { Grade } from '@/lib/domain/review/grade';
import type { Plan } from '@/lib/domain/review/queue';
import type { Memory } from '@/lib/domain/review/schedule';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/domain/review/settings';
import type { StoreProblem } from '@/lib/store/port';

export interface Revealed {
  answer: Answer;
  confidence: Confidence | null;
  answeredAt: number;
  /** Null for recall, which the person scores by the grade. */
  score: (Score & { complete: true }) | null;
  proposed: Grade | null;
  previews: Record<Grade, Memory>;
}

export interface CardOnScreen {
  ref: CardRef;
  item: Item;
  part: string;
  /** Draws numbers and order: the same for every look at this asking, in every tab and after an undo. */
  seed: string;
  face: Face;
  /** Id of the answer to come; also the seed of FSRS fuzz. */
  eventId: string;
  shownAt: number;
  isNew: boolean;
  /** Asked again within the session by a learning step. */
  repeat: boolean;
  flagged: boolean;
  /** The item means something else than when it was last answered. */
  changed: boolean;
  memory: Memory;
  predicted: Prediction;
  revealed: Revealed | null;
}

export type ReviewProblem = StoreProblem | { type: 'bank'; detail: string };

export type Screen =
  | { type: 'loading' }
  | { type: 'problem'; problem: ReviewProblem }
  | { type: 'nothing'; plan: Plan }
  | { type: 'card'; card: CardOnScreen }
  | { type: 'finished'; waiting: number };

export type Saved =
  | { type: 'idle' }
  | { type: 'saving' }
  | { type: 'saved' }
  /** Kept in this tab, in order, and tried again on request. */
  | { type: 'unsaved'; count: number; problem: StoreProblem }
  | { type: 'elsewhere' };

export interface ReviewView {
  screen: Screen;
  saved: Saved;
  settings: Settings;
  done: number;
  total: number;
  answered: number;
  right: number;
  tookMs: number;
  canUndo: boolean;
  durable: boolean;
  announcement: string;
}

export const FIRST_VIEW: ReviewView = {
  screen: { type: 'loading' },
  saved: { type: 'idle' },
  settings: DEFAULT_SETTINGS,
  done: 0,
  total: 0,
  answered: 0,
  right: 0,
  tookMs: 0,
  canUndo: false,
  durable: true,
  announcement: '',
};
