'use client';
/** What a session says when it cannot go on, or not be saved. */
import type { Saved, SessionProblem } from '@/lib/client/session-view';
import { plural } from '@/lib/domain/review/words';
import { Button } from './button';
import { ProblemBox } from './problem-box';

/** What was not written, that it is kept, and what to do. */
export function UnsavedBox({
  unsaved: { count, problem },
  onRetry,
}: {
  unsaved: Extract<Saved, { type: 'unsaved' }>;
  onRetry: () => void;
}) {
  const full = problem.type === 'full';
  return (
    <div role="alert" className="mb-4 rounded-md border border-wrong bg-surface p-3.5">
      <p className="font-semibold text-wrong">
        {full
          ? 'Not saved: there is no room left on this device.'
          : 'Not saved: the browser refused to write.'}
      </p>
      <p className="mt-1">
        Everything saved before is safe. {plural(count, 'step')} {count === 1 ? 'is' : 'are'} kept in this
        tab, so leave it open. {full && 'Free some space, then try again.'} You can go on reviewing.
      </p>
      <Button className="mt-3" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

export function SessionProblemBox({
  problem,
  onRetry,
  onGoOn,
}: {
  problem: SessionProblem;
  onRetry: () => void;
  onGoOn: () => void;
}) {
  return (
    <ProblemBox problem={problem}>
      <Button look="primary" onClick={onRetry}>
        Try again
      </Button>
      {problem.type === 'refused' && <Button onClick={onGoOn}>Go on without saving</Button>}
    </ProblemBox>
  );
}
