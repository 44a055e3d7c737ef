'use client';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { recordings } from '@/lib/client/recordings';
import { Button } from './button';

/**
 * A recording written as it came does not tell how long it is, and cannot be wound: the browser learns it from a look at
 * the end.
 */
function learnLength({ currentTarget: audio }: SyntheticEvent<HTMLAudioElement>) {
  if (audio.duration !== Number.POSITIVE_INFINITY) return;
  const back = () => {
    if (audio.duration === Number.POSITIVE_INFINITY) return;
    audio.removeEventListener('durationchange', back);
    audio.currentTime = 0;
  };
  audio.addEventListener('durationchange', back);
  audio.currentTime = Number.MAX_SAFE_INTEGER;
}

export function Player({ url, label = 'Your recorded answer' }: { url: string; label?: string }) {
  const [broken, setBroken] = useState(false);
  if (broken)
    return <span className="text-soft">This browser cannot play the recording. It is still kept.</span>;
  return (
    // biome-ignore lint/a11y/useMediaCaption: the person's own voice
    <audio
      controls
      src={url}
      aria-label={label}
      className="h-11 w-full max-w-sm"
      onLoadedMetadata={learnLength}
      onError={() => setBroken(true)}
    />
  );
}

/** A recording named in the log, read when it is asked for. */
export function PastPlayback({ hash, label }: { hash: string; label: string }) {
  const [url, setUrl] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => () => URL.revokeObjectURL(url ?? ''), [url]);
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
