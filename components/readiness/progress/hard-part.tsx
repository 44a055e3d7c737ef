'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type HardView, MOST_READ } from '@/lib/client/readiness/hard-cards';
import { hardQuery } from '@/lib/client/readiness/progress-query';
import { Button } from '../../ui/button';
import { HardestList } from './hardest-list';
import { LeechList } from './leech-list';
import { Part } from './part';

const AT_ONCE = 5;
const MORE = 20;

/** Leeches with what to do about each, and the hardest of the rest. */
export function HardPart() {
  const [shown, setShown] = useState(AT_ONCE);
  // What is suspended here stays where it is until the page is left: it can be taken back at once.
  const [kept, setKept] = useState<readonly string[]>([]);
  const hard = useQuery({ ...hardQuery(shown, kept), placeholderData: keepPreviousData });
  const { data, error } = hard;
  return (
    <Part id="hard" title="Forgotten most" className="lg:col-span-2">
      {error && (
        <div role="alert">
          <p className="text-wrong">These questions could not be read: {error.message}.</p>
          <p>Your answers are safe.</p>
          <Button className="mt-2" onClick={() => void hard.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {!data && !error && <p className="label">Reading your cards</p>}
      {data && data.forgotten === 0 && (
        <p>No card was forgotten after it was learned. Those that are will stand here, with what to do.</p>
      )}
      {data && data.forgotten > 0 && (
        <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
          <LeechList
            view={data}
            busy={hard.isPlaceholderData}
            more={MORE}
            onMore={() => setShown(shown + MORE)}
            onSuspend={(cardId) => setKept((ids) => [...new Set([...ids, cardId])])}
          />
          <Hardest view={data} />
        </div>
      )}
    </Part>
  );
}

const Hardest = ({ view: { hardest, isCutOff } }: { view: HardView }) => (
  <section aria-labelledby="hardest-title" className="min-w-0">
    <h3 id="hardest-title" className="font-semibold">
      Hardest of the others
    </h3>
    <p className="mt-1 max-w-prose">
      By difficulty as FSRS works it out of your answers, 1 to 10: Again and Hard raise it, Easy lowers it.
      Cards forgotten once at least, not suspended, own cards too.
      {isCutOff && ` Looked at: the ${MOST_READ} cards forgotten most often.`}
    </p>
    {hardest.length > 0 ? <HardestList cards={hardest} /> : <p className="mt-2 text-soft">None.</p>}
  </section>
);
