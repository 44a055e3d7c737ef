'use client';
import type { ReactNode } from 'react';
import { PHASE_NAMES, PHASES, type Phase } from '@/lib/domain/mock/words';
import { ProbeList } from './probe-list';
import type { ReviewProps } from './review-props';
import { SpokenList, SpokenNotes } from './spoken-notes';

/** Notes of the phase that is on; those before it stay at hand and can still be changed. */
export function NotesPanel({
  prompt,
  session,
  act,
  title = 'Notes',
  rows = 10,
  hint = 'Say it aloud; write what you said in a few words. Your points are looked for here.',
  children,
}: ReviewProps & {
  title?: string;
  rows?: number;
  hint?: string;
  /** Between the notes of now and those before. */
  children?: ReactNode;
}) {
  const at = PHASES.indexOf(session.phase);
  const before = PHASES.slice(0, at).reverse();
  const field = (phase: Phase, rows: number) => (
    <textarea
      id={`notes-${phase}`}
      rows={rows}
      value={session.notes[phase]}
      onChange={(event) => act({ type: 'noted', phase, text: event.target.value })}
      className="block w-full rounded-md border border-edge bg-surface p-3"
    />
  );
  return (
    <div className="grid gap-4">
      <div>
        <label htmlFor={`notes-${session.phase}`} className="label mb-1 block">
          {title}: {PHASE_NAMES[session.phase]}
        </label>
        {field(session.phase, rows)}
        <p className="mt-1 text-sm text-soft">{hint}</p>
        {/* An interviewer writes; only a person alone records, and only themselves. */}
        {session.mode === 'solo' && <SpokenNotes session={session} act={act} />}
      </div>
      {children}
      {before.map((phase) => (
        <details key={phase} className="rounded-md border border-line">
          <summary className="flex min-h-11 cursor-pointer items-center px-3.5">
            {PHASE_NAMES[phase]}
            {session.notes[phase] === '' && <span className="ml-2 text-soft">nothing written</span>}
            {session.recordings.some((r) => r.phase === phase) && (
              <span className="ml-2 text-soft">· recorded</span>
            )}
          </summary>
          <div className="border-t border-line p-3">
            <ProbeList prompt={prompt} session={session} phase={phase} />
            <label htmlFor={`notes-${phase}`} className="sr-only">
              {title}: {PHASE_NAMES[phase]}
            </label>
            {field(phase, 5)}
            <SpokenList session={session} phase={phase} act={act} />
          </div>
        </details>
      ))}
    </div>
  );
}
