'use client';
import { useMemo } from 'react';
import type { Stepper } from '@/lib/client/sim/use-stepper';
import { Button } from '../ui/button';
import { useShortcuts } from '../ui/use-shortcuts';

/** Start, back, step, play, seek. What the step shows is said by `words`, for the eye and the screen reader alike. */
export function StepperBar({ stepper, words }: { stepper: Stepper; words: string }) {
  const { step, last, playing, seek, play, pause } = stepper;
  const keys = useMemo(
    () => ({
      ',': () => seek(step - 1),
      '.': () => seek(step + 1),
      p: () => (playing ? pause() : play()),
    }),
    [step, playing, seek, play, pause],
  );
  useShortcuts(keys);
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <Button className="px-3!" onClick={() => seek(0)} disabled={step === 0}>
          Start
        </Button>
        <Button className="px-3!" onClick={() => seek(step - 1)} disabled={step === 0} aria-keyshortcuts=",">
          Back
        </Button>
        <Button
          className="px-3!"
          onClick={() => seek(step + 1)}
          disabled={step === last}
          aria-keyshortcuts="."
        >
          Step
        </Button>
        <Button
          className="px-3! motion-reduce:hidden"
          onClick={playing ? pause : play}
          disabled={last === 0}
          aria-keyshortcuts="p"
        >
          {playing ? 'Pause' : 'Play'}
        </Button>
        <p className="label ml-auto">
          {step + 1} / {last + 1}
        </p>
      </div>
      <input
        type="range"
        min={0}
        max={last}
        value={step}
        aria-label="Step"
        aria-valuetext={`Step ${step + 1} of ${last + 1}: ${words}`}
        onChange={(event) => seek(Number(event.target.value))}
        className="mt-2 h-11 w-full accent-action"
      />
    </div>
  );
}
