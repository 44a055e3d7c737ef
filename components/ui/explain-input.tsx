'use client';
import { useEffect, useState } from 'react';
import { openAnswer } from '@/lib/client/open-answer';
import { useOpenRecording } from '@/lib/client/open-recording';
import type { Answer } from '@/lib/domain/quiz/answer';
import { Recorder } from './recorder';

/** An open question: say it aloud, recorded or not, or write it. Nothing leaves the device. */
export function ExplainInput({
  asking,
  onAnswer,
}: {
  /** Names what was written and recorded for it, so that a tab that was killed finds both again. */
  asking: string;
  onAnswer: (answer: Answer | null) => void;
}) {
  const [text, setText] = useState(() => openAnswer.read(asking));
  const { phase, hash } = useOpenRecording(asking);
  useEffect(() => {
    // The answer is whole once the recording is.
    if (phase === 'recording' || phase === 'keeping') onAnswer(null);
    else onAnswer({ type: 'explain', text, points: [], ...(hash ? { recording: hash } : {}) });
  }, [text, phase, hash, onAnswer]);
  return (
    <div>
      <label className="block">
        <span className="label mb-1.5 block">Your answer, as you would say it (optional)</span>
        <textarea
          value={text}
          rows={5}
          onChange={(event) => {
            setText(event.target.value);
            openAnswer.keep(asking, event.target.value);
          }}
          className="w-full rounded-md border border-edge bg-surface p-3"
        />
      </label>
      <Recorder asking={asking} />
    </div>
  );
}
