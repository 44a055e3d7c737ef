'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { type MockHome, mockHomeQuery, type PromptRow } from '@/lib/client/mock/queries';
import { throwAwayMock } from '@/lib/client/mock/use-mock';
import { LEVELS, type Level } from '@/lib/domain/bank/words';
import { printClock } from '@/lib/domain/mock/clock';
import type { MockSession } from '@/lib/domain/mock/session';
import { PHASE_NAMES, PHASES } from '@/lib/domain/mock/words';
import { plural } from '@/lib/domain/review/words';
import { Button } from '../ui/button';
import { TopicMark } from '../ui/topic-mark';
import { QueryProblem } from './query-problem';
import { promptAddress, sessionAddress } from './words';

/** Prompts to choose from, those that are due first, and reviews that were left open. */
export function MockHomeScreen() {
  const home = useQuery(mockHomeQuery());
  if (home.error) return <QueryProblem error={home.error} onRetry={() => void home.refetch()} />;
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="text-2xl font-semibold">Mock design reviews</h1>
        <nav aria-label="Mock reviews" className="flex flex-wrap gap-x-5">
          <Link
            href="/mock/history"
            className="flex min-h-11 items-center text-soft underline underline-offset-4"
          >
            Your reviews
          </Link>
          <Link
            href="/mock/join"
            className="flex min-h-11 items-center text-soft underline underline-offset-4"
          >
            Join as candidate
          </Link>
        </nav>
      </div>
      <p className="max-w-[65ch] text-soft">
        The conversation that decides, rehearsed in 20, 35 or 45 minutes: alone with the app as the
        interviewer, or two of you.
      </p>
      {home.data ? <Loaded home={home.data} /> : <p className="label mt-8">Reading the prompts</p>}
    </div>
  );
}

function Loaded({ home }: { home: MockHome }) {
  const [topic, setTopic] = useState('');
  const [level, setLevel] = useState<Level | ''>('');
  const due = home.prompts.filter((p) => p.due);
  const shown = home.prompts.filter(
    (p) => (topic === '' || p.topic === topic) && (level === '' || p.level === level),
  );
  const used = new Set(home.prompts.map((p) => p.topic));
  const title = (id: string) => home.prompts.find((p) => p.id === id)?.title ?? id;
  return (
    <>
      {home.open && home.open.length > 0 && (
        <section aria-labelledby="open-title" className="mt-6">
          <h2 id="open-title" className="text-xl font-semibold">
            Left open
          </h2>
          <ul className="mt-2 grid gap-3">
            {home.open.map((session) => (
              <OpenReview key={session.sessionId} session={session} title={title(session.promptId)} />
            ))}
          </ul>
        </section>
      )}
      {due.length > 0 && (
        <section aria-labelledby="due-title" className="mt-6">
          <h2 id="due-title" className="text-xl font-semibold">
            Due
          </h2>
          <PromptList prompts={due} home={home} />
        </section>
      )}
      <section aria-labelledby="all-title" className="mt-6">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <h2 id="all-title" className="text-xl font-semibold">
            {plural(shown.length, 'prompt')}
          </h2>
          <div className="flex flex-wrap gap-3">
            <Select label="Topic" value={topic} onChange={setTopic}>
              <option value="">All topics</option>
              {home.topics
                .filter((t) => used.has(t.slug))
                .map(({ slug, short }) => (
                  <option key={slug} value={slug}>
                    {short}
                  </option>
                ))}
            </Select>
            <Select label="Level" value={level} onChange={(value) => setLevel(value as Level | '')}>
              <option value="">All levels</option>
              {LEVELS.map((l) => (
                <option key={l} value={l}>
                  {l}
                </option>
              ))}
            </Select>
          </div>
        </div>
        {shown.length > 0 ? (
          <PromptList prompts={shown} home={home} />
        ) : (
          <p className="mt-4 text-soft">No prompt of this topic is written for this level. Choose another.</p>
        )}
      </section>
    </>
  );
}

function Select({
  label,
  value,
  onChange,
  children,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: React.ReactNode;
}) {
  return (
    <label className="grid gap-1">
      <span className="label">{label}</span>
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-11 rounded-md border border-edge bg-surface px-3"
      >
        {children}
      </select>
    </label>
  );
}

function PromptList({ prompts, home }: { prompts: readonly PromptRow[]; home: MockHome }) {
  const short = (slug: string) => home.topics.find((t) => t.slug === slug)?.short ?? slug;
  return (
    <ul className="mt-3 grid border-t border-line lg:grid-cols-2 lg:gap-x-12">
      {prompts.map((prompt) => (
        <li key={prompt.id} className="border-b border-line">
          <Link href={promptAddress(prompt.id)} prefetch={false} className="block h-full rounded-md py-3.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <TopicMark slug={prompt.topic} name={short(prompt.topic)} level={prompt.level} />
              <span className="label">{standing(prompt, home.studyDay)}</span>
            </div>
            <p className="mt-1.5 font-semibold">{prompt.title}</p>
            <p className="mt-0.5 text-soft">{prompt.summary}</p>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function standing({ state, due }: PromptRow, studyDay: number): string {
  if (!state || state.answers === 0) return '';
  if (due) return 'Due';
  const days = state.memory.dueDay - studyDay;
  return days <= 0 ? 'Held' : `Due in ${plural(days, 'day')}`;
}

/** Thrown away only when it is said twice. */
function OpenReview({ session, title }: { session: MockSession; title: string }) {
  const [asked, setAsked] = useState(false);
  const [gone, setGone] = useState(false);
  if (gone) return null;
  const spent = PHASES.reduce((sum, phase) => sum + session.spentMs[phase], 0);
  const where = session.stage === 'score' ? 'Scoring' : PHASE_NAMES[session.phase];
  return (
    <li className="rounded-md border border-edge bg-surface p-3.5">
      <p className="font-semibold">{title}</p>
      <p className="mono text-soft">
        {where} · {printClock(spent)} of {session.length}:00
      </p>
      <div className="mt-2 flex flex-wrap gap-3">
        <Link
          href={sessionAddress(session.sessionId)}
          prefetch={false}
          className="flex min-h-11 items-center rounded-md bg-action px-4 font-semibold text-on-action"
        >
          Go on
        </Link>
        {asked ? (
          <>
            <Button
              onClick={() => {
                setGone(true);
                void throwAwayMock(session.sessionId);
              }}
            >
              {session.recordings.length > 0
                ? 'Throw it, its notes and its recordings away'
                : 'Throw it and its notes away'}
            </Button>
            <Button look="quiet" onClick={() => setAsked(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <Button look="quiet" onClick={() => setAsked(true)}>
            Throw away
          </Button>
        )}
      </div>
    </li>
  );
}
