'use client';
import type { PairHost } from '@/lib/client/mock/pair-host';
import type { LinkState } from '@/lib/client/mock/pair-link';
import type { Offering } from '@/lib/client/mock/use-connecting';
import { Button } from '../ui/button';
import { CodeIn } from './code-in';
import { CodeOut } from './code-out';
import { SlowAdvice, timeOf, WhatItNeeds } from './connect-words';

const JOIN = '/mock/join';

/** The interviewer's side of connecting the candidate's device. */
export function ConnectPanel({
  host,
  link,
  offering,
}: {
  host: PairHost;
  link: LinkState | null;
  offering: Offering;
}) {
  const { state, begin, accept, cancel } = offering;
  return (
    <section aria-labelledby="device-title" className="grid gap-3">
      <h2 id="device-title" className="font-semibold">
        The candidate’s own device
      </h2>
      {state.phase === 'idle' ? (
        <Standing
          link={link}
          problem={state.problem !== null}
          onBegin={begin}
          onEnd={() => host.end('left')}
        />
      ) : state.phase === 'making' ? (
        <p role="status" className="label">
          Making the code
        </p>
      ) : (
        <>
          <Step number={1} title="Show them this">
            <p className="mb-3 max-w-[65ch] text-soft">
              They point their phone’s camera at it, or open Drydock there and tap Mock, Join as candidate.
            </p>
            <CodeOut
              label="Code for the candidate’s device"
              code={state.code ?? ''}
              picture={`${window.location.origin}${JOIN}#${state.code}`}
            />
          </Step>
          <Step number={2} title="Take the answer on their screen">
            {state.phase === 'joining' ? (
              <p role="status">Looking for their device</p>
            ) : (
              <CodeIn label="Or paste their code" action="Connect" problem={state.problem} onCode={accept} />
            )}
          </Step>
          <SlowAdvice state={state} />
          <div className="flex flex-wrap gap-3">
            {state.slow && <Button onClick={begin}>Begin again</Button>}
            <Button look="quiet" className="-ml-2" onClick={cancel}>
              Stop connecting
            </Button>
          </div>
          <WhatItNeeds />
        </>
      )}
    </section>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: React.ReactNode }) {
  return (
    <div className="border-l-4 border-line pl-3">
      <h3 className="mb-1 font-semibold">
        {number}. {title}
      </h3>
      {children}
    </div>
  );
}

/** Before and after connecting. */
function Standing({
  link,
  problem,
  onBegin,
  onEnd,
}: {
  link: LinkState | null;
  problem: boolean;
  onBegin: () => void;
  onEnd: () => void;
}) {
  if (link && link.status !== 'closed')
    return (
      <>
        <p className="max-w-[65ch] text-soft">
          {link.status === 'connected'
            ? 'Connected. They see the situation, what you answered, the newest probe and the clock, and draw on their board.'
            : `Nothing heard since ${timeOf(link.lastSeenAt)}. It may come back by itself; their board is kept.`}
        </p>
        <Button className="justify-self-start" onClick={onEnd}>
          Disconnect
        </Button>
      </>
    );
  return (
    <>
      {problem && (
        <p role="alert" className="text-wrong">
          This browser cannot connect two devices. Hand this one over instead.
        </p>
      )}
      <p className="max-w-[65ch] text-soft">
        {link
          ? `Not connected, last seen ${timeOf(link.lastSeenAt)}. Their board is kept on both devices.`
          : 'They can follow on their own phone or laptop: the two connect directly, in this room. Without it all works too, on this device.'}
      </p>
      <Button className="justify-self-start" onClick={onBegin}>
        {link ? 'Connect it again' : 'Connect a second device'}
      </Button>
      <WhatItNeeds />
    </>
  );
}
