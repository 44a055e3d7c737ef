'use client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { indexQuery } from '@/lib/client/queries';
import type { SessionKind } from '@/lib/client/session-kind';
import type { SessionModel } from '@/lib/client/session-model';
import type { CardOnScreen } from '@/lib/client/session-view';
import { useSession } from '@/lib/client/use-session';
import { AskedCard } from '../ui/asked-card';
import { SavedLine, SessionProblemBox } from '../ui/saved-line';
import { progressOf, TopLine } from '../ui/session-frame';
import { NextBar } from './next-bar';
import { Results } from './results';

const BACK = { href: '/practise', name: 'Practise' };

/** A quiz or a checkpoint, from its first question to its results. */
export function SessionScreen({ kind, nothing }: { kind: SessionKind; nothing: ReactNode }) {
  const { view, model, goOnWithoutStorage } = useSession(kind);
  const topics = useQuery(indexQuery()).data?.topics;
  const nameOf = (slug: string) => topics?.find((t) => t.slug === slug)?.short ?? slug;
  const { screen } = view;
  return (
    <div>
      <TopLine {...progressOf(view)} back={BACK} model={model} />
      <SavedLine durable={view.durable} model={model} />
      <p aria-live="polite" className="sr-only">
        {view.announcement}
      </p>
      {screen.type === 'loading' && <p className="label mt-10 animate-pulse">Drawing your questions</p>}
      {screen.type === 'problem' && (
        <SessionProblemBox
          problem={screen.problem}
          onRetry={() => void model.start()}
          onGoOn={goOnWithoutStorage}
        />
      )}
      {screen.type === 'card' && (
        <Asked
          key={screen.card.eventId}
          card={screen.card}
          until={view.until}
          exam={view.style === 'exam'}
          topicName={nameOf(screen.card.ref.topic)}
          model={model}
        />
      )}
      {screen.type === 'nothing' && nothing}
      {screen.type === 'finished' && (
        <Results context={kind.context} view={view} results={screen.results} nameOf={nameOf} />
      )}
    </div>
  );
}

const clock = (at: number) =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

function Asked({
  card,
  until,
  exam,
  topicName,
  model,
}: {
  card: CardOnScreen;
  until: number | null;
  exam: boolean;
  topicName: string;
  model: SessionModel;
}) {
  const { revealed } = card;
  const keys = useMemo(() => {
    const actions: Record<string, () => void> = exam ? {} : { u: () => void model.undo() };
    const proposed = revealed?.proposed;
    if (proposed) actions.enter = () => model.grade(proposed);
    return actions;
  }, [revealed, exam, model]);
  const resultBar = useMemo(
    () => revealed && <NextBar card={card} revealed={revealed} onGrade={model.grade} />,
    [card, revealed, model],
  );
  const words = [exam && 'Keys at the end', until !== null && `Until ${clock(until)}`].filter(Boolean);
  return (
    <AskedCard
      card={card}
      topicName={topicName}
      label={words.join(' · ')}
      keys={keys}
      resultBar={resultBar}
      onReveal={model.reveal}
      onAmend={model.amend}
    />
  );
}
