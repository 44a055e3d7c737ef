/** A review that was held and scored: the answer to a prompt, as the log keeps it. */
import { findPoint } from './match';
import type { Prompt } from './prompt';
import { allNotes, isScored, type MockSession } from './session';
import { DIMENSIONS, type Dimension, type Score, type Verdict } from './words';

/** What of the session an answer keeps as it was. */
const KEPT = [
  'mode',
  'length',
  'level',
  'spentMs',
  'notes',
  'board',
  'remarks',
  'asked',
  'probed',
  'recordings',
  'flags',
] as const;

export interface HeldReview extends Pick<MockSession, (typeof KEPT)[number]> {
  type: 'mock';
  /** Of every point of the prompt. */
  verdicts: Record<string, Verdict>;
  scores: Record<Dimension, Score>;
}

/** The verdict on a point: what the person said, else what their notes show. */
export const verdictOn = (point: Prompt['points'][number], session: MockSession): Verdict =>
  session.verdicts[point.id] ?? findPoint(point, allNotes(session)).verdict;

/** Null while a dimension has no score. */
export function heldOf(prompt: Prompt, session: MockSession): HeldReview | null {
  if (!isScored(session)) return null;
  const kept = Object.fromEntries(KEPT.map((name) => [name, session[name]])) as Pick<
    MockSession,
    (typeof KEPT)[number]
  >;
  return {
    type: 'mock',
    ...kept,
    verdicts: Object.fromEntries(prompt.points.map((p) => [p.id, verdictOn(p, session)])),
    scores: Object.fromEntries(DIMENSIONS.map((d) => [d, session.scores[d]!])) as Record<Dimension, Score>,
  };
}
