'use client';
/** The spoken answer to the open question on screen: recorded, found again after the tab was killed, played. */
import { useEffect, useSyncExternalStore } from 'react';
import type { KeptBlob } from '@/lib/store/blobs';
import type { Trouble } from './recorder';
import { canRecord, getRecorder, recordings, useRecorder } from './recordings';

export interface OpenRecording {
  supported: boolean;
  /** `keeping`: stopped, and not yet whole. */
  phase: 'idle' | 'starting' | 'recording' | 'keeping';
  trouble: Trouble | null;
  /** Where it can be played from; null when there is none. */
  url: string | null;
  /** What the log names it by. */
  hash: string | null;
}

interface Kept {
  asking: string | null;
  url: string | null;
  hash: string | null;
}
const NONE: Kept = { asking: null, url: null, hash: null };

let kept = NONE;
const listeners = new Set<() => void>();
const get = () => kept;
function set(value: Kept) {
  if (kept.url) URL.revokeObjectURL(kept.url);
  kept = value;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function found(asking: string, whole: KeptBlob | null) {
  if (kept.asking !== asking || !whole) return;
  set({ asking, url: URL.createObjectURL(whole.blob), hash: whole.hash });
}

async function open(asking: string): Promise<void> {
  if (kept.asking === asking) return;
  set({ ...NONE, asking });
  const whole = await recordings.whole(asking);
  if (!kept.url) found(asking, whole);
}

/** In place of what was recorded for it before, once there is something to take its place. */
export function recordAnswer(asking: string): void {
  void getRecorder().start(asking, found);
}

/** Left behind unfinished, it is over: what was said is kept. */
export function leaveAnswer(asking: string): void {
  if (getRecorder().get().asking === asking) getRecorder().stop();
}

export function useOpenRecording(asking: string): OpenRecording {
  const { url, hash, asking: of } = useSyncExternalStore(subscribe, get, () => NONE);
  const { phase, trouble, asking: on } = useRecorder();
  useEffect(() => {
    void open(asking);
  }, [asking]);
  const here = on === asking;
  return {
    supported: typeof window !== 'undefined' && canRecord(),
    // Nothing pauses an open question.
    phase: here && phase !== 'paused' ? phase : 'idle',
    trouble: here ? trouble : null,
    url: of === asking ? url : null,
    hash: of === asking ? hash : null,
  };
}
