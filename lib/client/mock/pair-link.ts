/**
 * A line between two devices: messages either way, and whether the other side is still there. It knows no browser: what
 * carries the text, the time and the beat are arguments.
 */
import { fail, ok, type Result } from '@/lib/base/result';
import { type PairMessage, parseMessage, printMessage, type Refusal } from '@/lib/domain/mock/pair-message';

/** What carries text to the other device. */
export interface Wire {
  /** False when it is closed: the text went nowhere. */
  send(text: string): boolean;
  close(): void;
  /**
   * Called once. What came before is told a moment later, never during the call; `closed` when the other side or the
   * network ended it.
   */
  listen(hooks: { text(text: string): void; closed(): void }): void;
}

export interface LinkDeps {
  now(): number;
  /** Calls back again and again until it is stopped. */
  every(ms: number, then: () => void): () => void;
}

export interface LinkState {
  /** `silent`: nothing came for a while; it may come back by itself. `closed`: it takes new codes. */
  status: 'connected' | 'silent' | 'closed';
  /** Milliseconds since 1970, when the last message came. */
  lastSeenAt: number;
  /** Why the other side went, where it said so. */
  bye: (PairMessage & { type: 'bye' })['reason'] | null;
  /** The last thing from the other side that was not taken. */
  refused: Refusal | null;
}

export interface Link {
  get(): LinkState;
  send(message: PairMessage): Result<void, Refusal | { type: 'closed' }>;
  /** Says why, and ends it. */
  close(reason: 'over' | 'left'): void;
}

export const BEAT_MS = 4000;
/** Three beats missed. */
export const SILENT_MS = 13_000;

export function pairLink(
  wire: Wire,
  deps: LinkDeps,
  hooks: {
    message(message: PairMessage): void;
    changed(): void;
    /** What a beat says. */
    beat(): PairMessage;
  },
): Link {
  let state: LinkState = { status: 'connected', lastSeenAt: deps.now(), bye: null, refused: null };
  const show = (change: Partial<LinkState>) => {
    state = { ...state, ...change };
    hooks.changed();
  };

  function send(message: PairMessage): ReturnType<Link['send']> {
    if (state.status === 'closed') return fail({ type: 'closed' });
    const printed = printMessage(message);
    if (!printed.ok) return fail(printed.error);
    return wire.send(printed.value) ? ok(undefined) : fail({ type: 'closed' });
  }

  function end(change: Partial<LinkState>) {
    if (state.status === 'closed') return;
    stop();
    wire.close();
    show({ ...change, status: 'closed' });
  }

  const stop = deps.every(BEAT_MS, () => {
    send(hooks.beat());
    if (state.status === 'connected' && deps.now() - state.lastSeenAt > SILENT_MS) show({ status: 'silent' });
  });

  wire.listen({
    text(text) {
      if (state.status === 'closed') return;
      const parsed = parseMessage(text);
      const lastSeenAt = deps.now();
      if (!parsed.ok) return show({ lastSeenAt, refused: parsed.error });
      if (parsed.value.type === 'bye') return end({ lastSeenAt, bye: parsed.value.reason });
      // A beat more changes nothing on screen; being back does.
      if (state.status === 'silent') show({ status: 'connected', lastSeenAt });
      else state = { ...state, lastSeenAt };
      hooks.message(parsed.value);
    },
    closed: () => end({}),
  });

  return {
    get: () => state,
    send,
    close: (reason) => {
      send({ type: 'bye', reason });
      end({});
    },
  };
}
