'use client';
import { useEffect } from 'react';
import { leaveAnswer, recordAnswer, useOpenRecording } from '@/lib/client/open-recording';
import { getRecorder } from '@/lib/client/recordings';
import { Button } from './button';
import { Player } from './player';
import { RecorderTrouble } from './recorder-trouble';
import { RecordingMark } from './recording-mark';

/** Records one answer and plays it back. It is kept on this device, for the answer it belongs to. */
export function Recorder({ asking }: { asking: string }) {
  const { supported, phase, trouble, url } = useOpenRecording(asking);
  useEffect(() => () => leaveAnswer(asking), [asking]);
  if (!supported) return null;
  return (
    <div className="mt-3 grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        {phase === 'recording' ? (
          <Button onClick={() => getRecorder().stop()}>Stop recording</Button>
        ) : (
          <Button disabled={phase !== 'idle'} onClick={() => recordAnswer(asking)}>
            {url ? 'Record again' : 'Record my answer'}
          </Button>
        )}
        <RecordingMark />
        {url && phase === 'idle' && <Player key={url} url={url} />}
      </div>
      <RecorderTrouble trouble={trouble} />
      <p className="text-sm text-soft">
        It is kept as you speak, on this device only: never sent, and not in the backup.
      </p>
    </div>
  );
}

/** The recording of the asking on screen, when there is one. */
export function Playback({ asking }: { asking: string }) {
  const { url } = useOpenRecording(asking);
  return url && <Player key={url} url={url} />;
}
