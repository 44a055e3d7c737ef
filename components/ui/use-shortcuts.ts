'use client';
import { useEffect } from 'react';

/** Keys of a screen; none of them fires while something is typed or a dialog covers the screen. */
export function useShortcuts(keys: Readonly<Record<string, () => void>>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const target = event.target as HTMLElement;
      if (target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select')) return;
      if (document.querySelector('dialog:modal') && event.key !== 'Escape') return;
      const action = keys[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keys]);
}
