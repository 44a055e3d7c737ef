'use client';
/** The two ends of a pair in a page, as long as its tab lives. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { getRoot } from '../root';
import type { MockModel } from './model';
import { type GuestState, type PairGuest, pairGuest } from './pair-guest';
import { type PairHost, pairHost } from './pair-host';
import type { LinkState } from './pair-link';
import { boardVersions, guestMemory, recall, remember } from './tab-memory';
import { onceClosed } from './use-mock';

const time = {
  now: () => getRoot().now(),
  after: (ms: number, then: () => void) => void setTimeout(then, ms),
  every: (ms: number, then: () => void) => {
    const timer = setInterval(then, ms);
    return () => clearInterval(timer);
  },
};

const hosts = new Map<string, PairHost>();

/** The interviewer's end of a review; it stays while other pages of the app are looked at. */
export function usePairHost(prompt: Prompt, model: MockModel): { host: PairHost; link: LinkState | null } {
  const { sessionId } = model.get().session;
  const [host] = useState(() => {
    const known = hosts.get(sessionId);
    if (known) return known;
    const made = pairHost(prompt, model, { ...time, versions: boardVersions(sessionId) });
    hosts.set(sessionId, made);
    window.addEventListener('pagehide', () => made.end('left'));
    onceClosed(sessionId, () => {
      made.end('over');
      hosts.delete(sessionId);
    });
    return made;
  });
  const link = useSyncExternalStore(host.subscribe, host.get, host.get);
  return { host, link };
}

let guest: PairGuest | null = null;
const getGuest = (): PairGuest => {
  if (!guest) {
    const made = pairGuest({ ...time, kept: guestMemory });
    window.addEventListener('pagehide', () => made.leave());
    guest = made;
  }
  return guest;
};

/** Done with the review: the next one begins with nothing of it. */
export function leavePair(): void {
  guest?.leave();
  guest = null;
  guestMemory.forget();
}

/** The candidate's end; null while the page is made ready. */
export function usePairGuest(): { guest: PairGuest; state: GuestState; nowMs: number } | null {
  const [found, setFound] = useState<PairGuest | null>(null);
  const [nowMs, setNowMs] = useState(0);
  useEffect(() => {
    setFound(getGuest());
    const tick = () => setNowMs(time.now());
    tick();
    return time.every(1000, tick);
  }, []);
  const state = useSyncExternalStore(found?.subscribe ?? nobody, found?.get ?? nothing, nothing);
  return found && state ? { guest: found, state, nowMs: Math.max(nowMs, state.cameAt) } : null;
}
const nobody = () => () => undefined;
const nothing = () => null;

/** Who of the pair looks at this device: the cover stands between the two. */
export type Side = 'interviewer' | 'candidate' | 'cover';
const SIDES: readonly string[] = ['candidate', 'cover'] satisfies Side[];

/** Kept through a reload, so that nobody sees the other's screen by it. */
export function useSide(sessionId: string): [Side, (side: Side) => void] {
  const key = `mock-side-${sessionId}`;
  const [side, setSide] = useState<Side>(() => {
    const kept = recall(key);
    return kept !== null && SIDES.includes(kept) ? (kept as Side) : 'interviewer';
  });
  const turn = (next: Side) => {
    remember(key, next === 'interviewer' ? null : next);
    setSide(next);
  };
  return [side, turn];
}

/** The screen stays on: a phone that sleeps would cut the line while its owner speaks. */
export function useScreenOn(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let left = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        lock = await navigator.wakeLock.request('screen');
        if (left) void lock.release();
      } catch {
        // Refused to save power, or not known to this browser: the screen sleeps as it always does.
      }
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}
