'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { PhaseClock } from './phase-clock';
import type { ReviewProps } from './review-props';

/** What stays in sight of a review that is held: the way out, the pause, the clock, and what else must be seen. */
export function ReviewTop({ prompt, session, act, children }: ReviewProps & { children?: ReactNode }) {
  const { running } = session;
  return (
    <div className="sticky top-0 z-10 -mx-5 border-b border-line bg-paper px-5 pb-2">
      <div className="flex items-center justify-between">
        <Link href="/mock" prefetch={false} className="label -ml-2 flex min-h-11 items-center px-2">
          Leave, keep all
        </Link>
        <Button look="quiet" onClick={() => act({ type: running ? 'paused' : 'resumed' })}>
          {running ? 'Pause' : 'Go on'}
        </Button>
      </div>
      <PhaseClock prompt={prompt} session={session} />
      {children}
    </div>
  );
}
