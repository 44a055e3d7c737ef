'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeSettings } from '@/lib/client/actions';
import { doFitJob } from '@/lib/client/fit/fit-job';
import { reviewCountQuery } from '@/lib/client/fit/fit-queries';
import { StoreError, settingsQuery } from '@/lib/client/queries';
import type { Offer } from '@/lib/domain/review/fit/offer';
import { lossesInWords, REVIEWS_TO_FIT } from '@/lib/domain/review/fit/words';
import type { Parameters } from '@/lib/domain/review/schedule';
import type { Settings } from '@/lib/domain/review/settings';
import { Behind } from '../sim/data-table';
import { Button } from '../ui/button';
import { useLongWork, WorkLine } from '../ui/long-work';
import { Section } from './section';

const print = (count: number) => count.toLocaleString('en-GB');

type Put = (parameters: Parameters, done: string) => Promise<void>;

/** Measuring what own numbers would gain, and putting numbers in force. */
function useFitting(own: Parameters) {
  const client = useQueryClient();
  const work = useLongWork();
  const [found, setFound] = useState<{ inForce: string; offer: Offer } | null>(null);
  // What it was measured against; another tab may have put other numbers in force.
  const inForce = JSON.stringify(own);
  const offer = found?.inForce === inForce ? found.offer : null;
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const clear = (words = '') => {
    setFound(null);
    setSaid(words);
    setProblem('');
  };
  const measure = async () => {
    clear();
    const result = await work.run((progress) => doFitJob({ type: 'offer', inForce: own }, progress));
    if (result.ok) setFound({ inForce, offer: result.value });
    else if (result.error.type === 'cancelled') setSaid('Cancelled. Nothing was changed.');
    else setProblem(`Nothing was fitted: ${result.error.detail}. The numbers in force stay.`);
  };
  const put: Put = async (parameters, done) => {
    setSaid('');
    setProblem('');
    try {
      await work.run((progress) => changeSettings({ parameters }, progress));
      await client.invalidateQueries({ queryKey: settingsQuery().queryKey });
      clear(done);
    } catch (error) {
      if (error instanceof StoreError && error.problem.type === 'cancelled')
        setSaid('Cancelled. Nothing was changed.');
      else setProblem(`This was not saved: ${(error as Error).message}. The numbers in force stay.`);
    }
  };
  return { work, offer, said, problem, measure, put, keep: () => clear('Kept as it was.') };
}

/** The 21 numbers of FSRS: the usual ones, or those fitted to the person's own reviews. */
export function ParametersSection({ settings }: { settings: Settings }) {
  const own = settings.parameters ?? null;
  const count = useQuery(reviewCountQuery());
  const { work, offer, said, problem, measure, put, keep } = useFitting(own);
  return (
    <Section id="memory" title="How you forget">
      <p>
        When a card comes back is worked out from 21 numbers that say how fast somebody forgets. They begin as
        those of very many people. From {REVIEWS_TO_FIT} reviews on they can be fitted to yours, on this
        device.
      </p>
      <p className={own ? 'font-semibold text-correct' : ''}>
        {own ? '✓ Your own numbers are in force.' : 'The usual numbers are in force.'}
      </p>
      {count.data !== undefined && (
        <Reviews
          count={count.data}
          isAgain={own !== null}
          isBusy={work.running}
          onFit={() => void measure()}
          onBack={() => void put(null, 'The usual numbers are in force again.')}
        />
      )}
      <WorkLine work={work} what="Working through your reviews" />
      <div role="status" className="empty:hidden">
        {offer && (
          <OfferBox
            offer={offer}
            isAgain={own !== null}
            isBusy={work.running}
            onUse={(parameters) =>
              void put(parameters, 'In force from now on; every card was worked out again.')
            }
            onKeep={keep}
          />
        )}
      </div>
      <p role="status" className={said ? '' : 'sr-only'}>
        {said}
      </p>
      {problem && (
        <p role="alert" className="text-wrong">
          {problem}
        </p>
      )}
      {own && (
        <Behind title="Your 21 numbers">
          <p className="mono text-sm">{own.join(', ')}</p>
          <p className="text-sm text-soft">
            w0 to w20 of FSRS-6; other programs that use it take them as they are.
          </p>
        </Behind>
      )}
    </Section>
  );
}

function Reviews({
  count,
  isAgain,
  isBusy,
  onFit,
  onBack,
}: {
  count: number;
  isAgain: boolean;
  isBusy: boolean;
  onFit: () => void;
  onBack: () => void;
}) {
  const isEnough = count >= REVIEWS_TO_FIT;
  return (
    <>
      {!isEnough && (
        <p>
          You have {count === 1 ? '1 review' : `${count} reviews`}; from {REVIEWS_TO_FIT} on the numbers can
          be fitted. The first answer of a card on a later day is a review.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {isEnough && (
          <Button onClick={onFit} disabled={isBusy}>
            {isAgain ? 'Fit again, to' : 'Fit to my'} {print(count)} reviews
          </Button>
        )}
        {isAgain && (
          <Button onClick={onBack} disabled={isBusy}>
            Back to the usual numbers
          </Button>
        )}
      </div>
    </>
  );
}

function OfferBox({
  offer,
  isAgain,
  isBusy,
  onUse,
  onKeep,
}: {
  offer: Offer;
  isAgain: boolean;
  isBusy: boolean;
  onUse: (parameters: number[]) => void;
  onKeep: () => void;
}) {
  if (offer.type === 'too few') {
    return (
      <p>
        {print(offer.reviews)} of these tell something of memory; from {REVIEWS_TO_FIT} on the numbers can be
        fitted.
      </p>
    );
  }
  const isBetter = offer.type === 'better';
  const [before, after] = lossesInWords(offer.before, offer.after);
  return (
    <div className="rounded-md border border-edge bg-surface p-3.5">
      <p className={`font-semibold ${isBetter ? 'text-correct' : ''}`}>
        {isBetter && '✓ '}
        {isAgain ? 'Fitted again, your numbers predict you ' : 'Your own numbers predict you '}
        {isBetter ? 'better.' : 'no better.'}
      </p>
      <p className="mono mt-1 text-lg">
        log loss {before} → {after}
      </p>
      <p className="mt-1">
        on {print(offer.unseen)} reviews the fitted numbers had not seen
        {isAgain && '; those in force may have'}. Less is better; 0 would be knowing every answer beforehand.
      </p>
      {isBetter ? (
        <>
          <p className="mt-2 text-soft">
            Dates already set stay. How well you remember each card is worked out again from all your answers,
            and later dates follow from that.
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button look="primary" onClick={() => onUse(offer.parameters)} disabled={isBusy}>
              Use my own numbers
            </Button>
            <Button onClick={onKeep} disabled={isBusy}>
              Keep what I have
            </Button>
          </div>
        </>
      ) : (
        <p className="mt-2 text-soft">What is in force stays. With more reviews it may look different.</p>
      )}
    </div>
  );
}
