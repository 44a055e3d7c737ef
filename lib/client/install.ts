'use client';
import { useSyncExternalStore } from 'react';

/** Chromium's prompt, kept until the person asks for it. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

let prompt: InstallPrompt | null = null;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

if (typeof window !== 'undefined') {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    prompt = event as InstallPrompt;
    tell();
  });
  window.addEventListener('appinstalled', () => {
    prompt = null;
    tell();
  });
}

const isIos = () =>
  /iPad|iPhone|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
const isInstalled = () =>
  matchMedia('(display-mode: standalone)').matches ||
  (navigator as { standalone?: boolean }).standalone === true;

export type InstallWay = 'installed' | 'prompt' | 'ios' | 'menu' | 'unknown';

function way(): InstallWay {
  if (isInstalled()) return 'installed';
  if (prompt) return 'prompt';
  return isIos() ? 'ios' : 'menu';
}

export const useInstallWay = (): InstallWay =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    way,
    () => 'unknown',
  );

export async function install(): Promise<void> {
  const asked = prompt;
  if (!asked) return;
  const { outcome } = await asked.prompt();
  if (outcome === 'accepted') prompt = null;
  tell();
}
