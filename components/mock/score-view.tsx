'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { finishReview } from '@/lib/client/mock/finish';
import type { MockModel } from '@/lib/client/mock/model';
import { closeMock } from '@/lib/client/mock/use-mock';
import { getRoot } from '@/lib/client/root';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { isScored, type MockSession } from '@/lib/domain/mock/session';
import { DIMENSIONS } from '@/lib/domain/mock/words';
import { plural } from '@/lib/domain/review/words';
import type { StoreProblem } from '@/lib/store/port';
import { Button } from '../ui/button';
import { FlagFields, PointFields, RubricFields } from './score-fields';
import { SpokenReview } from './spoken-notes';
import { UnsavedReport } from './unsaved-report';
import { reportAddress } from './words';

/** What was said against what a strong answer says. The model answer opens when this is in. */
export function ScoreView({
  prompt,
  session,
  model,
}: {
  prompt: Prompt;
  session: MockSession;
  model: MockModel;
}) {
  const { act } = model;
  const [unsaved, setUnsaved] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: either begins at the top of the page
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [unsaved]);
  if (unsaved) return <UnsavedReport prompt={prompt} session={session} onBack={() => setUnsaved(false)} />;
  const left = DIMENSIONS.filter((d) => session.scores[d] === undefined).length;
  return (
    <div className="flex flex-col">
      <h1 className="text-2xl font-semibold">Score it</h1>
      <p className="mt-1 max-w-[65ch] text-soft">
        {prompt.title}. Where your notes show a point, their words are underlined; you decide whether{' '}
        {session.mode === 'solo' ? 'you' : 'the candidate'} made it.
      </p>
      <SpokenReview session={session} />
      <div className="mt-6 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <section aria-labelledby="points-title">
          <h2 id="points-title" className="text-xl font-semibold">
            What a strong answer says
          </h2>
          <PointFields prompt={prompt} session={session} act={act} />
        </section>
        <div className="grid content-start gap-8">
          <section aria-labelledby="flags-title">
            <h2 id="flags-title" className="text-xl font-semibold">
              Red flags
            </h2>
            <FlagFields prompt={prompt} session={session} act={act} />
          </section>
          <section aria-labelledby="rubric-title">
            <h2 id="rubric-title" className="text-xl font-semibold">
              Rubric
            </h2>
            <RubricFields prompt={prompt} session={session} act={act} />
          </section>
        </div>
      </div>
      <Finish
        prompt={prompt}
        session={session}
        model={model}
        left={left}
        onUnsaved={() => setUnsaved(true)}
      />
    </div>
  );
}

const PROBLEM_WORDS: Partial<Record<StoreProblem['type'], string>> = {
  full: 'There is no room left on this device. Free some space, then try again.',
  refused: 'The browser does not let Drydock keep data here.',
  outdated: 'A newer Drydock runs in another tab. Reload this page; the review is kept and stays scored.',
};

function Finish({
  prompt,
  session,
  model,
  left,
  onUnsaved,
}: {
  prompt: Prompt;
  session: MockSession;
  model: MockModel;
  left: number;
  /** To the report of what cannot be saved. */
  onUnsaved: () => void;
}) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<StoreProblem | null>(null);
  const ready = isScored(session);
  const finish = async () => {
    setBusy(true);
    await model.settled();
    const done = await finishReview(getRoot(), prompt, session);
    if (done.ok) {
      router.replace(reportAddress(session.sessionId));
      await closeMock(session.sessionId);
    } else {
      setProblem(done.error);
      setBusy(false);
    }
  };
  return (
    <div className="sticky bottom-0 -mx-5 mt-8 bg-paper px-5 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]">
      <div role="alert">
        {problem && (
          <div className="mb-2">
            <p className="text-wrong">
              The score was not saved. {PROBLEM_WORDS[problem.type] ?? 'Try again.'} Your notes and scores are
              still here.
            </p>
            <Button look="quiet" className="-ml-2 text-left underline" onClick={onUnsaved}>
              See the model answer without saving
            </Button>
          </div>
        )}
      </div>
      <p className="label mb-1.5" id="finish-left">
        {left > 0 ? `${plural(left, 'dimension')} still to score` : 'All scored'}
      </p>
      <Button
        look="primary"
        className="w-full lg:w-auto lg:min-w-72"
        disabled={!ready || busy}
        aria-describedby="finish-left"
        onClick={() => void finish()}
      >
        Save the score, see the model answer
      </Button>
    </div>
  );
}
