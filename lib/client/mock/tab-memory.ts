/** What a tab remembers of a review through a reload; where the browser keeps nothing, as long as the page lives. */
import { parseKeptView } from '@/lib/domain/mock/pair-message';
import type { KeptGuest } from './pair-guest';

const fallback = new Map<string, string>();

export function remember(key: string, value: string | null): void {
  if (value === null) fallback.delete(key);
  else fallback.set(key, value);
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Full, or refused: the page remembers.
  }
}

export function recall(key: string): string | null {
  const here = fallback.get(key);
  if (here !== undefined) return here;
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

const versionKey = (sessionId: string) => `mock-board-${sessionId}`;

/** How many changes the board of a review has seen in this tab. */
export const boardVersions = (sessionId: string) => ({
  read: () => {
    const kept = Number(recall(versionKey(sessionId)) ?? Number.NaN);
    return Number.isInteger(kept) ? kept : null;
  },
  keep: (version: number) => remember(versionKey(sessionId), String(version)),
});

const GUEST_KEY = 'mock-guest';

export const guestMemory = {
  read: (): KeptGuest | null => {
    try {
      const { view, cameAt, board } = JSON.parse(recall(GUEST_KEY) ?? 'null') as KeptGuest;
      const known = parseKeptView(view);
      return known &&
        Number.isFinite(cameAt) &&
        Number.isInteger(board.version) &&
        typeof board.text === 'string'
        ? { view: known, cameAt, board }
        : null;
    } catch {
      return null;
    }
  },
  keep: (kept: KeptGuest) => remember(GUEST_KEY, JSON.stringify(kept)),
  forget: () => remember(GUEST_KEY, null),
};
