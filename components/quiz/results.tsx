'use client';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import type { SessionResult, SessionView } from '@/lib/client/session-view';
import { revealedStem } from '@/lib/domain/bank/face';
import { minutesInWords } from '@/lib/domain/review/durations';
import type { Context } from '@/lib/domain/review/event';
import { plural } from '@/lib/domain/review/words';
import { Html } from '../ui/html';
import { topicColour } from '../ui/topic-mark';

const Explanation = dynamic(() => import('../ui/explanation').then((m) => m.Explanation), { ssr: false });

/** What came of a session: the score, by topic, and every question with its key. */
export function Results({
  context,
  view,
  results,
  nameOf,
}: {
  context: Context;
  view: SessionView;
  results: readonly SessionResult[];
  nameOf: (topic: string) => string;
}) {
  const right = results.filter((r) => r.right).length;
  const measures = context === 'checkpoint';
  return (
    <section className="mt-6">
      <h1 className="text-2xl font-semibold">{measures ? 'Checkpoint done' : 'Quiz done'}</h1>
      <div className="corrugated-progress my-5 h-3 text-action" aria-hidden />
      <p className="text-xl">
        {right} of {results.length} right, in {minutesInWords(view.tookMs / 1000)}.
      </p>
      {measures && <First results={results} />}
      <ByTopic results={results} nameOf={nameOf} />
      <h2 className="mt-8 mb-3 text-xl font-semibold">Every question</h2>
      <ol className="grid gap-2">
        {results.map((result) => (
          <Result key={result.seed} result={result} />
        ))}
      </ol>
      <p className="mt-8">
        <Link
          href="/practise"
          className="inline-flex min-h-14 items-center rounded-md bg-action px-5 font-semibold text-on-action"
        >
          Back to Practise
        </Link>
      </p>
    </section>
  );
}

function First({ results }: { results: readonly SessionResult[] }) {
  const first = results.filter((r) => r.first).length;
  return (
    <p className="mt-2 text-soft">
      {first === results.length
        ? 'All of them were new to you, so all of them count.'
        : `${plural(first, 'question')} of them ${first === 1 ? 'was' : 'were'} new to you; only a first meeting counts.`}{' '}
      None comes back for 60 days, and nothing here moves your reviews.
    </p>
  );
}

function ByTopic({
  results,
  nameOf,
}: {
  results: readonly SessionResult[];
  nameOf: (topic: string) => string;
}) {
  const topics = new Map<string, SessionResult[]>();
  for (const result of results) {
    const { topic } = result.item;
    topics.set(topic, [...(topics.get(topic) ?? []), result]);
  }
  return (
    <ul className="mt-5 grid gap-1.5" aria-label="By topic">
      {[...topics].map(([topic, own]) => (
        <li key={topic} className="flex items-center gap-3">
          <span className="h-5 w-2.5 shrink-0" style={{ backgroundColor: topicColour(topic) }} aria-hidden />
          <span className="grow">{nameOf(topic)}</span>
          <span className="mono">
            {own.filter((r) => r.right).length} / {own.length}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Result({ result }: { result: SessionResult }) {
  const [open, setOpen] = useState(false);
  const { item, part, seed, answer, right } = result;
  return (
    <li className="rounded-md border border-line bg-surface">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex min-h-12 cursor-pointer gap-3 px-3.5 py-2.5">
          <span className={`shrink-0 font-semibold ${right ? 'text-correct' : 'text-wrong'}`}>
            <span aria-hidden>{right ? '✓' : '✕'}</span>
            <span className="sr-only">{right ? 'Right:' : 'Wrong:'}</span>
          </span>
          <span className="line-clamp-3 min-w-0">{item.claim.replaceAll('`', '')}</span>
        </summary>
        {open && (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4 border-t border-line p-3.5">
            <Html html={revealedStem(item, part, seed)} />
            <Explanation item={item} part={part} seed={seed} answer={answer} />
          </div>
        )}
      </details>
    </li>
  );
}
