'use client';
import { useEffect, useSyncExternalStore } from 'react';
import type { SessionModel } from '@/lib/client/session-model';
import type { Saved } from '@/lib/client/session-view';
import { plural } from '@/lib/domain/review/words';
import { Button } from './button';

const QUIET: Saved = { type: 'idle' };

/** Nothing is drawn of what is being written. */
const told = (saved: Saved) => (saved.type === 'idle' || saved.type === 'saving' ? QUIET : saved);

/** "Saved" stands here after the commit, and what to do when there was none. Drawn by itself: it waits for no other drawing. */
export function SavedLine({ durable, model }: { durable: boolean; model: SessionModel }) {
  const saved = useSyncExternalStore(
    model.subscribe,
    () => told(model.getView().saved),
    () => QUIET,
  );
  const unsaved = saved.type === 'unsaved';
  useEffect(() => {
    if (!unsaved) return;
    // The browser asks before a tab that holds unsaved answers is closed.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  if (saved.type === 'unsaved') {
    const full = saved.problem.type === 'full';
    return (
      <div role="alert" className="mb-4 rounded-md border border-wrong bg-surface p-3.5">
        <p className="font-semibold text-wrong">
          {full
            ? 'Not saved: there is no room left on this device.'
            : 'Not saved: the browser refused to write.'}
        </p>
        <p className="mt-1">
          Everything saved before is safe. {plural(saved.count, 'step')} {saved.count === 1 ? 'is' : 'are'}{' '}
          kept in this tab, so leave it open. {full && 'Free some space, then try again.'} You can go on
          reviewing.
        </p>
        <Button className="mt-3" onClick={() => model.retry()}>
          Try again
        </Button>
      </div>
    );
  }
  const words = !durable
    ? 'Not saved: this session lives in this tab only'
    : saved.type === 'saved'
      ? 'Saved'
      : saved.type === 'elsewhere'
        ? 'Answered in another tab; going on from there'
        : '';
  return (
    <p role="status" className="label -mt-2 mb-2 min-h-4" data-saved={saved.type}>
      {words}
    </p>
  );
}
