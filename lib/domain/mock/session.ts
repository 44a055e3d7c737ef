/**
 * A mock review as it is held: a fold over what happens in it. The device keeps the session itself, not the events, until
 * the review is in the log: cut anywhere, it goes on as if it had not been. Any list of events folds to a lawful session:
 * one that makes no sense where it comes (a second tab, a replay) changes nothing but the count.
 */
import type { Level } from '@/lib/domain/bank/words';
import { passedMs } from './clock';
import {
  DIMENSIONS,
  type Dimension,
  type Length,
  PHASES,
  type Phase,
  type Score,
  type Verdict,
} from './words';

export const MODES = ['solo', 'pair'] as const;
export type Mode = (typeof MODES)[number];

/** Every event has the instant it happened at: milliseconds since 1970, as the device had it. */
export type MockEvent = { at: number } & (
  | {
      type: 'started';
      sessionId: string;
      promptId: string;
      meaning: string;
      mode: Mode;
      length: Length;
      level: Level;
    }
  /** A beat of the running clock. */
  | { type: 'ticked' }
  | { type: 'paused' }
  | { type: 'resumed' }
  /** Opened again after the page was left or killed: what passed since the last event does not count. */
  | { type: 'reopened' }
  /** To the next phase, or from the last one to the scoring. */
  | { type: 'advanced' }
  /** The notes of a phase, whole. */
  | { type: 'noted'; phase: Phase; text: string }
  /** The whiteboard, whole. */
  | { type: 'drew'; text: string }
  /** What an interviewer notes for themselves, whole. */
  | { type: 'remarked'; text: string }
  /** A clarifying question was asked, and answered by the prompt. */
  | { type: 'asked'; clarification: string }
  /** A probe was put to the candidate. */
  | { type: 'probed'; probe: string }
  /** The interviewer heard a good answer to it, or takes that back. */
  | { type: 'ticked-off'; probe: string; on: boolean }
  /** Something said was kept under its hash. */
  | { type: 'spoke'; phase: Phase; hash: string }
  /** Something said was thrown away. */
  | { type: 'discarded'; hash: string }
  | { type: 'judged'; point: string; verdict: Verdict }
  | { type: 'flagged'; flag: string; on: boolean }
  | { type: 'scored'; dimension: Dimension; score: Score }
);
export type MockEventType = MockEvent['type'];

export interface MockSession {
  /** Events folded so far: two tabs that hold the same review notice each other by it. */
  version: number;
  sessionId: string;
  promptId: string;
  meaning: string;
  mode: Mode;
  length: Length;
  level: Level;
  startedAt: number;
  /** Phases are walked, then the answer is scored. */
  stage: 'talk' | 'score';
  /** The phase that is on, or the last one. */
  phase: Phase;
  running: boolean;
  /** Up to this instant the clock has been counted. */
  countedAt: number;
  spentMs: Record<Phase, number>;
  notes: Record<Phase, string>;
  board: string;
  remarks: string;
  /** Clarifications, in the order asked. */
  asked: string[];
  /** Probes put, in their order. */
  probed: { probe: string; phase: Phase; heard: boolean }[];
  recordings: { phase: Phase; hash: string }[];
  verdicts: Record<string, Verdict>;
  flags: string[];
  scores: Partial<Record<Dimension, Score>>;
}

const perPhase = <T>(value: T) =>
  Object.fromEntries(PHASES.map((phase) => [phase, value])) as Record<Phase, T>;

function begin(event: MockEvent & { type: 'started' }): MockSession {
  const { sessionId, promptId, meaning, mode, length, level, at } = event;
  return {
    version: 1,
    sessionId,
    promptId,
    meaning,
    mode,
    length,
    level,
    startedAt: at,
    stage: 'talk',
    phase: PHASES[0],
    running: true,
    countedAt: at,
    spentMs: perPhase(0),
    notes: perPhase(''),
    board: '',
    remarks: '',
    asked: [],
    probed: [],
    recordings: [],
    verdicts: {},
    flags: [],
    scores: {},
  };
}

/** The clock counted up to an instant. */
export function countedTo(session: MockSession, at: number): MockSession {
  if (!session.running) return session;
  const { phase, spentMs, countedAt } = session;
  const passed = passedMs(countedAt, at);
  return { ...session, countedAt: at, spentMs: { ...spentMs, [phase]: spentMs[phase] + passed } };
}

const withItem = (list: readonly string[], item: string, on: boolean) =>
  on ? (list.includes(item) ? [...list] : [...list, item]) : list.filter((i) => i !== item);

function advance(session: MockSession, at: number): MockSession {
  if (session.stage === 'score') return session;
  const counted = countedTo(session, at);
  const next = PHASES[PHASES.indexOf(session.phase) + 1];
  return next === undefined
    ? { ...counted, stage: 'score', running: false }
    : { ...counted, phase: next, running: true, countedAt: at };
}

/** What an event makes of a session; null before it has begun. */
export function step(session: MockSession | null, event: MockEvent): MockSession | null {
  if (session === null) return event.type === 'started' ? begin(event) : null;
  return { ...change(session, event), version: session.version + 1 };
}

function change(session: MockSession, event: MockEvent): MockSession {
  const { at } = event;
  const talking = session.stage === 'talk';
  switch (event.type) {
    case 'started':
      return session;
    case 'ticked':
      return countedTo(session, at);
    case 'paused':
      return { ...countedTo(session, at), running: false };
    case 'resumed':
      return talking && !session.running ? { ...session, running: true, countedAt: at } : session;
    case 'reopened':
      return { ...session, running: false };
    case 'advanced':
      return advance(session, at);
    case 'noted':
      return { ...session, notes: { ...session.notes, [event.phase]: event.text } };
    case 'drew':
      return { ...session, board: event.text };
    case 'remarked':
      return { ...session, remarks: event.text };
    case 'asked':
      return { ...session, asked: withItem(session.asked, event.clarification, true) };
    case 'probed': {
      const { phase, probed } = session;
      if (!talking || probed.some((p) => p.probe === event.probe)) return session;
      return { ...session, probed: [...probed, { probe: event.probe, phase, heard: false }] };
    }
    case 'ticked-off': {
      const { phase } = session;
      const put = session.probed.some((p) => p.probe === event.probe);
      const probed = put ? session.probed : [...session.probed, { probe: event.probe, phase, heard: false }];
      return {
        ...session,
        probed: probed.map((p) => (p.probe === event.probe ? { ...p, heard: event.on } : p)),
      };
    }
    case 'spoke': {
      const { phase, hash } = event;
      // Found again after a kill, it may be known already.
      if (session.recordings.some((r) => r.hash === hash)) return session;
      return { ...session, recordings: [...session.recordings, { phase, hash }] };
    }
    case 'discarded':
      return { ...session, recordings: session.recordings.filter((r) => r.hash !== event.hash) };
    case 'judged':
      return { ...session, verdicts: { ...session.verdicts, [event.point]: event.verdict } };
    case 'flagged':
      return { ...session, flags: withItem(session.flags, event.flag, event.on) };
    case 'scored':
      return { ...session, scores: { ...session.scores, [event.dimension]: event.score } };
  }
}

export const foldSession = (events: readonly MockEvent[]): MockSession | null =>
  events.reduce<MockSession | null>(step, null);

/** Every dimension has its score: the review can be closed. */
export const isScored = ({ scores }: MockSession): boolean =>
  DIMENSIONS.every((d) => scores[d] !== undefined);

/** Everything written, in the order of the phases: what points are looked for in. */
export const allNotes = ({ notes, board }: Pick<MockSession, 'notes' | 'board'>): string =>
  [...PHASES.map((phase) => notes[phase]), board].filter(Boolean).join('\n');
