'use client';
/**
 * Spoken answers to open questions: one is recorded at a time; each is kept on this device under its SHA-256, and never
 * sent. Where it cannot be kept it can still be played until the tab is closed, and the screen says so.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { type Blobs, dexieBlobs } from '@/lib/store/blobs';
import { DATABASE } from './first-script';
import { getRoot } from './root';

export interface Recording {
  supported: boolean;
  /** The asking it belongs to. */
  asking: string | null;
  phase: 'idle' | 'recording' | 'refused';
  /** Where it can be played from; null when there is none. */
  url: string | null;
  /** What the log names it by; null when there is none, or when it could not be kept. */
  hash: string | null;
}

const NOTHING: Recording = { supported: false, asking: null, phase: 'idle', url: null, hash: null };
const canRecord = () =>
  typeof MediaRecorder !== 'undefined' && typeof navigator.mediaDevices?.getUserMedia === 'function';

let blobs: Blobs | null = null;
const getBlobs = (): Blobs => {
  blobs ??= dexieBlobs(`${DATABASE}-recordings`, (bytes) => crypto.subtle.digest('SHA-256', bytes));
  return blobs;
};

let state: Recording | null = null;
let recorder: MediaRecorder | null = null;
const listeners = new Set<() => void>();
const get = (): Recording => {
  state ??= { ...NOTHING, supported: canRecord() };
  return state;
};
function set(change: Partial<Recording>) {
  state = { ...get(), ...change };
  for (const listener of listeners) listener();
}
function turnTo(asking: string) {
  const { url } = get();
  if (url) URL.revokeObjectURL(url);
  set({ asking, phase: 'idle', url: null, hash: null });
}

/** Finds what was recorded for this asking before the tab was killed. */
async function open(asking: string): Promise<void> {
  if (get().asking === asking) return;
  turnTo(asking);
  const kept = await getBlobs().ofAsking(asking);
  if (!kept.ok || !kept.value || get().asking !== asking || get().url) return;
  set({ url: URL.createObjectURL(kept.value.blob), hash: kept.value.hash });
}

async function record(asking: string): Promise<void> {
  turnTo(asking);
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const pieces: Blob[] = [];
    recorder = new MediaRecorder(stream);
    recorder.addEventListener('dataavailable', (event) => pieces.push(event.data));
    recorder.addEventListener('stop', () => {
      // The microphone's light goes out.
      for (const track of stream.getTracks()) track.stop();
      void keep(asking, new Blob(pieces, { type: pieces[0]?.type ?? '' }));
    });
    recorder.start();
    set({ phase: 'recording' });
  } catch {
    set({ phase: 'refused' });
  }
}

async function keep(asking: string, blob: Blob): Promise<void> {
  const kept = await getBlobs().keep(asking, blob, getRoot().now());
  if (get().asking !== asking) return;
  set({ phase: 'idle', url: URL.createObjectURL(blob), hash: kept.ok ? kept.value.hash : null });
}

export const recordings = {
  record,
  stop: () => {
    if (recorder?.state === 'recording') recorder.stop();
  },
  /** A recording named in the log, to be played; null when it is not on this device. */
  find: async (hash: string): Promise<Blob | null> => {
    const kept = await getBlobs().get(hash);
    return kept.ok ? (kept.value?.blob ?? null) : null;
  },
  sizes: () => getBlobs().sizes(),
  clear: () => getBlobs().clear(),
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The recording of this asking. */
export function useRecording(asking: string): Recording {
  const current = useSyncExternalStore(subscribe, get, () => NOTHING);
  useEffect(() => {
    void open(asking);
  }, [asking]);
  return current.asking === asking ? current : { ...NOTHING, supported: current.supported };
}
