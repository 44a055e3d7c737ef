'use client';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useCallback, useState } from 'react';
import { indexQuery } from '@/lib/client/queries';
import type { SessionView } from '@/lib/client/session-view';
import { useReview } from '@/lib/client/use-review';
import { minutesInWords, plural } from '@/lib/domain/review/words';
import { Button } from '../ui/button';
import { SavedLine } from '../ui/saved-line';
import { SessionProblemBox, TopLine } from '../ui/session-frame';
import { CardView } from './card-view';

const KeyHelp = dynamic(() => import('./key-help').then((m) => m.KeyHelp), { ssr: false });

export function ReviewScreen() {
  const { view, model, goOnWithoutStorage } = useReview();
  const [helps, setHelps] = useState(false);
  const openHelp = useCallback(() => setHelps(true), []);
  const topics = useQuery(indexQuery()).data?.topics;
  const { screen } = view;
  return (
    <div>
      <TopLine view={view} back={{ href: '/', name: 'Today' }} onUndo={() => void model.undo()} />
      <SavedLine view={view} model={model} />
      <p aria-live="polite" className="sr-only">
        {view.announcement}
      </p>
      {screen.type === 'loading' && <p className="label mt-10 animate-pulse">Opening your cards</p>}
      {screen.type === 'problem' && (
        <SessionProblemBox
          problem={screen.problem}
          onRetry={() => void model.start()}
          onGoOn={goOnWithoutStorage}
        />
      )}
      {screen.type === 'card' && (
        <CardView
          key={screen.card.eventId}
          card={screen.card}
          twoButtons={view.settings.twoButtons}
          model={model}
          topicName={topics?.find((t) => t.slug === screen.card.ref.topic)?.short ?? screen.card.ref.topic}
          onHelp={openHelp}
        />
      )}
      {screen.type === 'nothing' && (
        <Nothing siblings={screen.siblingsWaiting} overLimit={screen.overLimit} />
      )}
      {screen.type === 'finished' && (
        <Finished view={view} waiting={screen.waiting} onNext={() => void model.beginNext()} />
      )}
      {helps && <KeyHelp onClose={() => setHelps(false)} />}
    </div>
  );
}

function Nothing({ siblings, overLimit }: { siblings: number; overLimit: number }) {
  return (
    <section className="mt-10">
      <h1 className="text-2xl font-semibold">Nothing is due</h1>
      <div className="corrugated-progress my-5 h-3 text-line" aria-hidden />
      <p>All that was due today is done, and the day’s new questions are taken.</p>
      {siblings > 0 && (
        <p className="mt-2 text-soft">
          {plural(siblings, 'card')} wait until tomorrow, because a question of the same idea was asked today.
        </p>
      )}
      {overLimit > 0 && (
        <p className="mt-2 text-soft">
          {plural(overLimit, 'review')} wait past the day’s limit. You can raise it in{' '}
          <Link className="underline" href="/settings">
            Settings
          </Link>
          .
        </p>
      )}
      <p className="mt-6">
        <Link
          href="/"
          className="inline-flex min-h-14 items-center rounded-md bg-action px-5 font-semibold text-on-action"
        >
          Back to Today
        </Link>
      </p>
    </section>
  );
}

function Finished({ view, waiting, onNext }: { view: SessionView; waiting: number; onNext: () => void }) {
  return (
    <section className="mt-10">
      <h1 className="text-2xl font-semibold">Session done</h1>
      <div className="corrugated-progress my-5 h-3 text-action" aria-hidden />
      <p>
        {plural(view.answered, 'answer')}, {view.right} right, in {minutesInWords(view.tookMs / 1000)}.
      </p>
      {waiting > 0 && (
        <p className="mt-2 text-soft">
          {plural(waiting, 'card')} {waiting === 1 ? 'comes' : 'come'} back later today, when the next
          learning step is due.
        </p>
      )}
      <p className="mt-2 text-soft">Undo, above, takes back the last answer.</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Link
          href="/"
          className="inline-flex min-h-14 items-center rounded-md bg-action px-5 font-semibold text-on-action"
        >
          Back to Today
        </Link>
        <Button className="min-h-14" onClick={onNext}>
          Look for more to review
        </Button>
      </div>
    </section>
  );
}
