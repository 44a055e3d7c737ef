/** What makes a review a review, a quiz a quiz, a checkpoint a checkpoint: how it is planned and what an answer leads to. */
import { ok, type Result } from '@/lib/base/result';
import type { BankIndex } from '@/lib/domain/bank/item';
import type { DayTally } from '@/lib/domain/review/day-tally';
import type { Context, SessionStyle } from '@/lib/domain/review/event';
import type { CardState } from '@/lib/domain/review/fold';
import type { Settings } from '@/lib/domain/review/settings';
import type { StoreProblem } from '@/lib/store/port';
import { planSession } from './plan-input';
import type { Root } from './root';
import { FIRSTS_DAYS } from './session-deck';

export interface PlannedSession {
  queue: string[];
  style: SessionStyle;
  /** Instant after which no further card is shown; null when only the queue ends it. */
  until: number | null;
  /** Rows read while planning, so that they need not be read again. */
  rows: readonly CardState[];
  days: readonly DayTally[];
  /** Why there may be nothing to ask. */
  siblingsWaiting: number;
  overLimit: number;
}

export interface SessionKind {
  context: Context;
  /** Of this very session; null for the one of today, or a new one. */
  sessionId: string | null;
  plan(root: Root, index: BankIndex, settings: Settings): Promise<Result<PlannedSession, StoreProblem>>;
}

/** What is due now. */
export const reviewKind: SessionKind = {
  context: 'review',
  sessionId: null,
  plan: async (root, index, settings) => {
    const read = await planSession(root, index, settings, FIRSTS_DAYS);
    if (!read.ok) return read;
    const { plan, input, days } = read.value;
    const queue = plan.cards.map((c) => c.cardId);
    return ok({ ...plan, queue, style: 'feedback', until: null, rows: input.due, days });
  },
};
