'use client';
import { type ReactNode, useState } from 'react';
import type { CandidateView } from '@/lib/domain/mock/candidate-view';
import { Html, HtmlSpan } from '../ui/html';
import { BoardPanel } from './board-panel';
import { ClockFace } from './phase-clock';
import { type Place, PlaceBar } from './place-bar';

type Part = 'situation' | 'board';
const PLACES: readonly Place<Part>[] = [
  { value: 'situation', name: 'Situation', besideOnWide: true },
  { value: 'board', name: 'Whiteboard' },
];

/** What the candidate of a pair has: the situation, what was answered, the newest probe, the clock and the whiteboard. */
export function CandidateScreen({
  view,
  board,
  onDraw,
  top,
  standing,
  notice,
}: {
  view: CandidateView;
  board: string;
  onDraw: (text: string) => void;
  /** Above the clock: the way out. */
  top: ReactNode;
  /** Below the clock: how the other device is. */
  standing?: ReactNode;
  /** Above everything that scrolls: what is to be done about it. */
  notice?: ReactNode;
}) {
  const [place, setPlace] = useState<Part>('situation');
  return (
    <div className="flex min-h-[calc(100dvh-3.5rem)] flex-col">
      <div className="sticky top-0 z-10 -mx-5 border-b border-line bg-paper px-5 pb-2">
        {top}
        <ClockFace at={view} plannedMs={view.plannedMs} />
        {standing}
      </div>
      {notice}
      <p className="mt-3 max-w-[65ch]">
        <HtmlSpan html={view.task} />
      </p>
      <Newest probe={view.probes.at(-1)} />
      <PlaceBar label="What is in sight" places={PLACES} picked={place} onPick={setPlace} />
      <div className="mt-4 grid grow gap-x-10 lg:grid-cols-2">
        <div className={place === 'situation' ? '' : 'hidden lg:block'}>
          <Situation view={view} />
        </div>
        <div className={place === 'board' ? 'min-w-0' : 'hidden min-w-0 lg:block'}>
          <BoardPanel text={board} onChange={onDraw} />
        </div>
      </div>
    </div>
  );
}

function Newest({ probe }: { probe: string | undefined }) {
  return (
    <div role="status">
      {probe && (
        <div className="mt-3 border-l-4 border-action bg-surface py-2 pr-2 pl-3.5">
          <p className="label">The interviewer asks</p>
          <p className="mt-0.5 text-lg">
            <HtmlSpan html={probe} />
          </p>
        </div>
      )}
    </div>
  );
}

function Situation({ view: { title, context, asked, probes } }: { view: CandidateView }) {
  const before = probes.slice(0, -1).reverse();
  return (
    <div>
      <h2 className="text-xl font-semibold text-balance">{title}</h2>
      <Html html={context} className="mt-2 max-w-[65ch]" />
      {asked.length > 0 && (
        <section aria-labelledby="answers-title" className="mt-5">
          <h3 id="answers-title" className="label">
            You asked
          </h3>
          <ul className="mt-2 grid gap-3">
            {asked.map(({ question, answer }) => (
              <li key={question} className="border-l-4 border-line pl-3">
                <p className="text-soft">
                  <HtmlSpan html={question} />
                </p>
                <p className="mt-0.5">
                  <HtmlSpan html={answer} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {before.length > 0 && (
        <section aria-labelledby="before-title" className="mt-5">
          <h3 id="before-title" className="label">
            Asked before in this phase
          </h3>
          <ul className="mt-2 grid gap-2">
            {before.map((probe) => (
              <li key={probe} className="border-l-4 border-line pl-3 text-soft">
                <HtmlSpan html={probe} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
