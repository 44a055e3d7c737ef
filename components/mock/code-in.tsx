'use client';
import { useId, useRef, useState } from 'react';
import type { RtcProblem } from '@/lib/client/mock/rtc-wire';
import { type CameraState, useCamera } from '@/lib/client/mock/use-camera';
import { Button } from '../ui/button';

const PROBLEM_WORDS: Record<RtcProblem['type'], string> = {
  other: 'That is not a code of a review. Take the code on the other device’s screen.',
  cut: 'The code is not whole. Take it again, to its last letter.',
  newer: 'The other device runs another version of Drydock. Reload the page on both, then begin again.',
  swapped: 'That is this device’s own kind of code. Take the one on the other device’s screen.',
  used: 'This code was answered already. Begin again, with a new one.',
  unsupported: 'This browser cannot connect two devices. Hold the review on one device and hand it over.',
};

/** Takes the code of the other device: read by the camera, or pasted. */
export function CodeIn({
  label,
  action,
  problem,
  onCode,
}: {
  label: string;
  action: string;
  problem: RtcProblem | null;
  onCode: (code: string) => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [looking, setLooking] = useState(false);
  const take = (code: string) => {
    setLooking(false);
    onCode(code);
  };
  return (
    <div className="grid gap-3">
      {looking ? (
        <Camera onText={take} onStop={() => setLooking(false)} />
      ) : (
        <Button className="justify-self-start" onClick={() => setLooking(true)}>
          Read it with the camera
        </Button>
      )}
      <div>
        <label htmlFor={id} className="label mb-1 block">
          {label}
        </label>
        <textarea
          id={id}
          rows={3}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoCapitalize="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby={`${id}-problem`}
          className="mono block w-full rounded-md border border-edge bg-surface p-3 text-sm break-all"
        />
        <Button className="mt-2" disabled={text.trim() === ''} onClick={() => take(text)}>
          {action}
        </Button>
      </div>
      <p id={`${id}-problem`} role="alert" className="text-wrong empty:hidden">
        {problem && PROBLEM_WORDS[problem.type]}
      </p>
    </div>
  );
}

const CAMERA_WORDS: Record<CameraState, string> = {
  starting: 'Opening the camera',
  looking: 'Hold it so that the code fills the picture',
  refused: 'The browser gave no camera. Allow it for this site, or paste the code.',
  none: 'This device has no camera. Paste the code.',
};

function Camera({ onText, onStop }: { onText: (text: string) => void; onStop: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const state = useCamera(video, onText);
  const off = state === 'refused' || state === 'none';
  return (
    <div>
      {!off && (
        <video
          ref={video}
          muted
          playsInline
          aria-label="What the camera sees"
          className="aspect-square w-full max-w-72 rounded-md border border-edge bg-surface object-cover"
        />
      )}
      <p role="status" className={off ? 'text-wrong' : 'mt-1 text-soft'}>
        {CAMERA_WORDS[state]}
      </p>
      <Button look="quiet" className="-ml-2" onClick={onStop}>
        {off ? 'Close' : 'Stop the camera'}
      </Button>
    </div>
  );
}
