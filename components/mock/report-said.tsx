'use client';
import dynamic from 'next/dynamic';
import type { PastReview } from '@/lib/client/mock/queries';
import { printClock } from '@/lib/domain/mock/clock';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { PHASE_NAMES, PHASES } from '@/lib/domain/mock/words';
import { HtmlSpan } from '../ui/html';
import { PastPlayback } from '../ui/player';

const Whiteboard = dynamic(() => import('./whiteboard').then((m) => m.Whiteboard), { ssr: false });

/** Notes, recordings and drawing of a review, phase by phase. */
export function Said({ past: { answer }, prompt }: { past: PastReview; prompt: Prompt }) {
  return (
    <section aria-labelledby="said-title" className="mt-8">
      <h2 id="said-title" className="text-xl font-semibold">
        What was said
      </h2>
      <div className="mt-2 grid gap-4 lg:grid-cols-2 print:block">
        {PHASES.map((phase) => (
          <div key={phase}>
            <h3 className="label">
              {PHASE_NAMES[phase]} · {printClock(answer.spentMs[phase])}
            </h3>
            {answer.probed
              .filter((p) => p.phase === phase)
              .map(({ probe, heard }) => (
                <p key={probe} className="text-soft">
                  Asked: <HtmlSpan html={prompt.probes.find((p) => p.id === probe)?.ask ?? probe} />
                  {heard && ' (answered)'}
                </p>
              ))}
            <p className="whitespace-pre-wrap break-words">{answer.notes[phase] || 'Nothing written.'}</p>
            {answer.recordings
              .filter((r) => r.phase === phase)
              .map(({ hash }, i) => (
                <PastPlayback key={hash} hash={hash} label={`Play ${PHASE_NAMES[phase]}, ${i + 1}`} />
              ))}
          </div>
        ))}
      </div>
      {answer.remarks !== '' && (
        <>
          <h3 className="label mt-4">Interviewer’s notes</h3>
          <p className="whitespace-pre-wrap break-words">{answer.remarks}</p>
        </>
      )}
      {answer.board !== '' && (
        <>
          <h3 className="label mt-4">Whiteboard</h3>
          <Whiteboard text={answer.board} onChange={() => undefined} readOnly />
        </>
      )}
    </section>
  );
}
