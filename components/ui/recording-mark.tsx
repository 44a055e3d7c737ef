'use client';
import { useEffect, useState } from 'react';
import type { RecorderView } from '@/lib/client/recorder';
import { getRecorder, useRecorder } from '@/lib/client/recordings';
import { useLevel } from '@/lib/client/use-level';
import { printClock } from '@/lib/domain/mock/clock';

const LOOK_MS = 250;
/** Loudness from which each bar is filled: an ear hears ratios. */
const BARS = [0.01, 0.03, 0.1, 0.3];

/** That it records, how long, and that it hears something. Nothing while it does not. */
export function RecordingMark() {
  const { phase, heard } = useRecorder();
  const on = phase === 'recording';
  const shown = on || phase === 'paused';
  return (
    <>
      <p role="status" className="sr-only">
        {on ? 'Recording' : phase === 'paused' ? 'The recording is paused' : ''}
      </p>
      {shown && <Mark on={on} heard={heard} />}
    </>
  );
}

const HEARD_WORDS: Record<RecorderView['heard'], string> = {
  all: '',
  nothing:
    'Nothing is heard: the system holds the microphone back, as in a call or while this page is out of sight.',
  gaps: 'It has a gap: the system held the microphone back, as in a call or while this page was out of sight.',
};

function Mark({ on, heard }: { on: boolean; heard: RecorderView['heard'] }) {
  const [spentMs, setSpentMs] = useState(() => getRecorder().spentMs());
  const { loud, silent } = useLevel(on ? getRecorder().stream() : null);
  useEffect(() => {
    const timer = setInterval(() => setSpentMs(getRecorder().spentMs()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const words = HEARD_WORDS[heard] || (silent ? 'Nothing is heard. Is it the right microphone?' : '');
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <span aria-hidden className={`size-2.5 rounded-full ${on ? 'bg-wrong' : 'border border-edge'}`} />
      <span role="timer" aria-label="Recorded" className="mono">
        {on ? 'Recording' : 'Paused at'} {printClock(spentMs)}
      </span>
      {on && (
        <span aria-hidden className="flex h-4 items-end gap-0.5">
          {BARS.map((from, i) => (
            <span
              key={from}
              className={`w-1 ${loud >= from ? 'bg-wrong' : 'bg-line'}`}
              style={{ height: `${(i + 1) * 25}%` }}
            />
          ))}
        </span>
      )}
      <span role="status" className={words ? 'w-full text-warn' : 'sr-only'}>
        {words}
      </span>
    </div>
  );
}
