'use client';
import Link from 'next/link';
import type { PastReview } from '@/lib/client/mock/queries';
import { excerptOf, findPoint } from '@/lib/domain/mock/match';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { nextTime, pointShare } from '@/lib/domain/mock/rubric';
import { allNotes } from '@/lib/domain/mock/session';
import { HtmlSpan } from '../ui/html';
import { Marked } from './marked';
import { MissedPoints } from './missed-points';
import { ModelAnswer } from './model-answer';
import { VERDICT_WORDS } from './point-field';
import { Exports } from './report-exports';
import { Said } from './report-said';
import { RubricBars } from './rubric-bars';
import { SideBySide } from './side-by-side';
import { dayOf, percent } from './words';

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
          <ModelAnswer prompt={prompt} />
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
