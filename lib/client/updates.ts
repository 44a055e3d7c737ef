'use client';
/** Talks to the service worker through workbox-window: what is ready offline, and whether a new version waits. */
import type { Workbox } from 'workbox-window';

export interface OfflineState {
  /** none: not supported or not served over HTTPS; installing: first download runs; ready: works without a network. */
  offline: 'unknown' | 'none' | 'installing' | 'ready' | 'failed';
  update: 'none' | 'waiting' | 'applying';
}

let state: OfflineState = { offline: 'unknown', update: 'none' };
let workbox: Workbox | undefined;
const listeners = new Set<() => void>();
function set(change: Partial<OfflineState>) {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

export const offlineState = {
  get: () => state,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** An hour between looks for a new version while a page stays open. */
const LOOK_EVERY_MS = 60 * 60_000;

let started = false;
export async function startServiceWorker(): Promise<void> {
  // A page shown in a frame leaves it to the page around it, whose session storage it shares.
  if (started || process.env.NODE_ENV !== 'production' || window.self !== window.top) return;
  started = true;
  if (!('serviceWorker' in navigator)) return set({ offline: 'none' });
  listenForAcceptance();
  const { Workbox } = await import('workbox-window');
  workbox = new Workbox('/sw.js');
  // Any tab's acceptance changes the controller of all: each reloads into the new version. The first one only arrives.
  let controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (controlled) window.location.reload();
    controlled = true;
    set({ offline: 'ready' });
  });
  workbox.addEventListener('waiting', () => set({ update: 'waiting' }));
  workbox.addEventListener('redundant', (event) => {
    // A download that broke off: the old version stays whole, the next look tries again.
    if (!event.isExternal && !navigator.serviceWorker.controller) set({ offline: 'failed' });
  });
  try {
    set({ offline: controlled ? 'ready' : 'installing' });
    const registration = await workbox.register({ immediate: true });
    if (registration?.active) set({ offline: 'ready' });
    // A version that another tab found, or that was left waiting at the last visit.
    const accepted = sessionStorage.getItem(ACCEPTED_KEY) !== null;
    sessionStorage.removeItem(ACCEPTED_KEY);
    if (registration?.waiting && controlled) {
      if (accepted) await acceptUpdate();
      else set({ update: 'waiting' });
    }
    registration?.addEventListener('updatefound', () => {
      const found = registration.installing;
      found?.addEventListener('statechange', () => {
        if (found.state === 'installed' && navigator.serviceWorker.controller) set({ update: 'waiting' });
      });
    });
    setInterval(() => void workbox?.update().catch(() => undefined), LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void workbox?.update().catch(() => undefined);
    });
  } catch {
    set({ offline: controlled ? 'ready' : 'failed' });
  }
}

/**
 * The new worker takes over once the old one has nothing left to do: measured 1.2 to 1.5 s in Chromium. Something may
 * keep the old one busy (a request a page left hanging, open developer tools), for five minutes at most; rather than
 * let the person wait, the tab reloads, which lets go of what it held, and asks again.
 */
const HELD_UP_MS = 3000;
const ACCEPTED = 'drydock-update';

/** Survives the reload: a tab that comes back to the old version asks again. */
const ACCEPTED_KEY = 'update-accepted';

function followSoon() {
  set({ update: 'applying' });
  sessionStorage.setItem(ACCEPTED_KEY, 'yes');
  setTimeout(() => window.location.reload(), HELD_UP_MS);
}

function listenForAcceptance() {
  if (typeof BroadcastChannel === 'undefined') return;
  new BroadcastChannel(ACCEPTED).addEventListener('message', followSoon);
}

/** The person accepts: every open tab follows. */
export async function acceptUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
  if (typeof BroadcastChannel !== 'undefined') new BroadcastChannel(ACCEPTED).postMessage('accepted');
  followSoon();
}
