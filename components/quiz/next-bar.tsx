'use client';
import type { CardOnScreen } from '@/lib/client/session-view';
import { type Grade, proposeGrade } from '@/lib/domain/review/grade';
import { Button } from '../ui/button';

/** On from an explained answer: a checked one goes on with its grade, a recalled one is judged by who recalled it. */
export function NextBar({
  card,
  revealed,
  onGrade,
}: {
  card: CardOnScreen;
  revealed: NonNullable<CardOnScreen['revealed']>;
  onGrade: (grade: Grade) => void;
}) {
  const { proposed, confidence, answeredAt } = revealed;
  if (proposed) {
    return (
      <Button look="primary" className="min-h-14 w-full" onClick={() => onGrade(proposed)}>
        Next
      </Button>
    );
  }
  const known = () =>
    proposeGrade({
      right: true,
      confidence: confidence ?? 'fairly',
      tookMs: answeredAt - card.shownAt,
      expectedSeconds: card.item.seconds,
    });
  return (
    <div className="grid grid-cols-2 gap-2">
      <Button className="min-h-14" onClick={() => onGrade('again')}>
        I did not know it
      </Button>
      <Button look="primary" className="min-h-14" onClick={() => onGrade(known())}>
        I knew it
      </Button>
    </div>
  );
}
