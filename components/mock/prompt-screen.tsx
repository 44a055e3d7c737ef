'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { promptQuery } from '@/lib/client/mock/prompts';
import { pastReviewsQuery } from '@/lib/client/mock/queries';
import { beginMock } from '@/lib/client/mock/use-mock';
import { LEVELS, type Level } from '@/lib/domain/bank/words';
import type { Prompt } from '@/lib/domain/mock/prompt';
import type { Mode } from '@/lib/domain/mock/session';
import { LENGTHS, type Length } from '@/lib/domain/mock/words';
import { Button } from '../ui/button';
import { ChoiceBar } from '../ui/choice-bar';
import { QueryProblem } from './query-problem';
import { dayOf, percent, reportAddress, sessionAddress } from './words';

/** How the review is to be held: length, level, alone or two. The situation itself comes when the clock runs. */
export function PromptScreen() {
  const id = useSearchParams().get('id') ?? '';
  const prompt = useQuery(promptQuery(id));
  if (prompt.error) return <QueryProblem error={prompt.error} onRetry={() => void prompt.refetch()} />;
  if (prompt.data === undefined) return <p className="label mt-8">Reading the prompt</p>;
  return prompt.data ? <Setup prompt={prompt.data} /> : <Unknown />;
}

function Unknown() {
  return (
    <section className="mt-8">
      <h1 className="text-2xl font-semibold">There is no such prompt</h1>
      <p className="mt-2 text-soft">The address may be cut off, or of a newer Drydock. Nothing was lost.</p>
      <p className="mt-3">
        <Link href="/mock" className="inline-flex min-h-11 items-center underline underline-offset-4">
          See all prompts
        </Link>
      </p>
    </section>
  );
}

const MODE_WORDS = [
  { value: 'solo', words: 'Alone: the app asks' },
  { value: 'pair', words: 'Two of us: I interview' },
] as const satisfies { value: Mode; words: string }[];

function Setup({ prompt }: { prompt: Prompt }) {
  const router = useRouter();
  const [length, setLength] = useState<Length>(35);
  const [level, setLevel] = useState<Level>(prompt.level);
  const [mode, setMode] = useState<Mode>('solo');
  const begin = () => router.push(sessionAddress(beginMock(prompt, { mode, length, level })));
  return (
    <div className="flex min-h-[calc(100dvh-11rem)] flex-col">
      <Link href="/mock" className="label -ml-2 flex min-h-11 items-center self-start px-2">
        All prompts
      </Link>
      <h1 className="text-2xl font-semibold text-balance">{prompt.title}</h1>
      <p className="mt-2 max-w-[65ch]">{prompt.summary}</p>
      <div className="mt-6 grid gap-5">
        <ChoiceBar
          label="Length"
          choices={LENGTHS.map((minutes) => ({ value: String(minutes), words: `${minutes} minutes` }))}
          picked={String(length)}
          onPick={(value) => setLength(Number(value) as Length)}
        />
        <ChoiceBar
          label="Level you are asked at"
          choices={LEVELS.map((value) => ({ value, words: value }))}
          picked={level}
          onPick={setLevel}
        />
        <ChoiceBar label="Who holds it" choices={MODE_WORDS} picked={mode} onPick={setMode} />
      </div>
      <p className="mt-4 max-w-[65ch] text-soft">
        {mode === 'solo'
          ? 'You get the situation, a clock, and the questions an interviewer would raise when your notes leave something open. Say it aloud and write down what you say.'
          : 'This device is the interviewer’s. The candidate takes it over when they should see something, or joins with a second device in the room, without a server.'}
      </p>
      <Tries promptId={prompt.id} />
      <p className="mt-2">
        <Link
          href={`/mock/sheet?id=${prompt.id}`}
          prefetch={false}
          className="inline-flex min-h-11 items-center text-soft underline underline-offset-4"
        >
          Interviewer’s sheet to print
        </Link>
        <span className="text-soft"> (it tells the answers)</span>
      </p>
      <div className="grow" />
      <div className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] bg-paper pt-2 pb-4 lg:bottom-0">
        <Button look="primary" className="w-full lg:w-auto lg:min-w-72" onClick={begin}>
          Start {length}-minute review
        </Button>
      </div>
    </div>
  );
}

function Tries({ promptId }: { promptId: string }) {
  const past = useQuery(pastReviewsQuery(promptId));
  if (!past.data || past.data.length === 0) return null;
  return (
    <section aria-labelledby="past-title" className="mt-6">
      <h2 id="past-title" className="label">
        Your earlier tries
      </h2>
      <ul className="mt-1">
        {past.data.map(({ sessionId, heldAt, share, answer }) => (
          <li key={sessionId}>
            <Link
              href={reportAddress(sessionId)}
              prefetch={false}
              className="inline-flex min-h-11 items-center underline underline-offset-4"
            >
              {dayOf(heldAt)}: {percent(share)}, {answer.length} minutes, {answer.level}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
