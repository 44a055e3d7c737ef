/**
 * The candidate's end of a pair: what the interviewer's device shows them, and a whiteboard that is kept here too, so that
 * a cut line or a reload loses nothing of it.
 */
import { type CandidateView, viewAfter } from '@/lib/domain/mock/candidate-view';
import { type Board, drawn, EMPTY_BOARD, newerBoard } from '@/lib/domain/mock/pair-board';
import type { PairMessage } from '@/lib/domain/mock/pair-message';
import { type Link, type LinkDeps, type LinkState, pairLink, type Wire } from './pair-link';

/** What survives a reload of the page. */
export interface KeptGuest {
  view: CandidateView;
  /** Milliseconds since 1970, when the view came. */
  cameAt: number;
  board: Board;
}

export interface GuestDeps extends LinkDeps {
  /** Calls back once, after so many milliseconds. */
  after(ms: number, then: () => void): void;
  kept: { read(): KeptGuest | null; keep(kept: KeptGuest): void };
}

export interface GuestState {
  /** Null until the first device was connected. */
  view: CandidateView | null;
  cameAt: number;
  board: Board;
  link: LinkState | null;
  /** The board is too large for a message: it is on this device alone. */
  unsent: boolean;
}

export interface PairGuest {
  get(): GuestState;
  subscribe(listener: () => void): () => void;
  connect(wire: Wire): void;
  draw(text: string): void;
  leave(): void;
}

/** What is drawn is sent this much later, so that a word is not a message a letter. */
const DRAWING_MS = 250;

const isOfThis = ({ view }: GuestState, message: PairMessage & { type: 'board' }) =>
  view?.sessionId === message.sessionId;

/** What a message of the interviewer's device changes. */
function heard(state: GuestState, message: PairMessage, nowMs: number): Partial<GuestState> {
  if (message.type === 'view') {
    const { view } = message;
    // Of another review: that one's board is not this one's.
    const isSame = state.view?.sessionId === view.sessionId;
    return { view, cameAt: nowMs, ...(isSame ? {} : { board: EMPTY_BOARD }) };
  }
  if (message.type === 'board' && isOfThis(state, message)) {
    const board = newerBoard(state.board, message.board, 'candidate');
    return board === state.board ? {} : { board };
  }
  if (message.type === 'beat' && message.clock && state.view) {
    const { phase, running, spentMs } = message.clock;
    // Where it differs in more than the clock a view is on its way.
    if (phase !== state.view.phase || running !== state.view.running) return {};
    const view = { ...state.view, spentMs: { ...state.view.spentMs, [phase]: spentMs } };
    return { view, cameAt: nowMs };
  }
  return {};
}

export function pairGuest(deps: GuestDeps): PairGuest {
  const kept = deps.kept.read();
  let state: GuestState = {
    view: kept?.view ?? null,
    cameAt: kept?.cameAt ?? 0,
    board: kept?.board ?? EMPTY_BOARD,
    link: null,
    unsent: false,
  };
  let link: Link | null = null;
  let waiting = false;
  const listeners = new Set<() => void>();

  function show(change: Partial<GuestState>) {
    state = { ...state, ...change };
    const { view, cameAt, board } = state;
    if (view && ('view' in change || 'board' in change)) deps.kept.keep({ view, cameAt, board });
    for (const listener of listeners) listener();
  }

  function sendBoard() {
    waiting = false;
    const { view, board } = state;
    if (!view || !link || board.version === 0) return;
    const sent = link.send({ type: 'board', sessionId: view.sessionId, board });
    const unsent = !sent.ok && sent.error.type === 'too-large';
    if (unsent !== state.unsent) show({ unsent });
  }

  function take(message: PairMessage) {
    show(heard(state, message, deps.now()));
    // The other side has an older one: it was drawn on here while the line was cut.
    if (message.type === 'board' && isOfThis(state, message) && state.board.version > message.board.version)
      sendBoard();
  }

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: (wire) => {
      link?.close('left');
      link = pairLink(wire, deps, {
        message: take,
        changed: () => link && show({ link: link.get() }),
        beat: () => ({ type: 'beat', clock: null }),
      });
      show({ link: link.get() });
      link.send({ type: 'hello' });
    },
    draw: (text) => {
      show({ board: drawn(state.board, text) });
      if (waiting) return;
      waiting = true;
      deps.after(DRAWING_MS, sendBoard);
    },
    leave: () => link?.close('left'),
  };
}

/** After so long without the other device nobody knows how its clock stands. */
const LONGEST_ALONE_MS = 5 * 60_000;

/**
 * What stands on the candidate's screen at this instant. A line that was cut lets the clock run on by this device's for a
 * while; where the other page was closed, its clock waits.
 */
export function seenAt({ view, cameAt, link }: GuestState, nowMs: number): CandidateView | null {
  if (!view) return null;
  const sinceMs = nowMs - cameAt;
  if (link?.status === 'connected') return viewAfter(view, sinceMs);
  if (link?.bye || sinceMs > LONGEST_ALONE_MS) return { ...view, running: false };
  return viewAfter(view, sinceMs);
}
