/** Two ends of a line in memory, and time that is wound by hand. */
import type { Wire } from '@/lib/client/mock/pair-link';

export function clockwork(begin = 1_700_000_000_000) {
  let now = begin;
  const timers = new Set<{ at: number; then: () => void; again: number }>();
  const set = (ms: number, then: () => void, again: number) => {
    const timer = { at: now + ms, then, again };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  return {
    now: () => now,
    every: (ms: number, then: () => void) => set(ms, then, ms),
    after: (ms: number, then: () => void) => void set(ms, then, 0),
    async pass(ms: number) {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        now = due.at;
        if (due.again) due.at += due.again;
        else timers.delete(due);
        due.then();
        await Promise.resolve();
      }
      now = end;
      await new Promise((done) => setTimeout(done));
    },
  };
}

type Hooks = Parameters<Wire['listen']>[0];

export interface Line {
  a: Wire;
  b: Wire;
  /** Nothing arrives any more, and nobody is told. */
  jam(): void;
  unjam(): void;
  /** The network ended it; both are told. */
  cut(): void;
  /** What went over it. */
  carried: string[];
}

export function line(): Line {
  const hooks: { a: Hooks | null; b: Hooks | null } = { a: null, b: null };
  const early: { a: string[]; b: string[] } = { a: [], b: [] };
  const carried: string[] = [];
  let open = true;
  let jammed = false;
  const soon = (then: () => void) => queueMicrotask(then);
  const end = (own: 'a' | 'b', other: 'a' | 'b'): Wire => ({
    send: (text) => {
      if (!open) return false;
      if (jammed) return true;
      carried.push(text);
      soon(() => (hooks[other] ? hooks[other].text(text) : early[other].push(text)));
      return true;
    },
    close: () => {
      if (!open) return;
      // What was sent before arrives before.
      soon(() => {
        open = false;
        if (!jammed) hooks[other]?.closed();
      });
    },
    listen: (given) => {
      hooks[own] = given;
      soon(() => {
        for (const text of early[own].splice(0)) given.text(text);
      });
    },
  });
  return {
    a: end('a', 'b'),
    b: end('b', 'a'),
    jam: () => {
      jammed = true;
    },
    unjam: () => {
      jammed = false;
    },
    cut: () => {
      open = false;
      hooks.a?.closed();
      hooks.b?.closed();
    },
    carried,
  };
}
