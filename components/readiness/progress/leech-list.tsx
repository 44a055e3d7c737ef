'use client';
import type { HardView } from '@/lib/client/readiness/hard-cards';
import { LEECH_LAPSES } from '@/lib/domain/review/leech';
import { Button } from '../../ui/button';
import { Fold } from '../../ui/fold';
import { LeechRow } from './leech-row';

/** Leeches still asked, what to do with one, and those suspended. */
export function LeechList({
  view,
  busy,
  more,
  onMore,
  onSuspend,
}: {
  view: HardView;
  busy: boolean;
  /** That many come at the next call for more. */
  more: number;
  onMore: () => void;
  onSuspend: (cardId: string) => void;
}) {
  const { leeches, leechCount, suspended } = view;
  const left = leechCount - leeches.length;
  // Everything that was looked at is a leech: there may be others.
  const isCutOff = view.isCutOff && view.hardest.length === 0;
  const row = (card: HardView['leeches'][number]) => (
    <LeechRow key={card.ref.cardId} card={card} onSuspend={() => onSuspend(card.ref.cardId)} />
  );
  return (
    <section aria-labelledby="leeches-title" className="min-w-0">
      <h3 id="leeches-title" className="font-semibold">
        Leeches: {leechCount}
        {isCutOff && ' or more'}
      </h3>
      <p className="mt-1 max-w-prose">
        A card forgotten {LEECH_LAPSES} times after it was learned is a leech, and is called one again every{' '}
        {LEECH_LAPSES / 2} times more. It costs more than it gives: asking it again the same way has not
        helped.
      </p>
      {leechCount > 0 && <WhatToDo />}
      <ul className="mt-2">{leeches.map(row)}</ul>
      {left > 0 && (
        <Button className="mt-3" disabled={busy} onClick={onMore}>
          Show {Math.min(more, left)} more
        </Button>
      )}
      {suspended.length > 0 && (
        <div className="mt-4 border-t border-line">
          <Fold title="Suspended leeches" beside={String(suspended.length)} heading="h4">
            <ul>{suspended.map(row)}</ul>
          </Fold>
        </div>
      )}
    </section>
  );
}

const WhatToDo = () => (
  <div className="mt-2 border-t border-line">
    <Fold title="What to do with a leech" beside="4 ways" heading="h4">
      <ul className="grid list-disc gap-2 pl-5">
        <li>
          <b>Put it in your own words.</b> “Explain” asks the open question on the same idea, or one on its
          topic: say or write it, then see which points you made.
        </li>
        <li>
          <b>Take it apart.</b> A question of the bank cannot be cut in two here. Its page lists the other
          questions on the same idea: learn the smaller ones first with “Ask me this” on theirs.
        </li>
        <li>
          <b>See it run.</b> “See it run” asks a question on the simulator about the same idea; “Simulator”
          opens the one of its topic. Move what the question is about and watch.
        </li>
        <li>
          <b>Suspend it.</b> It is asked no more until you resume it. What you answered is kept.
        </li>
      </ul>
    </Fold>
  </div>
);
