/** What a session shows: the card, what was revealed of it, and whether what was tapped is saved. */
import type { Face } from '@/lib/domain/bank/face';
import type { Item } from '@/lib/domain/bank/item';
import type { Answer, Confidence } from '@/lib/domain/quiz/answer';
import type { Score } from '@/lib/domain/quiz/score';
import type { CardRef, SessionStyle } from '@/lib/domain/review/event';
import type { Grade } from '@/lib/domain/review/grade';
import type { Memory } from '@/lib/domain/review/schedule';
import { doneOf, type SessionProgress } from '@/lib/domain/review/session';
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
  revealed: Revealed | null;
}

/** One answer of a session that is over. */
export interface SessionResult {
  item: Item;
  part: string;
  cardId: string;
  seed: string;
  answer: Answer;
  score: number;
  right: boolean;
  confidence: Confidence | null;
  /** The person had not met this card before. */
  first: boolean;
}

export type SessionProblem = StoreProblem | { type: 'bank'; detail: string };

export type Screen =
  | { type: 'loading' }
  | { type: 'problem'; problem: SessionProblem }
  | { type: 'nothing'; siblingsWaiting: number; overLimit: number }
  | { type: 'card'; card: CardOnScreen }
  | { type: 'finished'; waiting: number; results: SessionResult[] };

export type Saved =
  | { type: 'idle' }
  | { type: 'saving' }
  | { type: 'saved' }
  /** Kept in this tab, in order, and tried again on request. */
  | { type: 'unsaved'; count: number; problem: StoreProblem }
  | { type: 'elsewhere' };

export interface SessionView {
  screen: Screen;
  /** The card that most likely comes next, drawn out of sight while the key is read; null when there is none yet. */
  upcoming: CardOnScreen | null;
  saved: Saved;
  settings: Settings;
  done: number;
  total: number;
  answered: number;
  right: number;
  tookMs: number;
  canUndo: boolean;
  style: SessionStyle;
  /** Instant after which no further card is shown; null when only the queue ends it. */
  until: number | null;
  durable: boolean;
  announcement: string;
}

export const FIRST_VIEW: SessionView = {
  screen: { type: 'loading' },
  upcoming: null,
  saved: { type: 'idle' },
  settings: DEFAULT_SETTINGS,
  done: 0,
  total: 0,
  answered: 0,
  right: 0,
  tookMs: 0,
  canUndo: false,
  style: 'feedback',
  until: null,
  durable: true,
  announcement: '',
};

/** How far a session has come. */
export const countsOf = (progress: SessionProgress): Partial<SessionView> => ({
  done: doneOf(progress).length,
  total: progress.queue.length,
  answered: progress.answered,
  right: progress.right,
  tookMs: progress.tookMs,
  canUndo: progress.undoable !== null && progress.style === 'feedback',
  style: progress.style,
  until: progress.until,
});
