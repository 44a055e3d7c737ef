'use client';
import dynamic from 'next/dynamic';
import { memo, useEffect, useMemo } from 'react';
import type { SessionModel } from '@/lib/client/session-model';
import type { CardOnScreen } from '@/lib/client/session-view';
import { GRADES, type Grade } from '@/lib/domain/review/grade';
import { AskedCard } from '../ui/asked-card';
import { Button } from '../ui/button';

/** Not part of the first load: fetched once a card stands, shown when its key is. */
const loadGradeBar = () => import('../ui/grade-bar').then((m) => m.GradeBar);
const GradeBar = dynamic(loadGradeBar, { ssr: false });

/** After the key is shown; nobody grades sooner. */
const PREPARE_MS = 100;

/** A card of the review: graded, and it may be put aside. */
export const CardView = memo(function CardView({
  card,
  waits,
  twoButtons,
  model,
  topicName,
  onHelp,
}: {
  card: CardOnScreen;
  /** Drawn out of sight for the turn to come. */
  waits: boolean;
  /** Recall is graded with Again and Good alone. */
  twoButtons: boolean;
  model: SessionModel;
  topicName: string;
  onHelp: () => void;
}) {
  const { revealed } = card;
  // Two buttons are for recall; a checked answer has its grade proposed among four.
  const two = twoButtons && card.face.type === 'recall';
  const keys = useMemo(() => {
    const actions: Record<string, () => void> = {
      u: () => void model.undo(),
      b: () => model.bury(),
      x: () => model.suspend(),
      m: () => model.flag(),
      '?': onHelp,
    };
    if (!revealed) return actions;
    const buttons: readonly Grade[] = two ? ['again', 'good'] : GRADES;
    buttons.forEach((grade, i) => {
      actions[String(i + 1)] = () => model.grade(grade);
    });
    const { proposed } = revealed;
    if (proposed) actions.enter = () => model.grade(proposed);
    return actions;
  }, [revealed, two, model, onHelp]);
  useEffect(() => {
    const timer = setTimeout(() => void loadGradeBar(), 300);
    return () => clearTimeout(timer);
  }, []);
  const isRevealed = revealed !== null;
  useEffect(() => {
    if (!isRevealed) return;
    const timer = setTimeout(model.prepare, PREPARE_MS);
    return () => clearTimeout(timer);
  }, [isRevealed, model]);
  const resultBar = useMemo(
    () =>
      revealed && (
        <GradeBar
          previews={revealed.previews}
          proposed={revealed.proposed}
          twoButtons={two}
          nowMs={revealed.answeredAt}
          onGrade={model.grade}
        />
      ),
    [revealed, two, model],
  );
  const below = useMemo(
    () => <CardActions flagged={card.flagged} model={model} onHelp={onHelp} />,
    [card.flagged, model, onHelp],
  );
  return (
    <AskedCard
      card={card}
      topicName={topicName}
      label={`${card.repeat ? 'Again today' : card.isNew ? 'New' : ''}${card.flagged ? ' Flagged' : ''}`}
      keys={keys}
      resultBar={resultBar}
      below={below}
      onReveal={model.reveal}
      onAmend={model.amend}
      waits={waits}
    />
  );
});

function CardActions({
  flagged,
  model,
  onHelp,
}: {
  flagged: boolean;
  model: SessionModel;
  onHelp: () => void;
}) {
  return (
    <div className="mt-6 flex flex-wrap gap-x-2 border-t border-line pt-2">
      <Button look="quiet" onClick={() => model.bury()}>
        Bury until tomorrow
      </Button>
      <Button look="quiet" onClick={() => model.suspend()}>
        Suspend
      </Button>
      <Button look="quiet" aria-pressed={flagged} onClick={() => model.flag()}>
        {flagged ? 'Remove flag' : 'Flag'}
      </Button>
      <Button look="quiet" className="ml-auto hidden lg:block" onClick={onHelp}>
        Keys
      </Button>
    </div>
  );
}
