'use client';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button';

/** Stands between the candidate's screen and the interviewer's: nobody gets past it by one slip of a finger. */
export function HandBack({
  onInterviewer,
  onCandidate,
}: {
  onInterviewer: () => void;
  onCandidate: () => void;
}) {
  const [sure, setSure] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button that was pressed is gone
  useEffect(() => {
    window.scrollTo(0, 0);
    title.current?.focus();
  }, [sure]);
  return (
    <section className="flex min-h-[calc(100dvh-3.5rem)] flex-col">
      <div className="grow" />
      <div className="corrugated-progress h-7 max-w-md text-line" aria-hidden />
      <h1 ref={title} tabIndex={-1} className="mt-6 text-2xl font-semibold text-balance">
        Give the device to the interviewer
      </h1>
      <p className="mt-2 max-w-[65ch] text-soft">
        Their screen comes next. It has notes, scores and answers that a candidate sees only afterwards. The
        whiteboard is kept and the clock goes on.
      </p>
      <div className="grow" />
      <div className="grid gap-3 pb-[max(1rem,env(safe-area-inset-bottom))] sm:flex">
        {/* The way back takes the place of the first button: two taps on one spot end where they began. */}
        {!sure && (
          <Button className="min-h-14" onClick={() => setSure(true)}>
            I am the interviewer
          </Button>
        )}
        <Button look="quiet" className="min-h-14" onClick={onCandidate}>
          Back to the candidate’s screen
        </Button>
        {sure && (
          <Button look="primary" onClick={onInterviewer}>
            Show the interviewer’s screen
          </Button>
        )}
      </div>
    </section>
  );
}
