/**
 * The interviewer's end of a pair. The review on this device is the truth: the candidate's device is told what it may see
 * whenever that changed, and what is drawn there is drawn here.
 */
import { type CandidateView, candidateView } from '@/lib/domain/mock/candidate-view';
import { type Board, drawn, newerBoard } from '@/lib/domain/mock/pair-board';
import type { PairMessage } from '@/lib/domain/mock/pair-message';
import type { Prompt } from '@/lib/domain/mock/prompt';
import type { MockModel } from './model';
import { type Link, type LinkDeps, type LinkState, pairLink, type Wire } from './pair-link';

export interface HostDeps extends LinkDeps {
  /** How many changes the board has seen, kept as long as the tab lives. */
  versions: { read(): number | null; keep(version: number): void };
}

export interface PairHost {
  /** Null until a second device was connected. */
  get(): LinkState | null;
  subscribe(listener: () => void): () => void;
  /** From now on this device; one that was connected before is told that its line ends. */
  connect(wire: Wire): void;
  /** Drawn on this device, where it was handed over. */
  draw(text: string): void;
  /** The page goes, or the review is over. */
  end(reason: 'over' | 'left'): void;
}

/** What the view says apart from a clock that runs by itself. */
const saidBy = (view: CandidateView) => JSON.stringify({ ...view, spentMs: null });

/** A board whose changes nobody counted is newer than one nobody drew on. */
const boardOf = (text: string, version: number | null): Board => ({
  version: version ?? (text === '' ? 0 : 1),
  text,
});

export function pairHost(prompt: Prompt, model: MockModel, deps: HostDeps): PairHost {
  let link: Link | null = null;
  let said = '';
  let board = boardOf(model.get().session.board, deps.versions.read());
  const listeners = new Set<() => void>();

  function setBoard(next: Board) {
    board = next;
    deps.versions.keep(next.version);
    if (next.text !== model.get().session.board) model.act({ type: 'drew', text: next.text });
  }

  const sendBoard = () => link?.send({ type: 'board', sessionId: model.get().session.sessionId, board });

  function sendView(force: boolean) {
    const view = candidateView(prompt, model.get().session);
    const saying = saidBy(view);
    if (!force && saying === said) return;
    said = saying;
    link?.send({ type: 'view', view });
  }

  function take(message: PairMessage) {
    if (message.type === 'hello') {
      sendView(true);
      sendBoard();
    } else if (message.type === 'board' && message.sessionId === model.get().session.sessionId) {
      const newer = newerBoard(board, message.board, 'interviewer');
      if (newer !== board) setBoard(newer);
      // The other side has an older one: it was drawn on here while the line was cut.
      else if (board.version > message.board.version) sendBoard();
    }
  }

  function beat(): PairMessage {
    const { phase, running, spentMs } = model.get().session;
    return { type: 'beat', clock: { phase, running, spentMs: spentMs[phase] } };
  }

  const changed = () => {
    for (const listener of listeners) listener();
  };

  model.subscribe(() => {
    if (link && link.get().status !== 'closed') sendView(false);
  });

  return {
    get: () => link?.get() ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: (wire) => {
      link?.close('left');
      // Another tab may have drawn since.
      if (model.get().session.board !== board.text) board = drawn(board, model.get().session.board);
      link = pairLink(wire, deps, { message: take, changed, beat });
      changed();
    },
    draw: (text) => {
      setBoard(drawn(board, text));
      sendBoard();
    },
    end: (reason) => link?.close(reason),
  };
}
