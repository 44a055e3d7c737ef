/**
 * What two devices of a pair say to each other. What comes in was made by another device, maybe by a newer Drydock or by
 * nobody friendly: it is taken only if it is well-formed to the last field.
 */
import { fail, ok, type Result } from '@/lib/base/result';
import type { CandidateView } from './candidate-view';
import type { Board } from './pair-board';
import { isPlainHtml } from './plain-html';
import { LENGTHS, PHASES, type Phase } from './words';

export type PairMessage =
  /** From the candidate's device, once it is there: what do you have? */
  | { type: 'hello' }
  /** From the interviewer's: all the candidate sees, whole, whenever it changed. */
  | { type: 'view'; view: CandidateView }
  /** From either: the whiteboard of a review, whole. */
  | { type: 'board'; sessionId: string; board: Board }
  /** From either, so that silence means something; from the interviewer's with how the clock stands. */
  | { type: 'beat'; clock: { phase: Phase; running: boolean; spentMs: number } | null }
  /** `over`: the review was scored or thrown away. `left`: the page was closed, and may come back. */
  | { type: 'bye'; reason: 'over' | 'left' };

export interface Refusal {
  type: 'too-large' | 'malformed';
  detail: string;
}

/** UTF-16 code units: at three bytes each still less than any browser takes in one message. */
export const LARGEST_MESSAGE = 60_000;
const LONGEST_ID = 80;
const LONGEST_LINE = 2_000;
const LONGEST_TEXT = 20_000;
const MOST = 60;

export function printMessage(message: PairMessage): Result<string, Refusal> {
  const text = JSON.stringify(message);
  return text.length <= LARGEST_MESSAGE
    ? ok(text)
    : fail({ type: 'too-large', detail: `${message.type} of ${text.length}` });
}

class Malformed extends Error {}
const refuse = (what: string): never => {
  throw new Malformed(what);
};

type Fields = Record<string, unknown>;
const fields = (value: unknown, what: string): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : refuse(what);
const text = (value: unknown, what: string, longest = LONGEST_LINE): string =>
  typeof value === 'string' && value.length <= longest ? value : refuse(what);
const html = (value: unknown, what: string, longest = LONGEST_LINE): string => {
  const found = text(value, what, longest);
  return isPlainHtml(found) ? found : refuse(`${what}: not of the bank`);
};
const flag = (value: unknown, what: string): boolean => (typeof value === 'boolean' ? value : refuse(what));
const amount = (value: unknown, what: string): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER
    ? value
    : refuse(what);
const list = (value: unknown, what: string): unknown[] =>
  Array.isArray(value) && value.length <= MOST ? value : refuse(what);
const oneOf = <T>(known: readonly T[], value: unknown, what: string): T =>
  known.includes(value as T) ? (value as T) : refuse(what);
const perPhase = (value: unknown, what: string): Record<Phase, number> => {
  const found = fields(value, what);
  return Object.fromEntries(PHASES.map((p) => [p, amount(found[p], `${what}.${p}`)])) as Record<
    Phase,
    number
  >;
};

function viewOf(value: unknown): CandidateView {
  const v = fields(value, 'view');
  return {
    sessionId: text(v.sessionId, 'sessionId', LONGEST_ID),
    title: text(v.title, 'title'),
    context: html(v.context, 'context', LONGEST_TEXT),
    task: html(v.task, 'task'),
    stage: oneOf(['talk', 'score'] as const, v.stage, 'stage'),
    phase: oneOf(PHASES, v.phase, 'phase'),
    running: flag(v.running, 'running'),
    length: oneOf(LENGTHS, v.length, 'length'),
    plannedMs: perPhase(v.plannedMs, 'plannedMs'),
    spentMs: perPhase(v.spentMs, 'spentMs'),
    asked: list(v.asked, 'asked').map((entry) => {
      const { question, answer } = fields(entry, 'asked');
      return { question: html(question, 'question'), answer: html(answer, 'answer') };
    }),
    probes: list(v.probes, 'probes').map((probe) => html(probe, 'probe')),
  };
}

function boardOf(value: unknown): Board {
  const { version, text: source } = fields(value, 'board');
  const count = amount(version, 'version');
  return {
    version: Number.isInteger(count) ? count : refuse('version'),
    text: text(source, 'board', LARGEST_MESSAGE),
  };
}

function clockOf(value: unknown): (PairMessage & { type: 'beat' })['clock'] {
  if (value === null) return null;
  const { phase, running, spentMs } = fields(value, 'clock');
  return {
    phase: oneOf(PHASES, phase, 'phase'),
    running: flag(running, 'running'),
    spentMs: amount(spentMs, 'spentMs'),
  };
}

function messageOf(value: unknown): PairMessage {
  const m = fields(value, 'message');
  switch (m.type) {
    case 'hello':
      return { type: 'hello' };
    case 'view':
      return { type: 'view', view: viewOf(m.view) };
    case 'board':
      return {
        type: 'board',
        sessionId: text(m.sessionId, 'sessionId', LONGEST_ID),
        board: boardOf(m.board),
      };
    case 'beat':
      return { type: 'beat', clock: clockOf(m.clock) };
    case 'bye':
      return { type: 'bye', reason: oneOf(['over', 'left'] as const, m.reason, 'reason') };
    default:
      return refuse('type');
  }
}

/** The message with exactly its own fields, or why it is none. */
export function parseMessage(source: string): Result<PairMessage, Refusal> {
  if (source.length > LARGEST_MESSAGE) return fail({ type: 'too-large', detail: String(source.length) });
  try {
    return ok(messageOf(JSON.parse(source)));
  } catch (error) {
    return fail({
      type: 'malformed',
      detail: error instanceof Malformed ? error.message : 'no JSON',
    });
  }
}

/** A view a device kept for itself, read back by the same rules; null when it is none. */
export function parseKeptView(value: unknown): CandidateView | null {
  try {
    return viewOf(value);
  } catch {
    return null;
  }
}
