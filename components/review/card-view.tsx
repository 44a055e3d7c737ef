'use client';
import dynamic from 'next/dynamic';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { ReviewModel } from '@/lib/client/review-model';
import type { CardOnScreen } from '@/lib/client/review-view';
import type { Answer, Confidence } from '@/lib/domain/quiz/answer';
import { GRADES, type Grade } from '@/lib/domain/review/grade';
import { Button } from '../ui/button';
import { Html } from '../ui/html';
import { TopicMark } from '../ui/topic-mark';
import { AnswerInput, missingWords } from './answer-input';
import { ConfidenceBar, GradeBar } from './bars';
import { useShortcuts } from './use-shortcuts';

/** Not part of the first load: asked for as soon as a card stands. */
const loadExplanation = () => import('./explanation').then((m) => m.Explanation);
const Explanation = dynamic(loadExplanation, { ssr: false });

type Revealed = NonNullable<CardOnScreen['revealed']>;

const SURE_WORDS: Record<Confidence, string> = {
  guess: 'you guessed',
  fairly: 'you were fairly sure',
  sure: 'you were sure',
};

function verdict({ score, confidence }: Revealed): { text: string; colour: string; sign: string } {
  const sure = confidence ? SURE_WORDS[confidence] : '';
  if (!score) return { text: 'The answer', colour: 'text-ink', sign: '' };
  if (score.right) return { text: `Right, and ${sure}`, colour: 'text-correct', sign: '✓ ' };
  if (score.score > 0) return { text: `Partly right, and ${sure}`, colour: 'text-wrong', sign: '✕ ' };
  return { text: `Wrong, and ${sure}`, colour: 'text-wrong', sign: '✕ ' };
}

/** Drawn again only for another card or its reveal: "saved" passes it by. */
export const CardView = memo(function CardView({
  card,
  twoButtons,
  model,
  topicName,
  onHelp,
}: {
  card: CardOnScreen;
  /** Recall is graded with Again and Good alone. */
  twoButtons: boolean;
  model: ReviewModel;
  topicName: string;
  onHelp: () => void;
}) {
  const { face, revealed } = card;
  // Two buttons are for recall; a checked answer has its grade proposed among four.
  const usesTwoButtons = twoButtons && face.type === 'recall';
  const [answer, setAnswer] = useState<Answer | null>(face.type === 'recall' ? { type: 'recall' } : null);
  const [moved, setMoved] = useState('');
  const question = useRef<HTMLHeadingElement>(null);
  const result = useRef<HTMLHeadingElement>(null);
  const isRevealed = revealed !== null;

  useEffect(() => {
    const timer = setTimeout(() => void loadExplanation(), 300);
    return () => clearTimeout(timer);
  }, []);

  // The reader's eye and the screen reader start at the question, then at the verdict. Focus comes after the paint: it
  // lays the page out, and the answer to a tap need not wait for that.
  useEffect(() => {
    window.scrollTo({ top: 0 });
    const timer = setTimeout(() => {
      const heading = isRevealed ? result.current : question.current;
      heading?.focus({ preventScroll: true });
    }, 50);
    return () => clearTimeout(timer);
  }, [isRevealed]);

  // An order as it stands may be the answer: nothing has to be moved to hand it in.
  const complete: Answer | null =
    answer ?? (face.type === 'order' ? { type: 'order', steps: face.steps.map((s) => s.id) } : null);
  const missing = complete ? '' : missingWords(face);

  const keys = useMemo(() => {
    const actions: Record<string, () => void> = {
      u: () => void model.undo(),
      b: () => model.bury(),
      x: () => model.suspend(),
      m: () => model.flag(),
      '?': onHelp,
    };
    const grade = (g: Grade) => () => model.grade(g);
    if (revealed) {
      const buttons: readonly Grade[] = usesTwoButtons ? ['again', 'good'] : GRADES;
      buttons.forEach((g, i) => {
        actions[String(i + 1)] = grade(g);
      });
      if (revealed.proposed) actions.enter = grade(revealed.proposed);
    } else if (complete) {
      const sure = (confidence: Confidence) => () => model.reveal(complete, confidence);
      Object.assign(actions, { g: sure('guess'), f: sure('fairly'), s: sure('sure') });
    }
    if (!revealed && (face.type === 'choice' || face.type === 'multi')) {
      face.options.forEach(({ id }, i) => {
        actions[String(i + 1)] = () => {
          const input = document.querySelectorAll<HTMLInputElement>(`input[name="${card.eventId}"]`)[i];
          input?.click();
          input?.focus();
        };
        void id;
      });
    }
    return actions;
  }, [card, usesTwoButtons, revealed, complete, face, model, onHelp]);
  useShortcuts(keys);

  const shown = revealed ? verdict(revealed) : null;
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <TopicMark slug={card.ref.topic} name={topicName} level={card.item.level} />
          <p className="label">
            {card.repeat ? 'Again today' : card.isNew ? 'New' : ''}
            {card.flagged ? ' Flagged' : ''}
          </p>
        </div>
        {card.changed && (
          <p className="mt-2 text-sm text-warn">This question has changed since you last answered it.</p>
        )}
        <h1 ref={question} tabIndex={-1} className="mt-3 text-xl leading-[1.8125rem] font-normal">
          <Html html={face.stem} />
        </h1>
      </div>
      {/* A tap on the page below never lands under the bar: it has its own room at the end. */}
      <div className="mt-5 min-w-0 lg:mt-0">
        {revealed && shown ? (
          <>
            <h2 ref={result} tabIndex={-1} className={`mb-3 text-xl font-semibold ${shown.colour}`}>
              <span aria-hidden>{shown.sign}</span>
              {shown.text}
            </h2>
            <Explanation card={{ ...card, revealed }} />
          </>
        ) : (
          face.type !== 'recall' && (
            <AnswerInput name={card.eventId} face={face} onAnswer={setAnswer} onAnnounce={setMoved} />
          )
        )}
        <p aria-live="polite" className="sr-only">
          {moved}
        </p>
        <CardActions card={card} model={model} onHelp={onHelp} />
      </div>
      <div className="h-40 lg:h-32" aria-hidden />
      <div className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)]">
        <div className="mx-auto max-w-5xl px-5 py-3">
          {revealed ? (
            <GradeBar
              previews={revealed.previews}
              proposed={revealed.proposed}
              twoButtons={usesTwoButtons}
              nowMs={revealed.answeredAt}
              onGrade={(g) => model.grade(g)}
            />
          ) : (
            <ConfidenceBar
              recall={face.type === 'recall'}
              missing={missing}
              onConfidence={(confidence) => complete && model.reveal(complete, confidence)}
            />
          )}
        </div>
      </div>
    </div>
  );
});

function CardActions({
  card,
  model,
  onHelp,
}: {
  card: CardOnScreen;
  model: ReviewModel;
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
      <Button look="quiet" aria-pressed={card.flagged} onClick={() => model.flag()}>
        {card.flagged ? 'Remove flag' : 'Flag'}
      </Button>
      <Button look="quiet" className="ml-auto hidden lg:block" onClick={onHelp}>
        Keys
      </Button>
    </div>
  );
}
