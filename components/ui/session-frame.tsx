'use client';
/** What stands around every session: how far it is, undo, and what went wrong. */
import Link from 'next/link';
import type { SessionProblem, SessionView } from '@/lib/client/session-view';
import { Button } from './button';
import { ProblemBox } from './problem-box';

export function TopLine({
  view,
  back,
  onUndo,
}: {
  view: SessionView;
  back: { href: string; name: string };
  onUndo: () => void;
}) {
  const share = view.total === 0 ? 0 : view.done / view.total;
  return (
    <div className="mb-4">
      <div className="flex flex-wrap items-center justify-between">
        <Link href={back.href} prefetch={false} className="label -ml-2 flex min-h-11 items-center px-2">
          {back.name}
        </Link>
        <div className="flex items-center gap-2">
          {view.total > 0 && (
            <p className="label">
              <span className="sr-only">Done: </span>
              {view.done} / {view.total}
            </p>
          )}
          {view.style === 'feedback' && (
            <Button look="quiet" className="label" disabled={!view.canUndo} onClick={onUndo}>
              Undo
            </Button>
          )}
        </div>
      </div>
      <div className="h-1.5 border-b border-line" aria-hidden>
        <div className="corrugated-progress h-1 text-action" style={{ width: `${share * 100}%` }} />
      </div>
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
