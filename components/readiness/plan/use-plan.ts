'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { PlanJob } from '@/lib/client/readiness/plan-job';
import type { PlanView } from '@/lib/client/readiness/plan-query';
import type { PlanRequest } from '@/lib/client/readiness/plan-worker';
import type { Backlog } from '@/lib/domain/readiness/backlog';
import type { DatePlan, Missing } from '@/lib/domain/readiness/plan';
import { dateAhead } from '@/lib/domain/review/settings';

/** Nothing is shown of work that is done sooner. */
const QUIET_MS = 200;

interface Found {
  /** Another view makes all of it stale. */
  of: PlanView | null;
  plan: DatePlan | null;
  backlog: Backlog | null;
  /** By the days that are missed. */
  missing: ReadonlyMap<string, Missing>;
}
const NOTHING: Found = { of: null, plan: null, backlog: null, missing: new Map() };

export interface LookAhead extends Omit<Found, 'of'> {
  isAtWork: boolean;
  progress: { done: number; total: number } | null;
  problem: string | null;
  askMissing(days: number[]): void;
}

function requestOf({ state, settings, today, studiedMinutes, hasBacklog }: PlanView): PlanRequest | null {
  const pace = { minutesADay: settings.minutesPerDay, studiedMinutes };
  const date = dateAhead(settings, today);
  if (date !== null) return { type: 'plan', state, pace, date };
  return hasBacklog ? { type: 'backlog', state, pace } : null;
}

export const missedKey = (days: readonly number[]) => days.join(' ');

/** Works out the days ahead beside the page; what was found before stands until then. */
export function usePlan(view: PlanView): LookAhead {
  const [found, setFound] = useState(NOTHING);
  const [progress, setProgress] = useState<LookAhead['progress']>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const job = useRef<PlanJob | null>(null);
  useEffect(() => {
    setProblem(null);
    setProgress(null);
    const request = requestOf(view);
    if (!request) return setFound({ ...NOTHING, of: view });
    const startedAt = performance.now();
    const own = new PlanJob(request, {
      failed: setProblem,
      answer(answer) {
        if (answer.type === 'progress') {
          if (performance.now() - startedAt > QUIET_MS) setProgress(answer);
          return;
        }
        setProgress(null);
        if (answer.type === 'plan') setFound({ ...NOTHING, of: view, plan: answer.plan });
        else if (answer.type === 'backlog') setFound({ ...NOTHING, of: view, backlog: answer.backlog });
        else
          setFound((f) => ({
            ...f,
            missing: new Map(f.missing).set(missedKey(answer.days), answer.missing),
          }));
      },
    });
    job.current = own;
    return () => own.end();
  }, [view]);
  const askMissing = useCallback((days: number[]) => job.current?.ask({ type: 'missing', days }), []);
  return { ...found, isAtWork: found.of !== view && problem === null, progress, problem, askMissing };
}
