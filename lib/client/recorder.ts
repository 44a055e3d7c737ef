/**
 * The one recorder of a tab. What is said goes to the device a piece at a time while it is said: a killed tab loses the
 * last piece at most. It knows no screen; the microphone, the browser's own recorder, the clock and the store are
 * arguments.
 */
import type { KeptBlob } from '@/lib/store/blobs';
import { beginTake, type Refusal, type Take, type TakeDeps } from './take';

export type Trouble =
  /** It did not begin: the microphone was not allowed, is not there, or cannot be used now. */
  | { type: 'denied' | 'missing' | 'busy' }
  /** It stopped: the microphone went away, the disk is full, the browser writes no more. So much of it is kept. */
  | { type: 'lost' | Refusal; keptMs: number };

export interface RecorderView {
  /** `starting`: the browser asks for the microphone. `keeping`: stopped, and not yet made whole. */
  phase: 'idle' | 'starting' | 'recording' | 'paused' | 'keeping';
  /** What is being recorded, or was last. */
  asking: string | null;
  /** The system may let nothing through, now or for a while before: a call, or a phone's page out of sight. */
  heard: 'all' | 'nothing' | 'gaps';
  /** Of the last recording; null once another begins. */
  trouble: Trouble | null;
}

/** What became of an asking: null when nothing of it is on this device. */
export type OnWhole = (asking: string, whole: KeptBlob | null) => void;

export interface Recorder {
  get(): RecorderView;
  subscribe(listener: () => void): () => void;
  /** Milliseconds recorded for the asking that is on. */
  spentMs(): number;
  /** The microphone while it is open, to show that it hears something. */
  stream(): MediaStream | null;
  /**
   * Tells `onWhole` of this asking, and of those cut to, once each is over, in their order. Does nothing while another is
   * on.
   */
  start(asking: string, onWhole: OnWhole): Promise<void>;
  /** Ends this one and goes on for another asking with the microphone open. */
  cut(asking: string): void;
  pause(): void;
  resume(): void;
  /** What was said up to now goes to the device at once: the page may be gone in a moment. */
  flush(): void;
  stop(): void;
  /** Resolves when everything that was stopped is whole, or could not be made so. */
  settled(): Promise<void>;
}

export interface RecorderDeps extends TakeDeps {
  microphone(): Promise<MediaStream>;
}

const REASONS: Record<string, 'denied' | 'missing'> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
};
const closeStream = (stream: MediaStream | null) => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

export function newRecorder(deps: RecorderDeps): Recorder {
  let view: RecorderView = { phase: 'idle', asking: null, heard: 'all', trouble: null };
  let open: MediaStream | null = null;
  let current: Take | null = null;
  let tell: OnWhole = () => {};
  /** Its microphone went away. */
  let lost: Take | null = null;
  /** Stopped while the browser still asks for the microphone: that answer comes too late. */
  let starts = 0;
  let finishing = Promise.resolve();
  const listeners = new Set<() => void>();
  const show = (change: Partial<RecorderView>) => {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  };

  function begin(stream: MediaStream, asking: string) {
    const take: Take = beginTake(asking, stream, deps, () => end(take));
    current = take;
    const onWhole = tell;
    // The browser stops by itself when there is nothing left to record.
    const stopped = take.stopped.then(() => lose(take));
    finishing = finishing.then(() => stopped).then(() => finish(take, onWhole));
    show({ phase: 'recording', asking });
  }

  /** Closes the microphone; does nothing to one that is over. */
  function end(take: Take | null) {
    if (!take || current !== take) return;
    current = null;
    take.stop();
    closeStream(open);
    open = null;
    show({ phase: 'keeping' });
  }

  function lose(take: Take | null) {
    if (!take || current !== take) return;
    lost = take;
    end(take);
  }

  async function finish(take: Take, onWhole: OnWhole) {
    const { kept, keptMs, refusal } = await take.whole();
    onWhole(take.asking, kept);
    const type = refusal ?? (lost === take ? 'lost' : null);
    if (type) show({ trouble: { type, keptMs } });
    if (view.phase === 'keeping' && view.asking === take.asking) show({ phase: 'idle' });
  }

  function watch(stream: MediaStream) {
    const here = (then: () => void) => () => open === stream && then();
    const gone = here(() => lose(current));
    const mute = here(() => show({ heard: 'nothing' }));
    const unmute = here(() => show({ heard: 'gaps' }));
    for (const track of stream.getTracks()) {
      track.addEventListener('ended', gone);
      track.addEventListener('mute', mute);
      track.addEventListener('unmute', unmute);
    }
  }

  async function start(asking: string, onWhole: OnWhole) {
    if (current || view.phase === 'starting') return;
    const mine = ++starts;
    show({ phase: 'starting', asking, heard: 'all', trouble: null });
    let stream: MediaStream | null = null;
    try {
      stream = await deps.microphone();
      if (mine !== starts) return closeStream(stream);
      open = stream;
      tell = onWhole;
      watch(stream);
      begin(stream, asking);
    } catch (error) {
      closeStream(stream);
      if (mine !== starts) return;
      open = null;
      show({ phase: 'idle', trouble: { type: REASONS[(error as Error).name] ?? 'busy' } });
    }
  }

  return {
    get: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    spentMs: () => current?.spentMs() ?? 0,
    stream: () => open,
    start,
    cut: (asking) => {
      if (!current || !open) return;
      const take = current;
      current = null;
      take.stop();
      begin(open, asking);
    },
    pause: () => {
      if (current?.pause()) show({ phase: 'paused' });
    },
    resume: () => {
      if (current?.resume()) show({ phase: 'recording' });
    },
    flush: () => current?.flush(),
    stop: () => {
      starts++;
      if (current) end(current);
      else if (view.phase === 'starting') show({ phase: 'idle' });
    },
    settled: () => finishing,
  };
}
