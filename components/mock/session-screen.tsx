'use client';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { type OpenMock, useMock, useOpenMock } from '@/lib/client/mock/use-mock';
import { Button } from '../ui/button';
import { ProblemBox } from '../ui/problem-box';
import { ScoreView } from './score-view';
import { TalkView } from './talk-view';
import { UnsavedLine } from './unsaved-line';
import { reportAddress } from './words';

const PairTalk = dynamic(() => import('./pair-talk').then((m) => m.PairTalk), { ssr: false });

/** A review from its first second to its score. */
export function MockSessionScreen() {
  const id = useSearchParams().get('id') ?? '';
  const opened = useOpenMock(id);
  switch (opened.type) {
    case 'loading':
      return <p className="label mt-8">Opening the review</p>;
    case 'problem':
      return <ProblemBox problem={opened.problem} />;
    case 'missing':
      return <Missing sessionId={id} />;
    case 'open':
      return <Held {...opened} />;
  }
}

function Missing({ sessionId }: { sessionId: string }) {
  return (
    <section className="mt-8">
      <h1 className="text-2xl font-semibold">This review is not open on this device</h1>
      <p className="mt-2 text-soft">It was scored, thrown away, or begun on another device.</p>
      <p className="mt-3 flex flex-wrap gap-x-6">
        <Link
          href={reportAddress(sessionId)}
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          See its report
        </Link>
        <Link href="/mock" className="inline-flex min-h-11 items-center underline underline-offset-4">
          See all prompts
        </Link>
      </p>
    </section>
  );
}

function Held({ prompt, model }: OpenMock) {
  const view = useMock(model);
  const { session, elsewhere, saved } = view;
  return (
    <div data-kept={saved}>
      <UnsavedLine view={view} model={model} />
      {elsewhere && (
        <section role="alert" className="mb-4 rounded-md border border-warn bg-surface p-3.5">
          <p>
            This review went on in another tab. What stands here is as it was left there; nothing is lost.
          </p>
          <Button className="mt-2" onClick={() => model.act({ type: 'resumed' })}>
            Go on in this tab
          </Button>
        </section>
      )}
      {session.stage === 'talk' && session.mode === 'pair' ? (
        <PairTalk prompt={prompt} session={session} model={model} />
      ) : session.stage === 'talk' ? (
        <TalkView prompt={prompt} session={session} act={model.act} />
      ) : (
        <ScoreView prompt={prompt} session={session} model={model} />
      )}
    </div>
  );
}
