'use client';
import { intervalInWords } from '@/lib/domain/review/durations';
import { GRADES, type Grade } from '@/lib/domain/review/grade';
import type { Memory } from '@/lib/domain/review/schedule';

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

/** How well it was known; each grade says when the card comes back. */
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
