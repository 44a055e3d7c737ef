'use client';
import { useState } from 'react';
import { recordings, useRecording } from '@/lib/client/recordings';
import { Button } from './button';

/** Records one answer and plays it back. It is kept on this device, for the answer it belongs to. */
export function Recorder({ asking }: { asking: string }) {
  const { supported, phase, url, hash } = useRecording(asking);
  if (!supported) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      {phase === 'recording' ? (
        <Button onClick={() => recordings.stop()}>Stop recording</Button>
      ) : (
        <Button onClick={() => void recordings.record(asking)}>
          {url ? 'Record again' : 'Record my answer'}
        </Button>
      )}
      <p role="status" className="label">
        {phase === 'recording'
          ? 'Recording'
          : phase === 'refused'
            ? 'The browser gave no microphone. Write your answer, or say it unrecorded.'
            : ''}
      </p>
      {url && <Player url={url} />}
      <p className="w-full text-sm text-soft">
        {url && hash === null
          ? 'It could not be kept on this device: it can be played until this tab is closed. It is never sent.'
          : 'It stays on this device and is never sent.'}
      </p>
    </div>
  );
}

/** The recording of the asking on screen, when there is one. */
export function Playback({ asking }: { asking: string }) {
  const { url } = useRecording(asking);
  return url && <Player url={url} />;
}

/** A recording of long ago, read when it is asked for. */
export function PastPlayback({ hash, label }: { hash: string; label: string }) {
  const [url, setUrl] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  if (url) return <Player url={url} label={label} />;
  if (missing) return <span className="text-soft">The recording is not on this device.</span>;
  const find = async () => {
    const blob = await recordings.find(hash);
    if (blob) setUrl(URL.createObjectURL(blob));
    else setMissing(true);
  };
  return (
    <Button look="quiet" aria-label={label} onClick={() => void find()}>
      Play
    </Button>
  );
}

function Player({ url, label = 'Your recorded answer' }: { url: string; label?: string }) {
  // biome-ignore lint/a11y/useMediaCaption: the person's own voice
  return <audio controls src={url} aria-label={label} className="h-11 max-w-full" />;
}
