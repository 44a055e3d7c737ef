'use client';
import { useState } from 'react';
import { discardSpoken, getSpoken, spokenUnder } from '@/lib/client/mock/spoken';
import type { Trouble } from '@/lib/client/recorder';
import { canRecord, getRecorder, useRecorder } from '@/lib/client/recordings';
import type { MockSession } from '@/lib/domain/mock/session';
import { PHASE_NAMES, PHASES, type Phase } from '@/lib/domain/mock/words';
import { Button } from '../ui/button';
import { PastPlayback } from '../ui/player';
import { RecorderTrouble, troubleWords } from '../ui/recorder-trouble';
import type { ReviewProps } from './review-props';

type Act = ReviewProps['act'];

/** What went wrong with what is said in this review. */
function useTrouble({ sessionId }: MockSession): Trouble | null {
  const { trouble, asking } = useRecorder();
  return asking?.startsWith(spokenUnder(sessionId)) ? trouble : null;
}

/** In a line, where the notes are out of sight: nobody talks on to a recording that has stopped. */
export function SpokenTrouble({ session }: { session: MockSession }) {
  const trouble = useTrouble(session);
  return (
    <p role="alert" className="text-sm font-semibold text-wrong">
      {trouble && troubleWords(trouble).title}
    </p>
  );
}

/** Notes that are spoken. Recording goes on beside the other panels and into the next phase; the header shows it. */
export function SpokenNotes({ session, act }: Omit<ReviewProps, 'prompt'>) {
  const { phase } = useRecorder();
  const trouble = useTrouble(session);
  if (!canRecord()) return null;
  const on = phase === 'recording' || phase === 'paused';
  return (
    <div className="mt-3 grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {on ? (
          <Button onClick={() => getRecorder().stop()}>Stop recording</Button>
        ) : (
          <Button
            disabled={!session.running || phase === 'starting'}
            aria-describedby="record-when"
            onClick={() => getSpoken().record(session, act)}
          >
            Record what you say
          </Button>
        )}
        <span id="record-when" className="text-soft">
          {phase === 'starting'
            ? 'The browser asks for the microphone.'
            : !session.running && !on
              ? 'Go on with the review first.'
              : ''}
        </span>
      </div>
      <RecorderTrouble trouble={trouble} />
      <SpokenList session={session} phase={session.phase} act={act} />
      <p className="text-sm text-soft">
        Recordings are kept as you speak, on this device only: never sent, and not in the backup. One goes on
        into the next phase until you stop it.
      </p>
    </div>
  );
}

/** What was recorded in a phase, to be played and, with `act`, thrown away. */
export function SpokenList({ session, phase, act }: { session: MockSession; phase: Phase; act?: Act }) {
  const spoken = session.recordings.filter((r) => r.phase === phase);
  if (spoken.length === 0) return null;
  return (
    <ul className="grid gap-1" aria-label={`Recordings: ${PHASE_NAMES[phase]}`}>
      {spoken.map(({ hash }, i) => (
        <li key={hash} className="flex flex-wrap items-center gap-x-3">
          <span className="label">Recording {i + 1}</span>
          {/* A player takes the line below. */}
          <div className="has-[audio]:order-last has-[audio]:w-full">
            <PastPlayback hash={hash} label={`Play ${PHASE_NAMES[phase]}, ${i + 1}`} />
          </div>
          {act && (
            <Discard name={`${PHASE_NAMES[phase]}, ${i + 1}`} onDiscard={() => discardSpoken(hash, act)} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** All that was recorded, to be heard while it is scored. */
export function SpokenReview({ session }: { session: MockSession }) {
  if (session.recordings.length === 0) return null;
  return (
    <details className="mt-4 max-w-[65ch] rounded-md border border-line">
      <summary className="flex min-h-11 cursor-pointer items-center px-3.5">Hear what you said</summary>
      <div className="grid gap-3 border-t border-line p-3.5">
        {PHASES.filter((phase) => session.recordings.some((r) => r.phase === phase)).map((phase) => (
          <div key={phase}>
            <p className="font-semibold">{PHASE_NAMES[phase]}</p>
            <SpokenList session={session} phase={phase} />
          </div>
        ))}
      </div>
    </details>
  );
}

/** Thrown away only when it is said twice. */
function Discard({ name, onDiscard }: { name: string; onDiscard: () => Promise<void> }) {
  const [asked, setAsked] = useState(false);
  return asked ? (
    <>
      <Button aria-label={`Remove ${name} for good`} onClick={() => void onDiscard()}>
        Remove for good
      </Button>
      <Button look="quiet" onClick={() => setAsked(false)}>
        Keep it
      </Button>
    </>
  ) : (
    <Button look="quiet" aria-label={`Remove ${name}`} onClick={() => setAsked(true)}>
      Remove
    </Button>
  );
}
