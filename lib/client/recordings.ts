'use client';
/**
 * What was said: to open questions, and in mock reviews. One thing is recorded at a time; each is kept on this device
 * under its SHA-256, and never sent. Here is where the recorder meets the browser.
 */
import { useSyncExternalStore } from 'react';
import { type Blobs, dexieBlobs, type KeptBlob } from '@/lib/store/blobs';
import { DATABASE } from './first-script';
import { newRecorder, type Recorder, type RecorderView } from './recorder';
import { getRoot } from './root';

/** Enough for speech: 45 minutes are some 11 MB. */
const BITS_PER_SECOND = 32_000;
export const canRecord = () =>
  typeof MediaRecorder !== 'undefined' && typeof navigator.mediaDevices?.getUserMedia === 'function';

let blobs: Blobs | null = null;
const getBlobs = (): Blobs => {
  blobs ??= dexieBlobs(`${DATABASE}-recordings`, (bytes) => crypto.subtle.digest('SHA-256', bytes));
  return blobs;
};

const lockOf = (asking: string) => `${DATABASE}-recording/${asking}`;
/** A lock ends with its tab, however that ends. */
function hold(asking: string): () => void {
  let release = () => {};
  const over = new Promise<void>((resolve) => {
    release = resolve;
  });
  navigator.locks?.request(lockOf(asking), () => over).catch(() => undefined);
  return release;
}
/** What is kept of an asking, made whole; null when there is nothing, or when a tab is recording it right now. */
async function whole(asking: string): Promise<KeptBlob | null> {
  const join = async () => {
    const joined = await getBlobs().join(asking, getRoot().now());
    if (joined.ok && joined.value) return joined.value;
    // Not joined, on a full disk say: its pieces are a recording all the same.
    const kept = await getBlobs().ofAsking(asking);
    return kept.ok ? kept.value : null;
  };
  if (!navigator.locks) return join();
  return navigator.locks.request(lockOf(asking), { ifAvailable: true }, (lock) => (lock ? join() : null));
}

let recorder: Recorder | null = null;
/** Browser only; made at the first call. */
export function getRecorder(): Recorder {
  if (recorder) return recorder;
  const made = newRecorder({
    blobs: getBlobs(),
    now: () => getRoot().now(),
    microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
    media: (stream) => new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND }),
    hold,
  });
  // A phone may end a page that is out of sight without another word.
  document.addEventListener('visibilitychange', () => document.hidden && made.flush());
  window.addEventListener('pagehide', () => made.flush());
  recorder = made;
  return made;
}

export const SILENT: RecorderView = { phase: 'idle', asking: null, heard: 'all', trouble: null };
const subscribeRecorder = (listener: () => void) => getRecorder().subscribe(listener);
export const useRecorder = (): RecorderView =>
  useSyncExternalStore(
    subscribeRecorder,
    () => getRecorder().get(),
    () => SILENT,
  );

export const recordings = {
  whole,
  /** A recording named in the log, to be played; null when it is not on this device. */
  find: async (hash: string): Promise<Blob | null> => {
    const kept = await getBlobs().get(hash);
    return kept.ok ? (kept.value?.blob ?? null) : null;
  },
  /** What killed tabs left of the askings beginning so, made whole. */
  joinLeftOver: async (prefix: string): Promise<{ asking: string; hash: string }[]> => {
    const left = await getBlobs().leftOver(prefix);
    const found: { asking: string; hash: string }[] = [];
    for (const asking of left.ok ? left.value : []) {
      const kept = await whole(asking);
      if (kept) found.push({ asking, hash: kept.hash });
    }
    return found;
  },
  remove: (hash: string) => getBlobs().remove(hash),
  removeUnder: (prefix: string) => getBlobs().removeUnder(prefix),
  sizes: () => getBlobs().sizes(),
  clear: () => getBlobs().clear(),
};
