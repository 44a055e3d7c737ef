'use client';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { StoreError } from '@/lib/client/queries';
import { noteToday, type ReadinessView, readinessQuery } from '@/lib/client/readiness/readiness-query';
import { Button } from '../../ui/button';
import { ProblemBox } from '../../ui/problem-box';
import { MoreLinks } from './more-links';
import { Needs } from './needs';
import { NumberPart } from './number-part';
import { OlderRows } from './older-rows';
import { RoleChoice } from './role-choice';
import { Weakest } from './weakest';

/** Below what is seen first: fetched when the number stands. */
const Because = dynamic(() => import('./because').then((m) => m.Because), { ssr: false });
const MockAxis = dynamic(() => import('./mock-axis').then((m) => m.MockAxis), { ssr: false });

/** How ready one is: the number and all it is made of, or what to answer until there can be one. */
export function ReadinessScreen() {
  const readiness = useQuery(readinessQuery());
  if (readiness.error) {
    const { error } = readiness;
    const problem = error instanceof StoreError ? error.problem : { type: 'bank', detail: error.message };
    return (
      <ProblemBox problem={problem}>
        <Button look="primary" onClick={() => void readiness.refetch()}>
          Try again
        </Button>
      </ProblemBox>
    );
  }
  return (
    <div>
      <h1 className="text-2xl font-semibold">Readiness</h1>
      {!readiness.data && <p className="label mt-8">Reading what you know</p>}
      {readiness.data?.current === false && <OlderRows />}
      {readiness.data?.current && <Loaded view={readiness.data.view} />}
    </div>
  );
}

function Loaded({ view }: { view: ReadinessView }) {
  const { readiness, learned } = view;
  const hasAnswers = learned.firsts > 0;
  useEffect(() => {
    if (hasAnswers) void noteToday();
  }, [hasAnswers]);
  return (
    <div className="mt-4 grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <div className="grid min-w-0 content-start gap-6">
        {readiness.enough ? (
          <NumberPart view={view} ready={readiness} />
        ) : (
          <Needs view={view} {...readiness} />
        )}
        <RoleChoice role={view.role} />
      </div>
      <div className="grid min-w-0 content-start gap-8">
        {readiness.enough && <Weakest view={view} estimate={readiness.estimate} />}
        <MockAxis />
      </div>
      {readiness.enough && <Because view={view} estimate={readiness.estimate} />}
      <MoreLinks />
    </div>
  );
}
