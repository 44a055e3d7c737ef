'use client';
import type { Prompt } from '@/lib/domain/mock/prompt';
import type { MockSession } from '@/lib/domain/mock/session';
import type { Phase } from '@/lib/domain/mock/words';
import { Button } from '../ui/button';
import { HtmlSpan } from '../ui/html';

const askOf = (prompt: Prompt, probeId: string) => prompt.probes.find((p) => p.id === probeId)?.ask ?? '';

/** What the interviewer asked last in this phase, wherever the candidate looks. */
export function NewestProbe({
  prompt,
  session,
  onAnswer,
}: {
  prompt: Prompt;
  session: MockSession;
  /** To the notes; null where they are on screen. */
  onAnswer: (() => void) | null;
}) {
  const newest = session.probed.findLast((p) => p.phase === session.phase);
  return (
    <div role="status">
      {newest && (
        <div className="mt-3 border-l-4 border-action bg-surface py-2 pr-2 pl-3.5">
          <p className="label">The interviewer asks</p>
          <p className="mt-0.5 text-lg">
            <HtmlSpan html={askOf(prompt, newest.probe)} />
          </p>
          {onAnswer && (
            <Button look="quiet" className="-ml-2 lg:hidden" onClick={onAnswer}>
              Answer in the notes
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** All that was asked in a phase. */
export function ProbeList({
  prompt,
  session,
  phase,
}: {
  prompt: Prompt;
  session: MockSession;
  phase: Phase;
}) {
  const own = session.probed.filter((p) => p.phase === phase);
  if (own.length === 0) return null;
  return (
    <ul className="mb-2 grid gap-1 text-soft" aria-label="Asked in this phase">
      {own.map(({ probe }) => (
        <li key={probe} className="border-l-2 border-line pl-3">
          <HtmlSpan html={askOf(prompt, probe)} />
        </li>
      ))}
    </ul>
  );
}
