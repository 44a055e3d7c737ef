'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { LEVELS } from '@/lib/domain/bank/words';
import type { Prompt } from '@/lib/domain/mock/prompt';
import {
  ANCHORED,
  DIMENSION_NAMES,
  DIMENSIONS,
  PHASE_NAMES,
  SCORES,
  WRITTEN_FOR,
} from '@/lib/domain/mock/words';
import { Button } from '../ui/button';
import { Html, HtmlSpan } from '../ui/html';
import { promptAddress } from './words';

/** All an interviewer needs, to be ticked with a pen. */
export function SheetView({ prompt }: { prompt: Prompt }) {
  return (
    <article className="sheet mx-auto max-w-3xl">
      <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
        <Link href={promptAddress(prompt.id)} className="label -ml-2 flex min-h-11 items-center px-2">
          Back to the prompt
        </Link>
        <Button onClick={() => window.print()}>Print, or save as PDF</Button>
      </div>
      <header>
        <p className="label">Interviewer’s sheet · not for the candidate</p>
        <h1 className="mt-1 text-2xl font-semibold text-balance">{prompt.title}</h1>
        <p className="text-soft">
          Usually asked at level {prompt.level}. {prompt.appliesTo}; as of {prompt.asOf}.
        </p>
        <div className="mt-4 grid gap-x-6 gap-y-4 sm:grid-cols-3 print:grid-cols-3">
          {['Candidate', 'Interviewer', 'Date'].map((name) => (
            <p key={name} className="label border-b border-edge pb-1">
              {name}
            </p>
          ))}
        </div>
      </header>
      <Part title="The situation, to read out">
        <Html html={prompt.context} />
      </Part>
      <Part title="When they ask">
        <ul className="grid gap-2">
          {prompt.clarifications.map(({ id, question, answer }) => (
            <Line key={id} boxes={['asked']}>
              <HtmlSpan html={question} className="font-semibold" /> <HtmlSpan html={answer} />
            </Line>
          ))}
        </ul>
      </Part>
      <Phases prompt={prompt} />
      <Part title="What a strong answer says">
        <ul className="grid gap-2.5">
          {prompt.points.map(({ id, weight, dimension, text }) => (
            <Line key={id} boxes={['hit', 'partly', 'missed']}>
              <span className="label mr-2">
                {DIMENSION_NAMES[dimension]} · weight {weight}
              </span>
              <HtmlSpan html={text} />
            </Line>
          ))}
        </ul>
      </Part>
      <Part title="Red flags">
        <ul className="grid gap-2">
          {prompt.flags.map(({ id, text, why }) => (
            <Line key={id} boxes={['said']}>
              <HtmlSpan html={text} className="font-semibold" /> <HtmlSpan html={why} />
            </Line>
          ))}
        </ul>
      </Part>
      <Rubric prompt={prompt} />
      <Part title="Notes" whole>
        <Ruled lines={12} />
      </Part>
    </article>
  );
}

function Part({ title, whole, children }: { title: string; whole?: boolean; children: ReactNode }) {
  return (
    <section className={`mt-6 ${whole ? 'break-inside-avoid' : ''}`}>
      <h2 className="mb-2 break-after-avoid border-b border-edge pb-1 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** A line with boxes for a pen. */
function Line({ boxes, children }: { boxes: readonly string[]; children: ReactNode }) {
  return (
    <li className="flex break-inside-avoid flex-wrap gap-x-4 gap-y-1 sm:flex-nowrap print:flex-nowrap">
      <p className="min-w-0 grow">{children}</p>
      <Boxes names={boxes} />
    </li>
  );
}

function Boxes({ names }: { names: readonly string[] }) {
  return (
    <p className="flex shrink-0 flex-wrap items-start gap-x-3 sm:flex-nowrap print:flex-nowrap">
      {names.map((name) => (
        <span key={name} className="flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden className="inline-block size-4 border border-ink" />
          {name}
        </span>
      ))}
    </p>
  );
}

function Ruled({ lines }: { lines: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a sheet never move
        <div key={i} className="h-8 break-inside-avoid border-b border-line" />
      ))}
    </div>
  );
}

/** Lines for what is heard in a phase, more where there is more time. */
const LINE_MINUTES = 2;

function Phases({ prompt }: { prompt: Prompt }) {
  return (
    <Part title={`Phases, of ${WRITTEN_FOR} minutes`}>
      {prompt.phases.map(({ phase, minutes, task }) => (
        <section key={phase} className="mt-3">
          <h3 className="flex break-after-avoid items-baseline justify-between gap-3 font-semibold">
            {PHASE_NAMES[phase]}
            <span className="label">{minutes} minutes</span>
          </h3>
          <p className="break-after-avoid">
            <HtmlSpan html={task} />
          </p>
          <ul className="mt-1.5 grid gap-2">
            {prompt.probes
              .filter((p) => p.phase === phase)
              .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
              .map(({ id, level, ask, listen }) => (
                <Line key={id} boxes={['asked', 'well']}>
                  <span className="label mr-2">{level}</span>
                  <HtmlSpan html={ask} className="font-semibold" />{' '}
                  <span className="text-soft">
                    Listen for: <HtmlSpan html={listen} />
                  </span>
                </Line>
              ))}
          </ul>
          <Ruled lines={Math.max(2, Math.round(minutes / LINE_MINUTES))} />
        </section>
      ))}
    </Part>
  );
}

function Rubric({ prompt }: { prompt: Prompt }) {
  return (
    <Part title="Rubric">
      <p className="mb-2 text-soft">
        0 to 4 each; 1 and 3 lie between. The share is the sum of score times weight, by four times the sum of
        the weights.
      </p>
      <div className="grid gap-4">
        {DIMENSIONS.map((dimension) => {
          const { weight, anchors } = prompt.dimensions[dimension];
          return (
            <section key={dimension} className="break-inside-avoid">
              <div className="flex flex-wrap items-center justify-between gap-x-4">
                <h3 className="font-semibold">
                  {DIMENSION_NAMES[dimension]} <span className="label ml-1">weight {weight}</span>
                </h3>
                <Boxes names={SCORES.map(String)} />
              </div>
              <dl className="mt-1 grid gap-0.5">
                {ANCHORED.map((anchor) => (
                  <div key={anchor} className="flex gap-2">
                    <dt className="mono w-4 shrink-0 font-semibold">{anchor}</dt>
                    <dd>
                      <HtmlSpan html={anchors[anchor]} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Part>
  );
}
