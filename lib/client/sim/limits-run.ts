'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LimitsRun } from '@/lib/sim/cgroups/host';
import type { LimitsScenario } from '@/lib/sim/cgroups/scenario';
import { type ExactRun, ExactRuns } from './limits-exact';
import { previewOf } from './limits-preview';

/** A slider under a finger moves more often than this; the exact run is for where it comes to rest. */
const REST_MS = 40;

export interface ShownRun {
  /** What is drawn: the exact run, or the first part of it while that is under way. */
  run: LimitsRun;
  state: 'exact' | 'first part' | 'first part only';
  /** The last exact run, of an earlier scenario while the next is under way. */
  exact: ExactRun | null;
}

export function useLimitsRun(scenario: LimitsScenario): ShownRun {
  const [exact, setExact] = useState<ExactRun | null>(null);
  const [failed, setFailed] = useState(false);
  const runs = useRef<ExactRuns | null>(null);
  useEffect(() => {
    const own = new ExactRuns(
      (done) => {
        setExact(done);
        setFailed(false);
      },
      () => setFailed(true),
    );
    runs.current = own;
    return () => own.end();
  }, []);
  useEffect(() => {
    const own = runs.current;
    own?.drop();
    const timer = setTimeout(() => own?.ask(scenario), REST_MS);
    return () => clearTimeout(timer);
  }, [scenario]);
  const isExact = exact?.scenario === scenario;
  const run = useMemo(() => (isExact ? exact.run : previewOf(scenario)), [isExact, exact, scenario]);
  return { run, state: isExact ? 'exact' : failed ? 'first part only' : 'first part', exact };
}
