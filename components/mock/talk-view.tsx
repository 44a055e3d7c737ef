'use client';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { PHASE_NAMES, PHASES } from '@/lib/domain/mock/words';
import { Button } from '../ui/button';
import { HtmlSpan } from '../ui/html';
import { RecordingMark } from '../ui/recording-mark';
import { NotesPanel } from './notes-panel';
import { type Place, PlaceBar, placeBeside } from './place-bar';
import { NewestProbe } from './probe-list';
import type { ReviewProps } from './review-props';
import { ReviewTop } from './review-top';
import { SituationPanel } from './situation-panel';
import { SpokenTrouble } from './spoken-notes';

/** Each has weight of its own and is loaded when it is opened. */
const Whiteboard = dynamic(() => import('./whiteboard').then((m) => m.Whiteboard), { ssr: false });
const Calculators = dynamic(() => import('./calculators').then((m) => m.Calculators), { ssr: false });
const SimulatorPanel = dynamic(() => import('./simulator-panel').then((m) => m.SimulatorPanel), {
  ssr: false,
});

type Part = 'notes' | 'situation' | 'board' | 'numbers' | 'simulators';
const PLACES: readonly Place<Part>[] = [
  { value: 'notes', name: 'Notes', besideOnWide: true },
  { value: 'situation', name: 'Situation' },
  { value: 'board', name: 'Board' },
  { value: 'numbers', name: 'Numbers' },
  { value: 'simulators', name: 'Try it' },
];

/** The conversation: notes on one side, on the other what they are taken about and with. A phone shows one at a time. */
export function TalkView(props: ReviewProps) {
  const { prompt, session, act } = props;
  const [place, setPlace] = useState<Part>(session.notes.clarify === '' ? 'situation' : 'notes');
  const { phase } = session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each phase begins at the top of the page
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [phase]);
  const next = PHASES[PHASES.indexOf(phase) + 1];
  const task = prompt.phases.find((p) => p.phase === phase)?.task ?? '';
  return (
    // Down to the last line of the screen, over the page's own foot: what comes next stays where it is.
    <div className="-mb-10 flex min-h-[calc(100dvh-0.5rem)] flex-col">
      <ReviewTop {...props}>
        <RecordingMark />
        {place !== 'notes' && (
          <div className="lg:hidden">
            <SpokenTrouble session={session} />
          </div>
        )}
      </ReviewTop>
      <p className="mt-3 max-w-[65ch]">
        <HtmlSpan html={task} />
      </p>
      <NewestProbe
        prompt={prompt}
        session={session}
        onAnswer={place === 'notes' ? null : () => setPlace('notes')}
      />
      <PlaceBar label="Beside the notes" places={PLACES} picked={place} onPick={setPlace} />
      <div className="mt-4 grid grow gap-x-10 lg:grid-cols-2">
        <div className={`min-w-0 ${place === 'notes' ? '' : 'hidden lg:block'}`}>
          <NotesPanel {...props} />
        </div>
        <div className={`min-w-0 ${place === 'notes' ? 'hidden lg:block' : ''}`}>
          <Beside place={placeBeside(PLACES, place)} {...props} />
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

/** What they show is part of the answer, and told in the report. */
const untold = (tries: ReviewProps['prompt']['tries']) =>
  tries.map(({ href }, i) => ({ href, html: `Open scenario ${i + 1} of this review` }));

/** A tool that was opened is hidden afterwards, not gone: its numbers and its simulator stay as they were left. */
function Beside({ place, ...props }: ReviewProps & { place: Part }) {
  const { prompt, session, act } = props;
  const [opened, setOpened] = useState<readonly Part[]>([place]);
  if (!opened.includes(place)) setOpened([...opened, place]);
  const { phase } = session;
  const append = (text: string) => {
    const written = session.notes[phase];
    act({ type: 'noted', phase, text: written === '' ? text : `${written.trimEnd()}\n${text}` });
  };
  return (
    <>
      <div hidden={place !== 'situation'}>
        <SituationPanel {...props} />
      </div>
      {/* Kept in the session, and measured when it is drawn: it has nothing to lose and must be in sight. */}
      {place === 'board' && (
        <Whiteboard text={session.board} onChange={(text) => act({ type: 'drew', text })} />
      )}
      {opened.includes('numbers') && (
        <div hidden={place !== 'numbers'}>
          <Calculators onUse={append} />
        </div>
      )}
      {opened.includes('simulators') && (
        <div hidden={place !== 'simulators'}>
          <SimulatorPanel tries={untold(prompt.tries)} />
        </div>
      )}
    </>
  );
}
