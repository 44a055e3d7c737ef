'use client';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { PHASE_NAMES, PHASES } from '@/lib/domain/mock/words';
import { Button } from '../ui/button';
import { HtmlSpan } from '../ui/html';
import { RecordingMark } from '../ui/recording-mark';
import { NotesPanel } from './notes-panel';
import { PhaseClock } from './phase-clock';
import { NewestProbe } from './probe-list';
import type { ReviewProps } from './review-props';
import { SituationPanel } from './situation-panel';
import { SpokenTrouble } from './spoken-notes';

/** Each has weight of its own and is loaded when it is opened. */
const Whiteboard = dynamic(() => import('./whiteboard').then((m) => m.Whiteboard), { ssr: false });
const Calculators = dynamic(() => import('./calculators').then((m) => m.Calculators), { ssr: false });
const SimulatorPanel = dynamic(() => import('./simulator-panel').then((m) => m.SimulatorPanel), {
  ssr: false,
});

const PLACES = [
  { place: 'notes', name: 'Notes' },
  { place: 'situation', name: 'Situation' },
  { place: 'board', name: 'Board' },
  { place: 'numbers', name: 'Numbers' },
  { place: 'simulators', name: 'Try it' },
] as const;
type Place = (typeof PLACES)[number]['place'];

/** What they show is part of the answer, and told in the report. */
const untold = (tries: ReviewProps['prompt']['tries']) =>
  tries.map(({ href }, i) => ({ href, html: `Open scenario ${i + 1} of this review` }));

/** The conversation: notes on one side, on the other what they are taken about and with. A phone shows one at a time. */
export function TalkView({ prompt, session, act }: ReviewProps) {
  const [place, setPlace] = useState<Place>(session.notes.clarify === '' ? 'situation' : 'notes');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each phase begins at the top of the page
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [session.phase]);
  const beside = place === 'notes' ? 'situation' : place;
  const { phase, running } = session;
  const next = PHASES[PHASES.indexOf(phase) + 1];
  const task = prompt.phases.find((p) => p.phase === phase)?.task ?? '';
  const append = (text: string) => {
    const written = session.notes[phase];
    act({ type: 'noted', phase, text: written === '' ? text : `${written.trimEnd()}\n${text}` });
  };
  return (
    <div className="flex min-h-[calc(100dvh-3.5rem)] flex-col">
      <div className="sticky top-0 z-10 -mx-5 border-b border-line bg-paper px-5 pb-2">
        <div className="flex items-center justify-between">
          <Link href="/mock" prefetch={false} className="label -ml-2 flex min-h-11 items-center px-2">
            Leave, keep all
          </Link>
          <Button look="quiet" onClick={() => act({ type: running ? 'paused' : 'resumed' })}>
            {running ? 'Pause' : 'Go on'}
          </Button>
        </div>
        <PhaseClock prompt={prompt} session={session} />
        <RecordingMark />
        {place !== 'notes' && (
          <div className="lg:hidden">
            <SpokenTrouble session={session} />
          </div>
        )}
      </div>
      <p className="mt-3 max-w-[65ch]">
        <HtmlSpan html={task} />
      </p>
      <NewestProbe
        prompt={prompt}
        session={session}
        onAnswer={place === 'notes' ? null : () => setPlace('notes')}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not shrink below its buttons, it could not scroll */}
      <div role="group" aria-label="Beside the notes" className="-mx-1 mt-3 flex overflow-x-auto px-1">
        {PLACES.map(({ place: value, name }) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === place}
            onClick={() => setPlace(value)}
            className={`label min-h-11 shrink-0 cursor-pointer border-b-2 px-3 ${
              value === place ? 'border-action font-semibold text-ink' : 'border-line'
            } ${value === 'notes' ? 'lg:hidden' : ''} ${value === 'situation' && place === 'notes' ? 'lg:border-action lg:font-semibold lg:text-ink' : ''}`}
          >
            {name}
          </button>
        ))}
        <span aria-hidden className="grow border-b-2 border-line" />
      </div>
      <div className="mt-4 grid grow gap-x-10 lg:grid-cols-2">
        <div className={place === 'notes' ? '' : 'hidden lg:block'}>
          <NotesPanel prompt={prompt} session={session} act={act} />
        </div>
        <div className={place === 'notes' ? 'hidden lg:block' : ''}>
          {beside === 'situation' && <SituationPanel prompt={prompt} session={session} act={act} />}
          {beside === 'board' && (
            <Whiteboard text={session.board} onChange={(text) => act({ type: 'drew', text })} />
          )}
          {beside === 'numbers' && <Calculators onUse={append} />}
          {beside === 'simulators' && <SimulatorPanel tries={untold(prompt.tries)} />}
        </div>
      </div>
      <div className="sticky bottom-0 -mx-5 mt-6 bg-paper px-5 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]">
        <Button
          look="primary"
          className="w-full lg:w-auto lg:min-w-72"
          onClick={() => act({ type: 'advanced' })}
        >
          {next ? `Next: ${PHASE_NAMES[next]}` : 'End and score it'}
        </Button>
      </div>
    </div>
  );
}
