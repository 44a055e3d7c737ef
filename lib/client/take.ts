/**
 * One asking being recorded. Its pieces go to the device one after the other while they are said, and are made whole at
 * the end.
 */
import type { Blobs, KeptBlob } from '@/lib/store/blobs';

export const PIECE_MS = 2000;

export interface TakeDeps {
  blobs: Pick<Blobs, 'add' | 'join' | 'ofAsking'>;
  now(): number;
  media(stream: MediaStream): MediaRecorder;
  /** Holds an asking for this tab until the function it returns is called: another tab leaves its pieces alone. */
  hold(asking: string): () => void;
}

export type Refusal = 'full' | 'refused';

export interface Take {
  asking: string;
  /** Milliseconds recorded. */
  spentMs(): number;
  /** Each says whether it changed anything. */
  pause(): boolean;
  resume(): boolean;
  /** What was said up to now goes to the device at once. */
  flush(): void;
  stop(): void;
  /** Resolves when the browser has stopped recording: because it was told to, or by itself. */
  stopped: Promise<void>;
  /** Once it has stopped: what is on the device of this asking, so much of what was said now. */
  whole(): Promise<{ kept: KeptBlob | null; keptMs: number; refusal: Refusal | null }>;
}

/** @param onRefused called once, when a piece cannot be kept: no later one is */
export function beginTake(
  asking: string,
  stream: MediaStream,
  { blobs, now, media, hold }: TakeDeps,
  onRefused: (refusal: Refusal) => void,
): Take {
  const recorder = media(stream);
  let pieces = 0;
  let keptMs = 0;
  let countedMs = 0;
  /** Null while it is paused or over. */
  let since: number | null = now();
  let refusal: Refusal | null = null;
  let writing = Promise.resolve();
  const spentMs = () => countedMs + (since === null ? 0 : now() - since);
  const hush = () => {
    countedMs = spentMs();
    since = null;
  };

  async function write(piece: Blob, uptoMs: number) {
    // A piece without the one before it cannot be played.
    if (refusal) return;
    const done = await blobs.add(asking, pieces, piece, now());
    if (done.ok) {
      pieces++;
      keptMs = uptoMs;
    } else {
      refusal = done.error.type;
      onRefused(refusal);
    }
  }
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return;
    const uptoMs = spentMs();
    writing = writing.then(() => write(data, uptoMs));
  });
  const stopped = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => resolve(), { once: true });
  });
  recorder.start(PIECE_MS);
  const release = hold(asking);

  return {
    asking,
    spentMs,
    pause: () => {
      if (recorder.state !== 'recording') return false;
      recorder.requestData();
      recorder.pause();
      hush();
      return true;
    },
    resume: () => {
      if (recorder.state !== 'paused') return false;
      recorder.resume();
      since = now();
      return true;
    },
    flush: () => {
      if (recorder.state === 'recording') recorder.requestData();
    },
    stop: () => {
      hush();
      if (recorder.state !== 'inactive') recorder.stop();
    },
    stopped,
    whole: async () => {
      await writing;
      const joined = await blobs.join(asking, now());
      // On a full disk it stays in pieces; and where nothing was kept now, there may be one of before.
      const found = joined.ok && joined.value ? joined : await blobs.ofAsking(asking);
      release();
      return { kept: found.ok ? found.value : null, keptMs, refusal };
    },
  };
}
