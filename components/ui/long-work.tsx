'use client';
import { useRef, useState } from 'react';
import type { Progress } from '@/lib/store/port';
import { Button } from './button';

/** Nothing spins under this. */
const QUIET_MS = 200;

/** Work with real progress that can be cancelled. */
export function useLongWork() {
  const [state, setState] = useState<{ done: number; total: number } | null>(null);
  const [running, setRunning] = useState(false);
  const cancelled = useRef(false);
  return {
    state,
    running,
    cancel: () => {
      cancelled.current = true;
    },
    async run<T>(work: (progress: Progress) => Promise<T>): Promise<T> {
      cancelled.current = false;
      setRunning(true);
      const startedAt = performance.now();
      try {
        return await work((done, total) => {
          if (performance.now() - startedAt > QUIET_MS) setState({ done, total });
          return !cancelled.current;
        });
      } finally {
        setState(null);
        setRunning(false);
      }
    },
  };
}

export function WorkLine({ work, what }: { work: ReturnType<typeof useLongWork>; what: string }) {
  if (!work.state) return null;
  const { done, total } = work.state;
  return (
    <div className="mt-2 flex items-center gap-3">
      <progress className="h-2 grow accent-action" value={done} max={total} aria-label={what} />
      <span className="mono text-sm">
        {done} / {total}
      </span>
      <Button onClick={work.cancel}>Cancel</Button>
    </div>
  );
}
