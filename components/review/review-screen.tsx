'use client';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useRef, useState } from 'react';
import { indexQuery } from '@/lib/client/queries';
import { useReview } from '@/lib/client/use-review';
import { SavedLine, SessionProblemBox } from '../ui/saved-line';
import { progressOf, TopLine } from '../ui/session-frame';
import { CardView } from './card-view';

/** Not part of the first load: asked for once a card stands, so that the end needs no network. */
const loadEnd = () => import('./session-end');
const Nothing = dynamic(() => loadEnd().then((m) => m.Nothing), { ssr: false });
const Finished = dynamic(() => loadEnd().then((m) => m.Finished), { ssr: false });
const KeyHelp = dynamic(() => import('./key-help').then((m) => m.KeyHelp), { ssr: false });

const BACK = { href: '/', name: 'Today' };

export function ReviewScreen() {
  const cards = useRef<HTMLDivElement>(null);
  const uncover = useCallback(() => {
    const next = cards.current?.querySelector('.out-of-sight');
    if (!next) return false;
    // Past React, which gives it the class of a card in sight as soon as it draws.
    next.className = 'uncovered';
    requestAnimationFrame(() => window.scrollTo({ top: 0 }));
    return true;
  }, []);
  const { view, model, goOnWithoutStorage } = useReview(uncover);
  const [helps, setHelps] = useState(false);
  const openHelp = useCallback(() => setHelps(true), []);
  const topics = useQuery(indexQuery()).data?.topics;
  const { screen } = view;
  const asks = screen.type === 'card';
  useEffect(() => {
    if (!asks) return;
    // What fails now is asked for again at the end.
    const timer = setTimeout(() => loadEnd().catch(() => undefined), 300);
    return () => clearTimeout(timer);
  }, [asks]);
  return (
    <div>
      <TopLine {...progressOf(view)} back={BACK} model={model} />
      <SavedLine durable={view.durable} model={model} />
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
        <div ref={cards} className="relative">
          {[screen.card, ...(view.upcoming ? [view.upcoming] : [])].map((card, i) => (
            <div
              key={card.eventId}
              className={i === 0 ? 'in-sight' : 'out-of-sight'}
              inert={i > 0}
              aria-hidden={i > 0 || undefined}
            >
              <CardView
                card={card}
                waits={i > 0}
                twoButtons={view.settings.twoButtons}
                model={model}
                topicName={topics?.find((t) => t.slug === card.ref.topic)?.short ?? card.ref.topic}
                onHelp={openHelp}
              />
            </div>
          ))}
        </div>
      )}
      {screen.type === 'nothing' && (
        <Nothing siblings={screen.siblingsWaiting} overLimit={screen.overLimit} settings={view.settings} />
      )}
      {screen.type === 'finished' && (
        <Finished view={view} waiting={screen.waiting} onNext={() => void model.beginNext()} />
      )}
      {helps && <KeyHelp onClose={() => setHelps(false)} />}
    </div>
  );
}
