'use client';
import { useEffect, useState } from 'react';
import type { PairHost } from '@/lib/client/mock/pair-host';
import type { LinkState } from '@/lib/client/mock/pair-link';
import type { Offering } from '@/lib/client/mock/use-connecting';
import { PHASE_NAMES, PHASES } from '@/lib/domain/mock/words';
import { Button } from '../ui/button';
import { BoardPanel } from './board-panel';
import { ConnectPanel } from './connect-panel';
import { timeOf } from './connect-words';
import { InterviewerNotes } from './interviewer-notes';
import { LiveScore } from './live-score';
import { type Place, PlaceBar, placeBeside } from './place-bar';
import type { ReviewProps } from './review-props';
import { ReviewTop } from './review-top';
import { ScriptPanel } from './script-panel';

type Part = 'script' | 'notes' | 'score' | 'candidate';
const PLACES: readonly Place<Part>[] = [
  { value: 'script', name: 'Script', besideOnWide: true },
  { value: 'notes', name: 'Notes' },
  { value: 'score', name: 'Score' },
  { value: 'candidate', name: 'Candidate' },
];

export interface InterviewerProps extends ReviewProps {
  host: PairHost;
  link: LinkState | null;
  offering: Offering;
  onHandOver: () => void;
}

/** The interviewer's screen of a pair: the script on one side; notes, score, or the candidate's board on the other. */
export function InterviewerView({
  prompt,
  session,
  act,
  host,
  link,
  offering,
  onHandOver,
}: InterviewerProps) {
  const [place, setPlace] = useState<Part>('script');
  const { phase } = session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each phase begins at the top of the page
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [phase]);
  const next = PHASES[PHASES.indexOf(phase) + 1];
  const props = { prompt, session, act };
  return (
    // Down to the last line of the screen, over the page's own foot: what comes next stays where it is.
    <div className="-mb-10 flex min-h-[calc(100dvh-0.5rem)] flex-col">
      <ReviewTop {...props}>
        <DeviceLine link={link} />
      </ReviewTop>
      <div className="grid grow content-start gap-x-10 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 lg:col-start-2">
          <PlaceBar label="What is in sight" places={PLACES} picked={place} onPick={setPlace} />
        </div>
        <div
          className={`mt-3 lg:col-start-1 lg:row-span-2 lg:row-start-1 ${place === 'script' ? '' : 'hidden lg:block'}`}
        >
          <ScriptPanel {...props} />
        </div>
        <div className={`mt-3 min-w-0 ${place === 'script' ? 'hidden lg:block' : ''}`}>
          <Beside place={placeBeside(PLACES, place)} {...props} host={host} link={link} offering={offering} />
        </div>
      </div>
      <div className="sticky bottom-0 -mx-5 mt-6 flex gap-3 bg-paper px-5 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]">
        <Button
          className="min-h-14 shrink-0 px-3!"
          aria-label="Hand over to the candidate"
          onClick={onHandOver}
        >
          Hand over
        </Button>
        <Button
          look="primary"
          className="grow px-3! lg:min-w-72 lg:grow-0"
          onClick={() => act({ type: 'advanced' })}
        >
          {next ? `Next: ${PHASE_NAMES[next]}` : 'End and score it'}
        </Button>
      </div>
    </div>
  );
}

/** What stands beside the script on a wide screen, and in its place on a phone. */
function Beside({
  place,
  host,
  link,
  offering,
  ...props
}: Omit<InterviewerProps, 'onHandOver'> & { place: Part }) {
  return (
    <>
      {/* Hidden, not gone: what is unfolded in them stays so. */}
      <div hidden={place !== 'notes'}>
        <InterviewerNotes {...props} />
      </div>
      <div hidden={place !== 'score'}>
        <LiveScore {...props} />
      </div>
      {place === 'candidate' && (
        <div className="grid gap-8">
          <section aria-labelledby="board-title">
            <h2 id="board-title" className="mb-2 font-semibold">
              Their whiteboard
            </h2>
            <BoardPanel text={props.session.board} onChange={null} />
          </section>
          <ConnectPanel host={host} link={link} offering={offering} />
        </div>
      )}
    </>
  );
}

/** How the candidate's device is, wherever the interviewer looks; nothing where there is none. */
function DeviceLine({ link }: { link: LinkState | null }) {
  return (
    <p role="status" className="label mt-1 empty:hidden">
      {link &&
        (link.status === 'connected' ? (
          <>
            <span aria-hidden>● </span>Candidate’s device connected
          </>
        ) : (
          <span className="text-warn">
            <span aria-hidden>○ </span>Candidate’s device not connected, last seen {timeOf(link.lastSeenAt)}
          </span>
        ))}
    </p>
  );
}
