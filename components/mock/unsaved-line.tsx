'use client';
import { useEffect } from 'react';
import type { MockModel, MockView } from '@/lib/client/mock/model';
import { Button } from '../ui/button';

const WORDS = {
  full: 'Not kept: there is no room left on this device. Free some space, then try again.',
  refused: 'Not kept: the browser keeps nothing for Drydock here, as in a private window.',
  gone: 'Not kept: this review was scored or thrown away in another tab.',
  stale: 'Not kept: another tab went on with this review.',
} as const;

/** Says so when the review on screen is not kept on the device; it goes on all the same. */
export function UnsavedLine({ view, model }: { view: MockView; model: MockModel }) {
  const { problem } = view;
  const unsaved = problem !== null;
  useEffect(() => {
    if (!unsaved) return;
    // The browser asks before a tab that holds the only copy is closed.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  if (!problem) return null;
  return (
    <div role="alert" className="mb-4 rounded-md border border-wrong bg-surface p-3.5">
      <p className="font-semibold text-wrong">{WORDS[problem.type]}</p>
      <p className="mt-1">Your notes are in this tab, so leave it open. You can go on with the review.</p>
      <Button className="mt-2" onClick={() => model.retry()}>
        Try again
      </Button>
    </div>
  );
}
