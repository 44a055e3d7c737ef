'use client';
import { useState } from 'react';
import { flagCard, suspendCard } from '@/lib/client/actions';
import type { ItemCard } from '@/lib/client/item-page';
import type { Item } from '@/lib/domain/bank/item';
import { dueInWords } from '@/lib/domain/review/card-words';
import { forgettingOf } from '@/lib/domain/review/forgetting';
import { Button } from '../ui/button';
import { AnswerHistory } from './answer-history';
import { MemoryCurve } from './memory-curve';

/** A card of the item: when it is asked next, how well it is remembered, and what was answered. */
export function CardSection({
  card,
  item,
  alone,
  studyDay,
  nowMs,
}: {
  card: ItemCard;
  item: Item;
  /** The item has no other card. */
  alone: boolean;
  studyDay: number;
  nowMs: number;
}) {
  const { ref, part, state, answers } = card;
  const [announcement, setAnnouncement] = useState('');
  const [problem, setProblem] = useState('');
  const suspended = state?.suspended ?? false;
  const flagged = state?.flagged ?? false;
  const curve = state ? forgettingOf(state.memory, studyDay) : null;
  const measures = item.use === 'transfer';
  const write = async (work: Promise<void>, done: string) => {
    setProblem('');
    try {
      await work;
      setAnnouncement(done);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  const title = `card-${part}`;
  return (
    <section
      aria-labelledby={title}
      className="mt-8 border-t border-line pt-5 lg:first:mt-0 lg:first:border-0"
    >
      <h2 id={title} className="text-xl font-semibold">
        {alone ? 'Where you stand' : `Where you stand with hole ${part.slice(1)}`}
      </h2>
      <p className="mt-2" data-state>
        {measures
          ? 'A checkpoint has shown you this question. It measures, and is not scheduled.'
          : dueInWords(state, studyDay, nowMs)}
        {flagged && ' Flagged.'}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {!measures && (
          <Button
            onClick={() =>
              void write(
                suspendCard(ref, !suspended),
                suspended ? 'Resumed.' : 'Suspended: it will not be asked until you resume it.',
              )
            }
          >
            {suspended ? 'Resume' : 'Suspend'}
          </Button>
        )}
        <Button
          aria-pressed={flagged}
          onClick={() => void write(flagCard(ref, !flagged), flagged ? 'Flag removed.' : 'Flagged.')}
        >
          {flagged ? 'Remove flag' : 'Flag'}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {problem && (
        <p role="alert" className="mt-2 text-wrong">
          This was not saved: {problem}. Nothing has changed.
        </p>
      )}
      {curve && <MemoryCurve curve={curve} />}
      <AnswerHistory answers={answers} />
    </section>
  );
}
