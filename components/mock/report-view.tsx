'use client';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { saveAsFile } from '@/lib/client/files';
import type { PastReview } from '@/lib/client/mock/queries';
import { LEVELS } from '@/lib/domain/bank/words';
import { printClock } from '@/lib/domain/mock/clock';
import { excerptOf, findPoint } from '@/lib/domain/mock/match';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { printJson, printMarkdown, reportOf } from '@/lib/domain/mock/report';
import { nextTime, pointShare } from '@/lib/domain/mock/rubric';
import { allNotes } from '@/lib/domain/mock/session';
import { PHASE_NAMES, PHASES } from '@/lib/domain/mock/words';
import { Button } from '../ui/button';
import { Diagram } from '../ui/diagram';
import { Html, HtmlSpan } from '../ui/html';
import { PastPlayback } from '../ui/player';
import { Sources } from '../ui/sources';
import { Marked } from './marked';
import { MissedPoints } from './missed-points';
import { VERDICT_WORDS } from './point-field';
import { RubricBars } from './rubric-bars';
import { SideBySide } from './side-by-side';
import { dayOf, percent, promptAddress } from './words';

const Whiteboard = dynamic(() => import('./whiteboard').then((m) => m.Whiteboard), { ssr: false });

/** What a review came to, what to say next time, and the model answer beside it. */
export function ReportView({ prompt, past }: { prompt: Prompt; past: PastReview }) {
  const { answer } = past;
  return (
    <article>
      <Link href="/mock/history" className="label -ml-2 flex min-h-11 w-max items-center px-2 print:hidden">
        Your reviews
      </Link>
      <h1 className="text-2xl font-semibold text-balance">{prompt.title}</h1>
      <p className="mt-1 text-soft">
        {dayOf(past.heldAt)} · {answer.length} minutes · {answer.level} ·{' '}
        {answer.mode === 'solo' ? 'alone' : 'with an interviewer'}
      </p>
      <div className="mt-5 grid gap-x-12 gap-y-8 lg:grid-cols-2 print:block">
        <div className="grid content-start gap-8">
          <Result prompt={prompt} past={past} />
          <section aria-labelledby="next-title">
            <h2 id="next-title" className="text-xl font-semibold">
              Say next time
            </h2>
            <ol className="mt-2 grid max-w-[65ch] list-decimal gap-2 pl-6">
              {nextTime(prompt, answer).map((sentence) => (
                <li key={sentence}>
                  <HtmlSpan html={sentence} />
                </li>
              ))}
            </ol>
          </section>
          <Points prompt={prompt} past={past} />
          <MissedPoints prompt={prompt} verdicts={answer.verdicts} />
        </div>
        <div className="grid content-start gap-8">
          <Model prompt={prompt} />
          <SideBySide prompt={prompt} past={past} />
        </div>
      </div>
      <Said past={past} prompt={prompt} />
      <Exports prompt={prompt} past={past} />
    </article>
  );
}

function Result({ prompt, past: { answer, share } }: { prompt: Prompt; past: PastReview }) {
  const made = pointShare(prompt.points, answer.verdicts);
  const flags = prompt.flags.filter((f) => answer.flags.includes(f.id));
  return (
    <section aria-label="Result">
      <p className="text-[3rem] leading-none font-semibold">{percent(share)}</p>
      <p className="mt-1 text-soft">by the rubric and its weights; {percent(made)} of the points by weight</p>
      <RubricBars plans={prompt.dimensions} scores={answer.scores} />
      {flags.length > 0 && (
        <ul className="mt-4 grid gap-2" aria-label="Red flags">
          {flags.map(({ id, text, why }) => (
            <li key={id} className="border-l-4 border-wrong pl-3">
              <span className="font-semibold text-wrong">Red flag: </span>
              <HtmlSpan html={text} /> <HtmlSpan html={why} className="text-soft" />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Points({ prompt, past: { answer } }: { prompt: Prompt; past: PastReview }) {
  const notes = allNotes(answer);
  return (
    <section aria-labelledby="report-points">
      <h2 id="report-points" className="text-xl font-semibold">
        Points
      </h2>
      <ul className="mt-1 border-t border-line">
        {prompt.points.map((point) => {
          const { spans } = findPoint(point, notes);
          return (
            <li key={point.id} className="border-b border-line py-3">
              <p>
                <span className="label mr-2">{VERDICT_WORDS[answer.verdicts[point.id] ?? 'missed']}</span>
                <HtmlSpan html={point.text} />
              </p>
              {spans.length > 0 && (
                <blockquote className="mt-1 border-l-2 border-line pl-3 text-soft">
                  <Marked lines={excerptOf(notes, spans)} />
                </blockquote>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Model({ prompt }: { prompt: Prompt }) {
  return (
    <section aria-labelledby="model-title">
      <h2 id="model-title" className="text-xl font-semibold">
        Model answer
      </h2>
      <Html html={prompt.model.answer} className="mt-2 max-w-[65ch]" />
      {prompt.model.diagrams.map((slug) => (
        <Diagram key={slug} slug={slug} />
      ))}
      <h3 className="mt-4 font-semibold">How answers of the levels differ</h3>
      <dl className="mt-1 grid gap-1.5">
        {LEVELS.map((level) => (
          <div key={level}>
            <dt className="label inline">{level}</dt>{' '}
            <dd className="inline">
              <HtmlSpan html={prompt.levels[level]} />
            </dd>
          </div>
        ))}
      </dl>
      <details className="mt-4">
        <summary className="flex min-h-11 cursor-pointer items-center">What the probes listen for</summary>
        <dl className="grid gap-2">
          {prompt.probes.map(({ id, ask, listen }) => (
            <div key={id}>
              <dt className="font-semibold">
                <HtmlSpan html={ask} />
              </dt>
              <dd>
                <HtmlSpan html={listen} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <h3 className="mt-4 font-semibold">Study and try</h3>
      <ul className="grid print:hidden">
        {prompt.tries.map(({ href, html }) => (
          <li key={href}>
            <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center underline">
              <HtmlSpan html={html} />
            </Link>
          </li>
        ))}
        <li>
          <Link
            href={`/library?topic=${prompt.topic}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center underline"
          >
            Questions of this topic
          </Link>
        </li>
      </ul>
      <div className="mt-4">
        <Sources {...prompt} />
      </div>
    </section>
  );
}

function Said({ past: { answer }, prompt }: { past: PastReview; prompt: Prompt }) {
  return (
    <section aria-labelledby="said-title" className="mt-8">
      <h2 id="said-title" className="text-xl font-semibold">
        What was said
      </h2>
      <div className="mt-2 grid gap-4 lg:grid-cols-2 print:block">
        {PHASES.map((phase) => (
          <div key={phase}>
            <h3 className="label">
              {PHASE_NAMES[phase]} · {printClock(answer.spentMs[phase])}
            </h3>
            {answer.probed
              .filter((p) => p.phase === phase)
              .map(({ probe, heard }) => (
                <p key={probe} className="text-soft">
                  Asked: <HtmlSpan html={prompt.probes.find((p) => p.id === probe)?.ask ?? probe} />
                  {heard && ' (answered)'}
                </p>
              ))}
            <p className="whitespace-pre-wrap break-words">{answer.notes[phase] || 'Nothing written.'}</p>
            {answer.recordings
              .filter((r) => r.phase === phase)
              .map(({ hash }, i) => (
                <PastPlayback key={hash} hash={hash} label={`Play ${PHASE_NAMES[phase]}, ${i + 1}`} />
              ))}
          </div>
        ))}
      </div>
      {answer.remarks !== '' && (
        <>
          <h3 className="label mt-4">Interviewer’s notes</h3>
          <p className="whitespace-pre-wrap break-words">{answer.remarks}</p>
        </>
      )}
      {answer.board !== '' && (
        <>
          <h3 className="label mt-4">Whiteboard</h3>
          <Whiteboard text={answer.board} onChange={() => undefined} readOnly />
        </>
      )}
    </section>
  );
}

function Exports({ prompt, past }: { prompt: Prompt; past: PastReview }) {
  const [told, setTold] = useState('');
  const report = () => reportOf(prompt, past.answer, past.heldAt);
  const name = `drydock-review-${prompt.id}-${new Date(past.heldAt).toISOString().slice(0, 10)}`;
  const save = async (ending: 'md' | 'json') => {
    const text = ending === 'md' ? printMarkdown(report()) : printJson(report());
    const outcome = await saveAsFile(`${name}.${ending}`, text);
    setTold(outcome === 'cancelled' ? '' : outcome === 'shared' ? 'Handed over.' : 'Saved as a file.');
  };
  return (
    <section aria-label="Take it with you" className="mt-8 print:hidden">
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => void save('md')}>Save as Markdown</Button>
        <Button onClick={() => void save('json')}>Save as JSON</Button>
        <Button onClick={() => window.print()}>Print, or save as PDF</Button>
      </div>
      <p role="status" className="mt-1 min-h-6 text-soft">
        {told}
      </p>
      <Link
        href={promptAddress(prompt.id)}
        prefetch={false}
        className="flex min-h-14 w-full items-center justify-center rounded-md bg-action px-5 font-semibold text-on-action lg:w-max lg:min-w-72"
      >
        Hold this review again
      </Link>
    </section>
  );
}
