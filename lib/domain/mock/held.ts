/** A review that was held and scored: the answer to a prompt, as the log keeps it. */
import type { Level } from '@/lib/domain/bank/words';
import { findPoint } from './match';
import type { Prompt } from './prompt';
import { allNotes, isScored, type MockSession, type Mode } from './session';
import { DIMENSIONS, type Dimension, type Length, type Phase, type Score, type Verdict } from './words';

export interface HeldReview {
  type: 'mock';
  mode: Mode;
  length: Length;
  level: Level;
  spentMs: Record<Phase, number>;
  notes: Record<Phase, string>;
  board: string;
  /** What the interviewer of a pair noted. */
  remarks: string;
  asked: string[];
  probed: { probe: string; phase: Phase; heard: boolean }[];
  /** Named by their SHA-256; kept outside the log. */
  recordings: { phase: Phase; hash: string }[];
  /** Of every point of the prompt. */
  verdicts: Record<string, Verdict>;
  flags: string[];
  scores: Record<Dimension, Score>;
}

/** The verdict on a point: what the person said, else what their notes show. */
export const verdictOn = (point: Prompt['points'][number], session: MockSession): Verdict =>
  session.verdicts[point.id] ?? findPoint(point, allNotes(session)).verdict;

/** Null while a dimension has no score. */
export function heldOf(prompt: Prompt, session: MockSession): HeldReview | null {
  if (!isScored(session)) return null;
  const { mode, length, level, spentMs, notes, board, remarks, asked, probed, recordings, flags } = session;
  return {
    type: 'mock',
    mode,
    length,
    level,
    spentMs,
    notes,
    board,
    remarks,
    asked,
    probed,
    recordings,
    verdicts: Object.fromEntries(prompt.points.map((p) => [p.id, verdictOn(p, session)])),
    flags,
    scores: Object.fromEntries(DIMENSIONS.map((d) => [d, session.scores[d]!])) as Record<Dimension, Score>,
  };
}
