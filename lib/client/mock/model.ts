/**
 * A mock review on screen: what happens is folded at once and kept on the device as fast as it writes. It knows no React
 * and no browser: the clock, the beat and the drafts are arguments.
 */
import { dueProbe } from '@/lib/domain/mock/probe';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { type MockEvent, type MockSession, step } from '@/lib/domain/mock/session';
import type { DraftProblem, MockDrafts } from '@/lib/store/mock-drafts';

/** Without its instant: the model knows the time. */
export type MockAction = MockEvent extends infer E ? (E extends MockEvent ? Omit<E, 'at'> : never) : never;

export interface MockView {
  session: MockSession;
  /** What stands on screen is kept on the device. */
  saved: boolean;
  /** Why it is not; null when it is, or will be in a moment. */
  problem: DraftProblem | null;
  /** Another tab went on with it: this one waits. */
  elsewhere: boolean;
}

export interface MockModel {
  get(): MockView;
  subscribe(listener: () => void): () => void;
  act(action: MockAction): void;
  /** A second has passed: counts the clock, raises a probe that is due. */
  beat(): void;
  /** Resolves when everything that happened so far is kept, or could not be. */
  settled(): Promise<void>;
  /** After a problem: tries again to keep it. */
  retry(): void;
}

export interface MockDeps {
  drafts: Pick<MockDrafts, 'get' | 'save'>;
  now(): number;
}

/**
 * @param session as kept, or begun and not kept yet
 * @param keptVersion version that is kept; 0 when nothing is
 */
export function mockModel(
  prompt: Prompt,
  session: MockSession,
  keptVersion: number,
  { drafts, now }: MockDeps,
): MockModel {
  let view: MockView = { session, saved: session.version === keptVersion, problem: null, elsewhere: false };
  let kept = keptVersion;
  /** Events folded that are not kept yet. */
  let pending: MockEvent[] = [];
  let writing: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const show = (change: Partial<MockView>) => {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  };

  function act(action: MockAction) {
    if (view.elsewhere && action.type === 'ticked') return;
    const event = { ...action, at: now() } as MockEvent;
    pending.push(event);
    show({ session: step(view.session, event)!, saved: false });
    write();
  }

  /** One write at a time, each of all that happened meanwhile: typing faster than the device writes is no queue. */
  function write() {
    writing ??= keep().finally(() => {
      writing = null;
    });
  }

  /** Until nothing waits, or the device refuses. */
  async function keep(): Promise<void> {
    while (view.session.version !== kept) {
      const { session } = view;
      const count = pending.length;
      const done = await drafts.save(session, kept);
      if (done.ok) {
        kept = session.version;
        pending = pending.slice(count);
        show({ saved: view.session.version === kept, problem: null });
      } else if (done.error.type === 'stale') {
        if (!(await rebase())) return;
      } else {
        show({ problem: done.error });
        return;
      }
    }
  }

  /** Another tab wrote: its session is the truth, and what was written here since comes on top of it. */
  async function rebase(): Promise<boolean> {
    const found = await drafts.get(view.session.sessionId);
    if (!found.ok || found.value === null) {
      show({ problem: found.ok ? { type: 'gone', detail: '' } : found.error });
      return false;
    }
    pending = pending.filter((e) => e.type !== 'ticked');
    kept = found.value.version;
    const session = pending.reduce<MockSession>((s, e) => step(s, e)!, found.value);
    show({ session, elsewhere: true, saved: session.version === kept });
    return true;
  }

  return {
    get: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act: (action) => {
      if (action.type === 'resumed' || action.type === 'advanced') show({ elsewhere: false });
      act(action);
    },
    beat: () => {
      if (!view.session.running || view.elsewhere) return;
      act({ type: 'ticked' });
      const { mode } = view.session;
      // In a pair the interviewer chooses what to ask.
      const probe = mode === 'solo' ? dueProbe(prompt, view.session) : null;
      if (probe) act({ type: 'probed', probe: probe.id });
    },
    settled: async () => {
      if (view.session.version !== kept) write();
      await writing;
    },
    retry: () => {
      show({ problem: null });
      write();
    },
  };
}
