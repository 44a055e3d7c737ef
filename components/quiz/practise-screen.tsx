'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type PractiseView, practiseQuery } from '@/lib/client/practise-query';
import { StoreError } from '@/lib/client/queries';
import { quizAddress } from '@/lib/client/quiz-address';
import { newSessionId } from '@/lib/client/use-session';
import { Button } from '../ui/button';
import { ProblemBox } from '../ui/problem-box';
import { CheckpointSection } from './checkpoint-section';
import { QuizSetupForm } from './quiz-setup-form';
import { TopicRow } from './topic-row';

const MIXED = { length: { type: 'minutes', minutes: 10 } } as const;
const ALOUD = { kinds: ['explain'], length: { type: 'count', count: 3 } } as const;

/** Everything that can be done beside the daily review. */
export function PractiseScreen() {
  const practise = useQuery(practiseQuery());
  if (practise.error) {
    const problem =
      practise.error instanceof StoreError
        ? practise.error.problem
        : { type: 'bank', detail: practise.error.message };
    return (
      <ProblemBox problem={problem}>
        <Button look="primary" onClick={() => void practise.refetch()}>
          Try again
        </Button>
      </ProblemBox>
    );
  }
  return (
    <div>
      <h1 className="text-2xl font-semibold">Practise</h1>
      {practise.data ? <Loaded view={practise.data} /> : <p className="label mt-8">Reading your progress</p>}
    </div>
  );
}

function Loaded({ view }: { view: PractiseView }) {
  const router = useRouter();
  const begin = (setup: Parameters<typeof quizAddress>[0]) => router.push(quizAddress(setup, newSessionId()));
  const { unfinished } = view;
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <div className="grid content-start gap-8">
        <section aria-label="Quiz" className="mt-4 grid gap-3">
          {unfinished && (
            <Link
              href={quizAddress({}, unfinished.sessionId)}
              className="flex min-h-14 items-center justify-center rounded-md border border-edge bg-surface px-5 font-semibold"
            >
              Continue your quiz: {unfinished.left} left
            </Link>
          )}
          <Button look="primary" onClick={() => begin(MIXED)}>
            Start a quiz: mixed, 10 minutes
          </Button>
          <details className="rounded-md border border-line bg-surface">
            <summary className="flex min-h-12 cursor-pointer items-center px-3.5">
              Choose topics, levels, kinds, length
            </summary>
            <QuizSetupForm topics={view.topics} onStart={begin} />
          </details>
        </section>
        <section aria-labelledby="explain-title">
          <h2 id="explain-title" className="text-xl font-semibold">
            Explain
          </h2>
          <p className="mt-1 mb-3 text-soft">
            Three open questions. Say or write your answer, then tick the points it made.
          </p>
          <Button onClick={() => begin(ALOUD)}>Start three open questions</Button>
        </section>
        <CheckpointSection state={view.checkpoint} />
      </div>
      <section aria-labelledby="topics-title" className="lg:mt-4">
        <h2 id="topics-title" className="text-xl font-semibold">
          Topics
        </h2>
        <p className="mt-1 text-soft">
          The ring is the share of a topic you would recall today: what you have met, times how well it sits.
          A topic’s name opens its notes.
        </p>
        <p className="mb-1">
          <Link href="/library" className="inline-flex min-h-11 items-center underline underline-offset-4">
            Search the library
          </Link>
        </p>
        <ul className="grid">
          {view.topics.map((topic) => (
            <TopicRow key={topic.slug} topic={topic} />
          ))}
        </ul>
      </section>
    </div>
  );
}
