import type { PastAnswer } from '@/lib/client/item-page';
import type { Answer } from '@/lib/domain/quiz/answer';
import type { Context } from '@/lib/domain/review/event';
import { CONFIDENCE_WORDS } from '../ui/confidence-bar';
import { GRADE_WORDS } from '../ui/grade-bar';
import { PastPlayback } from '../ui/player';

const CONTEXT_WORDS: Record<Context, string> = {
  review: 'Review',
  quiz: 'Quiz',
  checkpoint: 'Checkpoint',
  scenario: 'Simulator',
  explain: 'Explaining',
  mock: 'Mock',
  placement: 'Placement',
};

/** More would bury what comes after; the rest is folded away. */
const AT_ONCE = 5;

/** Answers that stand, latest first; what was undone is not among them. */
export function AnswerHistory({ answers }: { answers: readonly PastAnswer[] }) {
  if (answers.length === 0) return <p className="mt-4 text-soft">You have not answered it yet.</p>;
  const earlier = answers.slice(AT_ONCE);
  return (
    <div className="mt-5">
      <h3 className="label mb-1">Your answers</h3>
      <Rows answers={answers.slice(0, AT_ONCE)} />
      {earlier.length > 0 && (
        <details>
          <summary className="cursor-pointer py-2.5 text-soft">{earlier.length} earlier</summary>
          <Rows answers={earlier} />
        </details>
      )}
    </div>
  );
}

function Rows({ answers }: { answers: readonly PastAnswer[] }) {
  return (
    <ul>
      {answers.map(({ id, at, context, right, confidence, grade, answer }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2 last:border-0"
        >
          <span>
            <time dateTime={new Date(at).toISOString()}>{dateOf(at)}</time>
            <span className="text-soft"> · {CONTEXT_WORDS[context]}</span>
          </span>
          <span>
            <span className={right ? 'text-correct' : 'text-wrong'}>
              <span aria-hidden>{right ? '✓ ' : '✕ '}</span>
              {right ? 'Right' : 'Wrong'}
            </span>
            <span className="text-soft">
              {confidence && ` · ${CONFIDENCE_WORDS[confidence]}`}
              {grade && ` · ${GRADE_WORDS[grade]}`}
            </span>
          </span>
          {answer.type === 'explain' && <Told answer={answer} on={dateOf(at)} />}
        </li>
      ))}
    </ul>
  );
}

/** What was written and said to an open question. */
function Told({ answer, on }: { answer: Answer & { type: 'explain' }; on: string }) {
  const { text, recording } = answer;
  return (
    <div className="w-full">
      {text && (
        <details>
          <summary className="cursor-pointer py-2.5 text-soft">What you wrote</summary>
          <p className="whitespace-pre-wrap">{text}</p>
        </details>
      )}
      {recording && <PastPlayback hash={recording} label={`Play what you said on ${on}`} />}
    </div>
  );
}

const dateOf = (at: number) =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
