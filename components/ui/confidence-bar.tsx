'use client';
import { memo } from 'react';
import { CONFIDENCES, type Confidence } from '@/lib/domain/quiz/answer';

export const CONFIDENCE_WORDS: Record<Confidence, string> = {
  guess: 'Guess',
  fairly: 'Fairly',
  sure: 'Sure',
};

/** Hands the answer in: how sure is asked before the key is shown. */
export const ConfidenceBar = memo(function ConfidenceBar({
  recall,
  missing,
  onConfidence,
}: {
  recall: boolean;
  /** What is still to do before an answer can be handed in; '' when nothing. */
  missing: string;
  onConfidence: (confidence: Confidence) => void;
}) {
  return (
    <div>
      <p id="how-sure" className="label mb-1.5">
        {missing || (recall ? 'Answer aloud or in your head. How sure are you?' : 'How sure are you?')}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, no form to submit */}
      <div
        role="group"
        aria-labelledby="how-sure"
        className="grid grid-cols-3 overflow-hidden rounded-md border border-edge"
      >
        {CONFIDENCES.map((confidence) => (
          <button
            key={confidence}
            type="button"
            aria-disabled={missing !== ''}
            onClick={() => missing === '' && onConfidence(confidence)}
            className="min-h-14 cursor-pointer border-line bg-surface font-semibold not-first:border-l aria-disabled:cursor-default aria-disabled:text-soft"
          >
            {CONFIDENCE_WORDS[confidence]}
            <kbd className="mono ml-2 hidden font-normal text-soft lg:inline">{confidence[0]}</kbd>
          </button>
        ))}
      </div>
    </div>
  );
});
