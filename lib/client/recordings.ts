'use client';
/** The spoken answer to the open question on screen: one at a time, in memory, for this tab. */

interface Recording {
  supported: boolean;
  /** The asking it belongs to. */
  name: string | null;
  phase: 'idle' | 'recording' | 'refused';
  url: string | null;
}

const NOTHING: Recording = { supported: false, name: null, phase: 'idle', url: null };
const canRecord = () =>
  typeof MediaRecorder !== 'undefined' && typeof navigator.mediaDevices?.getUserMedia === 'function';

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

async function record(name: string): Promise<void> {
  const old = get().url;
  if (old) URL.revokeObjectURL(old);
  set({ name, url: null, phase: 'idle' });
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const pieces: Blob[] = [];
    recorder = new MediaRecorder(stream);
    recorder.addEventListener('dataavailable', (event) => pieces.push(event.data));
    recorder.addEventListener('stop', () => {
      // The microphone's light goes out.
      for (const track of stream.getTracks()) track.stop();
      if (get().name !== name) return;
      set({ phase: 'idle', url: URL.createObjectURL(new Blob(pieces, { type: pieces[0]?.type ?? '' })) });
    });
    recorder.start();
    set({ phase: 'recording' });
  } catch {
    set({ phase: 'refused' });
  }
}

export const recordings = {
  get,
  getNothing: () => NOTHING,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  record,
  stop: () => {
    if (recorder?.state === 'recording') recorder.stop();
  },
};
