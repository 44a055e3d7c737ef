import { fillNumbers, type Numbers } from '@/lib/domain/bank/numbers';
import type { Goal } from '@/lib/domain/bank/scenario';
import { HtmlSpan } from '../html';

/** What has to hold, and whether it does; `met` is null before the first run. */
export function GoalList({
  goals,
  met,
  numbers,
}: {
  goals: readonly Goal[];
  met: readonly string[] | null;
  /** As they were drawn for this asking. */
  numbers: Numbers;
}) {
  return (
    <section aria-label="Goals">
      <p className="label mb-1.5">Goals</p>
      <ul className="grid gap-1">
        {goals.map(({ id, text }) => {
          const isMet = met?.includes(id);
          return (
            <li key={id} className="flex gap-3">
              <span
                aria-hidden
                className={`mono w-4 shrink-0 ${met === null ? 'text-soft' : isMet ? 'text-correct' : 'text-wrong'}`}
              >
                {met === null ? '·' : isMet ? '✓' : '✕'}
              </span>
              <span>
                {met !== null && <span className="sr-only">{isMet ? 'Met: ' : 'Not met: '}</span>}
                <HtmlSpan html={fillNumbers(text, numbers)} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
