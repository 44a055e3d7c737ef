'use client';
import type { Stepper } from '@/lib/client/sim/use-stepper';
import type { Explanation } from '@/lib/sim/engine/model';
import { ExplanationBox } from './explanation-box';
import { StepperBar } from './stepper-bar';

export interface StoryProps {
  stepper: Stepper;
  /** Of the step that is drawn. */
  explanation: Explanation;
  /** Of every step of this part. */
  explanations: readonly Explanation[];
}

/** The words of the step and the way to the next one; on a phone with room for it, under the thumb. */
export function Story({ stepper, explanation }: Pick<StoryProps, 'stepper' | 'explanation'>) {
  return (
    <>
      <div className="mt-4">
        <ExplanationBox explanation={explanation} />
      </div>
      <div className="mt-4 max-lg:[@media(min-height:700px)]:sticky max-lg:[@media(min-height:700px)]:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-lg:z-[5] max-lg:border-t max-lg:border-line max-lg:bg-paper max-lg:pt-2">
        <StepperBar stepper={stepper} words={explanation.text} />
      </div>
    </>
  );
}
