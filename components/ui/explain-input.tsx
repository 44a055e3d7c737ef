'use client';
import { Recorder } from './recorder';

/** An open question: say it aloud, recorded or not, or write it. Nothing leaves the device. */
export function ExplainInput({
  name,
  text,
  onText,
}: {
  /** Names the recording of this asking. */
  name: string;
  text: string;
  onText: (text: string) => void;
}) {
  return (
    <div>
      <label className="block">
        <span className="label mb-1.5 block">Your answer, as you would say it (optional)</span>
        <textarea
          value={text}
          rows={5}
          onChange={(event) => onText(event.target.value)}
          className="w-full rounded-md border border-edge bg-surface p-3"
        />
      </label>
      <Recorder name={name} />
    </div>
  );
}
