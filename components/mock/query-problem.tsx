'use client';
import { StoreError } from '@/lib/client/queries';
import { Button } from '../ui/button';
import { ProblemBox } from '../ui/problem-box';

/** A query that failed: with the store's reason, or because a file of the bank could not be had. */
export function QueryProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const problem = error instanceof StoreError ? error.problem : { type: 'prompt', detail: error.message };
  return (
    <ProblemBox problem={problem}>
      <Button look="primary" onClick={onRetry}>
        Try again
      </Button>
    </ProblemBox>
  );
}
