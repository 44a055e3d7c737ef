'use client';
import dynamic from 'next/dynamic';
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CardOnScreen } from '@/lib/client/session-view';
import type { Face } from '@/lib/domain/bank/face';
import type { Answer, Confidence } from '@/lib/domain/quiz/answer';
import { AnswerInput, loadInputs, missingWords } from './answer-input';
import { ConfidenceBar } from './confidence-bar';
import { Html } from './html';
import { TopicMark } from './topic-mark';
import { useShortcuts } from './use-shortcuts';

/** Not part of the first load: asked for as soon as a card stands. */
const loadExplanation = () => import('./explanation').then((m) => m.Explanation);
const Explanation = dynamic(loadExplanation, { ssr: false });
const OwnWords = dynamic(() => import('./own-words').then((m) => m.OwnWords), { ssr: false });
const ScenarioResult = dynamic(() => import('./scenario/scenario-result').then((m) => m.ScenarioResult), {
  ssr: false,
});

type Revealed = NonNullable<CardOnScreen['revealed']>;

const SURE_WORDS: Record<Confidence, string> = {
  guess: 'you guessed',
  fairly: 'you were fairly sure',
  sure: 'you were sure',
};

function verdict({ score, confidence, answer }: Revealed): { text: string; colour: string; sign: string } {
  const sure = confidence ? SURE_WORDS[confidence] : '';
  if (!score || answer.type === 'explain') return { text: 'The answer', colour: 'text-ink', sign: '' };
  if (score.right) return { text: `Right, and ${sure}`, colour: 'text-correct', sign: '✓ ' };
  if (score.score > 0) return { text: `Partly right, and ${sure}`, colour: 'text-wrong', sign: '✕ ' };
  return { text: `Wrong, and ${sure}`, colour: 'text-wrong', sign: '✕ ' };
}

const NO_KEYS = {};

/** What stands in the answer before anything was done; null where something has to be done first. */
function firstAnswer(face: Face): Answer | null {
  if (face.type === 'recall') return { type: 'recall' };
  if (face.type === 'explain') return { type: 'explain', text: '', points: [] };
  // An order as it stands may be the answer: nothing has to be moved to hand it in.
  if (face.type === 'order') return { type: 'order', steps: face.steps.map((s) => s.id) };
  return null;
}

/**
 * One question, answered and then explained; review and quiz bring what stands below it. Drawn again only for another
 * card or its reveal: "saved" passes it by.
 */
export const AskedCard = memo(function AskedCard({
  card,
  topicName,
  label,
  keys,
  resultBar,
  below,
  onReveal,
  onAmend,
  waits = false,
}: {
  card: CardOnScreen;
  topicName: string;
  /** A word or two beside the topic. */
  label: string;
  /** Keys beyond those of the answer itself. */
  keys: Record<string, () => void>;
  /** At the foot of the screen once the key is shown. */
  resultBar: ReactNode;
  /** Under the answer. */
  below?: ReactNode;
  onReveal: (answer: Answer, confidence: Confidence) => void;
  /** The answer with what is added once the key is shown: points that were made, settings tried since. */
  onAmend: (answer: Answer) => void;
  /** Drawn for the turn to come, out of sight: takes neither keys nor focus. */
  waits?: boolean;
}) {
  const { face, revealed } = card;
  const [answer, setAnswer] = useState<Answer | null>(() => firstAnswer(face));
  const [moved, setMoved] = useState('');
  const question = useRef<HTMLHeadingElement>(null);
  const result = useRef<HTMLHeadingElement>(null);
  const isRevealed = revealed !== null;

  useEffect(() => {
    const timer = setTimeout(() => void Promise.all([loadExplanation(), loadInputs()]), 300);
    return () => clearTimeout(timer);
  }, []);

  // The reader's eye and the screen reader start at the question, then at the verdict. Focus comes after the paint: it
  // lays the page out, and the answer to a tap need not wait for that.
  useEffect(() => {
    if (waits) return;
    window.scrollTo({ top: 0 });
    const timer = setTimeout(() => {
      const heading = isRevealed ? result.current : question.current;
      heading?.focus({ preventScroll: true });
    }, 50);
    return () => clearTimeout(timer);
  }, [isRevealed, waits]);

  const handIn = useCallback(
    (confidence: Confidence) => answer && onReveal(answer, confidence),
    [answer, onReveal],
  );
  const allKeys = useMemo(() => {
    const actions = { ...keys };
    if (revealed) return actions;
    if (answer) {
      const sure = (confidence: Confidence) => () => onReveal(answer, confidence);
      Object.assign(actions, { g: sure('guess'), f: sure('fairly'), s: sure('sure') });
    }
    if ('options' in face) {
      face.options.forEach((_, i) => {
        actions[String(i + 1)] = () => {
          const input = document.querySelectorAll<HTMLInputElement>(`input[name="${card.eventId}"]`)[i];
          input?.click();
          input?.focus();
        };
      });
    }
    return actions;
  }, [card, keys, revealed, answer, face, onReveal]);
  useShortcuts(waits ? NO_KEYS : allKeys);

  const shown = revealed ? verdict(revealed) : null;
  const open = face.type === 'recall' || face.type === 'explain';
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <TopicMark slug={card.ref.topic} name={topicName} level={card.item.level} />
          <p className="label">{label}</p>
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
            {/* What was locked in beside what came of it, and only then why. */}
            {card.item.kind === 'scenario' && revealed.answer.type === 'scenario' && (
              <div className="mb-6">
                <ScenarioResult
                  item={card.item}
                  seed={card.seed}
                  answer={revealed.answer}
                  onAmend={onAmend}
                />
              </div>
            )}
            <Explanation item={card.item} part={card.part} seed={card.seed} answer={revealed.answer}>
              {card.item.kind === 'explain' && revealed.answer.type === 'explain' && (
                <OwnWords asking={card.seed} item={card.item} answer={revealed.answer} onAmend={onAmend} />
              )}
            </Explanation>
          </>
        ) : (
          face.type !== 'recall' && (
            <AnswerInput
              name={face.type === 'explain' ? card.seed : card.eventId}
              item={card.item}
              seed={card.seed}
              face={face}
              onAnswer={setAnswer}
              onAnnounce={setMoved}
            />
          )
        )}
        <p aria-live="polite" className="sr-only">
          {moved}
        </p>
        {below}
      </div>
      <div className="h-40 lg:h-32" aria-hidden />
      <div className="foot-bar fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)]">
        <div className="mx-auto max-w-5xl px-5 py-3">
          {revealed ? (
            resultBar
          ) : (
            <ConfidenceBar recall={open} missing={answer ? '' : missingWords(face)} onConfidence={handIn} />
          )}
        </div>
      </div>
    </div>
  );
});
