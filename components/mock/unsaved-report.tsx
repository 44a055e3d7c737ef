'use client';
import { heldOf } from '@/lib/domain/mock/held';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { shareOf } from '@/lib/domain/mock/rubric';
import type { MockSession } from '@/lib/domain/mock/session';
import { Button } from '../ui/button';
import { ReportView } from './report-view';

/** The report of a review the device would not keep: to be read and saved as a file, or gone back from to try again. */
export function UnsavedReport({
  prompt,
  session,
  onBack,
}: {
  prompt: Prompt;
  session: MockSession;
  onBack: () => void;
}) {
  const answer = heldOf(prompt, session);
  if (!answer) return null;
  const { sessionId, promptId, countedAt } = session;
  const share = shareOf(answer.scores, prompt.dimensions);
  return (
    <>
      <section role="alert" className="mb-4 rounded-md border border-wrong bg-surface p-3.5">
        <p>
          The score is not saved: this review is not among yours and counts for nothing until it is. Save the
          report as a file, or go back and try again.
        </p>
        <Button className="mt-2" onClick={onBack}>
          Back to the score
        </Button>
      </section>
      <ReportView
        prompt={prompt}
        past={{ eventId: sessionId, sessionId, promptId, heldAt: countedAt, share, answer }}
      />
    </>
  );
}
