'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { type GuestState, seenAt } from '@/lib/client/mock/pair-guest';
import { type Answering, useAnswer } from '@/lib/client/mock/use-connecting';
import { leavePair, usePairGuest, useScreenOn } from '@/lib/client/mock/use-pair';
import { Button } from '../ui/button';
import { BoardPanel } from './board-panel';
import { CandidateScreen } from './candidate-screen';
import { CodeIn } from './code-in';
import { CodeOut } from './code-out';
import { SlowAdvice, timeOf, WhatItNeeds } from './connect-words';

/** The candidate's own device: it joins the interviewer's in the same room, and shows what a candidate may see. */
export function JoinScreen() {
  const pair = usePairGuest();
  return pair ? <Joined {...pair} /> : <p className="label mt-8">Opening</p>;
}

type Pair = NonNullable<ReturnType<typeof usePairGuest>>;

function Joined({ guest, state, nowMs }: Pair) {
  const router = useRouter();
  const answering = useAnswer(guest.connect);
  useScreenOn();
  useOfferInAddress(answering);
  const leave = () => {
    leavePair();
    router.push('/mock');
  };
  const view = seenAt(state, nowMs);
  if (!view)
    return (
      <div>
        <Link href="/mock" className="label -ml-2 flex min-h-11 w-max items-center px-2">
          All prompts
        </Link>
        <h1 className="text-2xl font-semibold">Join as candidate</h1>
        <p className="mt-1 mb-6 max-w-[65ch] text-soft">
          Your interviewer has Drydock open on a device in this room. This one shows you the situation, the
          questions and the clock, and has the whiteboard.
        </p>
        <JoinSteps answering={answering} />
      </div>
    );
  if (state.link?.bye === 'over' || view.stage === 'score')
    return <Over board={state.board.text} scored={state.link?.bye === 'over'} onLeave={leave} />;
  return (
    <CandidateScreen
      view={view}
      board={state.board.text}
      onDraw={guest.draw}
      top={
        <div className="flex items-center justify-between">
          <span className="label">Candidate</span>
          <Button look="quiet" className="-mr-2" onClick={leave}>
            Leave
          </Button>
        </div>
      }
      standing={<Standing state={state} />}
      notice={<CutNotice state={state} answering={answering} />}
    />
  );
}

/** A phone's own camera app opens the address in the code: the offer is in it. */
function useOfferInAddress({ answer }: Answering) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is read once
  useEffect(() => {
    const { hash, pathname } = window.location;
    if (hash.length < 2) return;
    const timer = setTimeout(() => {
      // A code is good once: a reload does not answer it again.
      window.history.replaceState(window.history.state, '', pathname);
      answer(hash);
    });
    return () => clearTimeout(timer);
  }, []);
}

function JoinSteps({ answering: { state, answer, cancel } }: { answering: Answering }) {
  if (state.phase === 'making')
    return (
      <p role="status" className="label">
        Making your code
      </p>
    );
  if (state.phase === 'idle')
    return (
      <div className="grid max-w-2xl gap-4">
        <h2 className="font-semibold">Take the code on the interviewer’s screen</h2>
        <CodeIn label="Or paste it" action="Go on" problem={state.problem} onCode={answer} />
        <WhatItNeeds />
      </div>
    );
  return (
    <div className="grid max-w-2xl gap-4">
      <h2 className="font-semibold">Now show the interviewer this</h2>
      <CodeOut label="Code for the interviewer’s device" code={state.code ?? ''} />
      <p role="status" className="text-soft">
        Once they took it, the review comes here by itself.
      </p>
      <SlowAdvice state={state} />
      <Button look="quiet" className="-ml-2 justify-self-start" onClick={cancel}>
        Begin again
      </Button>
      <WhatItNeeds />
    </div>
  );
}

const isCut = ({ link }: GuestState) => !link || link.status === 'closed';

/** How the line is, and whether what is drawn goes over it. */
function Standing({ state }: { state: GuestState }) {
  const { link, unsent } = state;
  const silent = link?.status === 'silent' || isCut(state);
  return (
    <div role="status" className="mt-1">
      {silent ? (
        <p className="label">
          <span className="text-warn">
            <span aria-hidden>○ </span>Not connected{link && `, last seen ${timeOf(link.lastSeenAt)}`}
          </span>
        </p>
      ) : (
        <p className="label">
          <span aria-hidden>● </span>Connected
        </p>
      )}
      {link?.refused && (
        <p className="text-warn">
          The other device sent something this Drydock does not know. Reload the page on both.
        </p>
      )}
      {unsent && (
        <p className="text-warn">The board is too large to send. It is kept here; show this screen.</p>
      )}
    </div>
  );
}

/** The line is cut: what was kept, and how to join again. */
function CutNotice({ state, answering }: { state: GuestState; answering: Answering }) {
  if (!isCut(state)) return null;
  const busy = answering.state.phase !== 'idle';
  return (
    <section aria-label="Not connected" className="mt-3 rounded-md border border-warn bg-surface p-3.5">
      <p role="alert">
        {state.link?.bye === 'left' && 'The interviewer’s page was closed. '}You can go on drawing: your board
        is kept on this device.
      </p>
      <details className="mt-1" open={busy || undefined}>
        <summary className="flex min-h-11 cursor-pointer items-center font-semibold underline underline-offset-4">
          Join again
        </summary>
        <div className="mt-2">
          <JoinSteps answering={answering} />
        </div>
      </details>
    </section>
  );
}

function Over({ board, scored, onLeave }: { board: string; scored: boolean; onLeave: () => void }) {
  return (
    <section className="mt-4">
      <h1 className="text-2xl font-semibold">The conversation is over</h1>
      <p className="mt-2 max-w-[65ch] text-soft">
        {scored
          ? 'The interviewer’s device has the report. Look at it together.'
          : 'The interviewer scores it now; the report comes on their device.'}{' '}
        Your board is here as long as this page is open.
      </p>
      <div className="mt-5 max-w-3xl">
        <BoardPanel text={board} onChange={null} />
      </div>
      <Button look="primary" className="mt-6 w-full sm:w-auto" onClick={onLeave}>
        Leave
      </Button>
    </section>
  );
}
