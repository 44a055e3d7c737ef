'use client';
import { useSyncExternalStore } from 'react';

/** Bars of a browser that come and go are smaller than any keyboard. */
const SMALLEST_KEYBOARD_PX = 120;

function inset(): number {
  const view = window.visualViewport;
  // Zoomed in, the viewport is small without a keyboard.
  if (!view || view.scale > 1.05) return 0;
  const covered = Math.round(window.innerHeight - view.height - view.offsetTop);
  return covered >= SMALLEST_KEYBOARD_PX ? covered : 0;
}

function subscribe(listener: () => void) {
  const view = window.visualViewport;
  view?.addEventListener('resize', listener);
  view?.addEventListener('scroll', listener);
  return () => {
    view?.removeEventListener('resize', listener);
    view?.removeEventListener('scroll', listener);
  };
}

/** CSS pixels at the bottom of the page that the on-screen keyboard covers; 0 without one. */
export const useKeyboardInset = (): number => useSyncExternalStore(subscribe, inset, () => 0);
