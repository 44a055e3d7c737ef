'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { STORE_KEY } from '@/lib/client/queries';
import { deriveAnew } from '@/lib/client/readiness/readiness-query';
import type { StoreProblem } from '@/lib/store/port';
import { Button } from '../../ui/button';
import { useLongWork, WorkLine } from '../../ui/long-work';
import { ProblemBox } from '../../ui/problem-box';

/** An older version counted less of each answer: once, the log is read through again. */
export function OlderRows() {
  const client = useQueryClient();
  const work = useLongWork();
  const [problem, setProblem] = useState<StoreProblem | null>(null);
  const latest = useRef(work);
  latest.current = work;
  const derive = useCallback(async () => {
    setProblem(null);
    const result = await latest.current.run(deriveAnew);
    if (result.ok) await client.invalidateQueries({ queryKey: [STORE_KEY] });
    else setProblem(result.error);
  }, [client]);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void derive();
  }, [derive]);
  const isCancelled = problem?.type === 'cancelled';
  if (problem && !isCancelled) {
    return (
      <ProblemBox problem={problem}>
        <Button look="primary" onClick={() => void derive()}>
          Try again
        </Button>
      </ProblemBox>
    );
  }
  return (
    <section className="mt-6 max-w-xl" aria-label="Counting your answers">
      <p>
        An earlier Drydock counted less of each answer than readiness needs. Your answers are read through
        once more; nothing you did is changed.
      </p>
      <WorkLine work={work} what="Reading your answers" />
      <div role="status">{isCancelled && <p className="mt-3">Stopped. Nothing was changed.</p>}</div>
      {isCancelled && (
        <Button look="primary" className="mt-3" onClick={() => void derive()}>
          Read my answers
        </Button>
      )}
    </section>
  );
}
