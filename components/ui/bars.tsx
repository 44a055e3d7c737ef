'use client';
import { CONFIDENCES, type Confidence } from '@/lib/domain/quiz/answer';
import { GRADES, type Grade } from '@/lib/domain/review/grade';
import type { Memory } from '@/lib/domain/review/schedule';
import { intervalInWords } from '@/lib/domain/review/words';

export const CONFIDENCE_WORDS: Record<Confidence, string> = {
  guess: 'Guess',
  fairly: 'Fairly',
  sure: 'Sure',
};

/** Hands the answer in: how sure is asked before the key is shown. */
export function ConfidenceBar({
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
}

export const GRADE_WORDS: Record<Grade, string> = {
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
};

/** One line that says what each grade means. */
const MEANS = {
  four: 'Again: not known. Hard: known with effort. Good: known. Easy: known at once.',
  two: 'Again: not known. Good: known, with or without effort.',
};

export function GradeBar({
  previews,
  proposed,
  twoButtons,
  nowMs,
  onGrade,
}: {
  previews: Record<Grade, Memory>;
  proposed: Grade | null;
  twoButtons: boolean;
  nowMs: number;
  onGrade: (grade: Grade) => void;
}) {
  const grades = twoButtons ? GRADES.filter((g) => g === 'again' || g === 'good') : GRADES;
  return (
    <div>
      <p id="grade-means" className="mb-1.5 text-sm text-soft">
        {twoButtons ? MEANS.two : MEANS.four}
        {proposed && ` Proposed: ${GRADE_WORDS[proposed]}.`}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, no form to submit */}
      <div
        role="group"
        aria-label="Grade"
        aria-describedby="grade-means"
        className={`grid gap-2 ${twoButtons ? 'grid-cols-2' : 'grid-cols-4'}`}
      >
        {grades.map((grade) => (
          <button
            key={grade}
            type="button"
            onClick={() => onGrade(grade)}
            className={`min-h-14 cursor-pointer rounded-md border bg-surface px-1 ${
              grade === proposed ? 'border-action outline-1 outline-action' : 'border-edge'
            }`}
          >
            <span className="block font-semibold leading-5">{GRADE_WORDS[grade]}</span>
            <span className="mono block text-xs leading-4 text-soft">
              {intervalInWords(previews[grade], nowMs)}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
