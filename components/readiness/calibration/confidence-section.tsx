import type { Calibration } from '@/lib/domain/readiness/calibration';
import {
  CONFIDENCES_DOWN,
  confidenceInWords,
  saidInWords,
  verdictOf,
} from '@/lib/domain/readiness/calibration-words';
import { ScoreTable } from './score-table';
import { ShareTable } from './share-table';
import { VerdictBox } from './verdict-box';

/** The same for the person: how sure they said they were, and how often they were right. */
export function ConfidenceSection({ confidence }: { confidence: Calibration['confidence'] }) {
  const { said } = confidence;
  const top = CONFIDENCES_DOWN.find((word) => said[word].n > 0);
  const { type, text } = confidenceInWords(confidence);
  const isOff = type === 'over' || type === 'under' || type === 'alike';
  return (
    <section aria-labelledby="confidence-title" className="mt-10">
      <h2 id="confidence-title" className="text-xl font-semibold">
        Your own confidence
      </h2>
      <div className="mt-2 grid gap-x-12 gap-y-6 lg:grid-cols-2">
        <div className="grid content-start gap-4">
          <div className="max-w-prose">
            {top && <p>{saidInWords(said[top], top)}</p>}
            <p className={`mt-1 ${isOff ? 'border-l-2 border-warn pl-3' : ''}`}>{text}</p>
          </div>
          <ShareTable
            caption="Confidence: words said and shares right"
            first="you said"
            rows={CONFIDENCES_DOWN.map((word) => ({ name: word, ...said[word] }))}
          />
        </div>
        <div className="grid content-start gap-4">
          <VerdictBox verdict={verdictOf(confidence, 'confidence')} />
          <ScoreTable score={confidence} scored="confidence" />
          <p className="max-w-prose text-sm leading-5 text-soft">
            A word has no number of its own: it is scored as the share right of that word on all days before.
          </p>
        </div>
      </div>
    </section>
  );
}
