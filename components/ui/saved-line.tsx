'use client';
import dynamic from 'next/dynamic';
import { useEffect, useSyncExternalStore } from 'react';
import type { SessionModel } from '@/lib/client/session-model';
import type { Saved } from '@/lib/client/session-view';

/** Not part of the first load: asked for once something was written, which is when the first card stands. */
const load = () => import('./session-trouble');
const UnsavedBox = dynamic(() => load().then((m) => m.UnsavedBox), { ssr: false });
export const SessionProblemBox = dynamic(() => load().then((m) => m.SessionProblemBox), { ssr: false });

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
  const written = saved.type !== 'idle';
  useEffect(() => {
    // What fails now is asked for again when it is needed.
    if (written) load().catch(() => undefined);
  }, [written]);
  useEffect(() => {
    if (!unsaved) return;
    // The browser asks before a tab that holds unsaved answers is closed.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  if (saved.type === 'unsaved') return <UnsavedBox unsaved={saved} onRetry={() => model.retry()} />;
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
