'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { StoreError } from '@/lib/client/queries';
import { type CalibrationView, calibrationQuery } from '@/lib/client/readiness/calibration-query';
import { Button } from '../../ui/button';
import { ProblemBox } from '../../ui/problem-box';
import { ConfidenceSection } from './confidence-section';
import { ModelSection } from './model-section';
import { WhatCounts } from './what-counts';

/** The chances that were logged with answers, held against what came of them. */
export function CalibrationScreen() {
  const query = useQuery(calibrationQuery());
  if (query.error) {
    const { error } = query;
    const problem = error instanceof StoreError ? error.problem : { type: 'failed', detail: error.message };
    return (
      <ProblemBox problem={problem}>
        <Button look="primary" onClick={() => void query.refetch()}>
          Try again
        </Button>
      </ProblemBox>
    );
  }
  return (
    <div>
      <Link href="/readiness" className="label -ml-2 flex min-h-11 w-max items-center px-2">
        Readiness
      </Link>
      <h1 className="text-2xl font-semibold">How far to trust it</h1>
      {query.data ? <Loaded {...query.data} /> : <p className="label mt-8">Reading your answers</p>}
    </div>
  );
}

function Loaded({ calibration: { model, confidence }, isWhole }: CalibrationView) {
  return (
    <>
      <p className="mt-2 max-w-prose text-soft">
        Before you answer, readiness puts a chance on your being right and logs it with the answer. Here those
        chances are held against what came.
      </p>
      {!isWhole && (
        <p className="mt-3 max-w-prose border-l-2 border-warn pl-3">
          Days counted by an older version are not in these figures yet.{' '}
          <Link href="/readiness" className="underline underline-offset-4">
            Open Readiness
          </Link>{' '}
          once, and they are.
        </p>
      )}
      {model.n === 0 ? (
        <Nothing />
      ) : (
        <>
          <ModelSection model={model} />
          {confidence.n > 0 && <ConfidenceSection confidence={confidence} />}
        </>
      )}
      <WhatCounts />
    </>
  );
}

const Nothing = () => (
  <>
    <div className="corrugated-progress mt-6 h-7 max-w-md text-line" aria-hidden />
    <p className="mt-4 max-w-prose">
      Nothing to score yet. Answer questions in a review, a quiz or a checkpoint; from 100 answers on this
      page says whether the chances beat simple averages.
    </p>
    <Link href="/" className="mt-1 inline-flex min-h-11 items-center underline underline-offset-4">
      See what is due today
    </Link>
  </>
);
