'use client';
import { useSyncExternalStore } from 'react';
import { recordings } from '@/lib/client/recordings';
import { Button } from './button';

/** Records one answer and plays it back. It lives in this tab until the next one is recorded or the tab is closed. */
export function Recorder({ name }: { name: string }) {
  const state = useSyncExternalStore(recordings.subscribe, recordings.get, recordings.getNothing);
  if (!state.supported) return null;
  const mine = state.name === name ? state : null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      {mine?.phase === 'recording' ? (
        <Button onClick={() => recordings.stop()}>Stop recording</Button>
      ) : (
        <Button onClick={() => void recordings.record(name)}>
          {mine?.url ? 'Record again' : 'Record my answer'}
        </Button>
      )}
      <p role="status" className="label">
        {mine?.phase === 'recording'
          ? 'Recording'
          : mine?.phase === 'refused'
            ? 'The browser gave no microphone. Write your answer, or say it unrecorded.'
            : ''}
      </p>
      <Playback name={name} />
      {!mine?.url && <p className="w-full text-sm text-soft">It stays in this tab and is never sent.</p>}
    </div>
  );
}

/** The recording of this asking, when there is one. */
export function Playback({ name }: { name: string }) {
  const state = useSyncExternalStore(recordings.subscribe, recordings.get, recordings.getNothing);
  if (state.name !== name || !state.url) return null;
  // biome-ignore lint/a11y/useMediaCaption: the person's own voice, just recorded
  return <audio controls src={state.url} aria-label="Your recorded answer" className="h-11 max-w-full" />;
}
