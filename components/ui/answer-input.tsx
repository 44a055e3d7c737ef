'use client';
import dynamic from 'next/dynamic';
import { memo, useState } from 'react';
import type { Face } from '@/lib/domain/bank/face';
import type { Item } from '@/lib/domain/bank/item';
import type { Answer } from '@/lib/domain/quiz/answer';
import { readNumber } from '@/lib/domain/quiz/score';
import { ChoiceInput } from './choice-input';

/** Not part of the first load; those that many cards need are fetched once a card stands. */
const loadOrder = () => import('./order-input').then((m) => m.OrderInput);
const loadMatch = () => import('./match-input').then((m) => m.MatchInput);
const loadNumeric = () => import('./numeric-input').then((m) => m.NumericInput);
const OrderInput = dynamic(loadOrder, { ssr: false });
const MatchInput = dynamic(loadMatch, { ssr: false });
const NumericInput = dynamic(loadNumeric, { ssr: false });
export const loadInputs = () => Promise.all([loadOrder(), loadMatch(), loadNumeric()]);

const ScenarioInput = dynamic(() => import('./scenario/scenario-input').then((m) => m.ScenarioInput), {
  ssr: false,
});
const ExplainInput = dynamic(() => import('./explain-input').then((m) => m.ExplainInput), { ssr: false });

/** Answer so far: null while it is not complete. Drawn again only for another question. */
export const AnswerInput = memo(function AnswerInput({
  name,
  item,
  seed,
  face,
  onAnswer,
  onAnnounce,
}: {
  name: string;
  item: Item;
  seed: string;
  face: Exclude<Face, { type: 'recall' }>;
  onAnswer: (answer: Answer | null) => void;
  onAnnounce: (text: string) => void;
}) {
  const [picked, setPicked] = useState<string[]>([]);
  const [order, setOrder] = useState(face.type === 'order' ? face.steps.map((s) => s.id) : []);
  const [matched, setMatched] = useState<Record<string, string>>({});
  const [text, setText] = useState('');

  switch (face.type) {
    case 'choice':
    case 'multi':
      return (
        <ChoiceInput
          name={name}
          options={face.options}
          several={face.type === 'multi'}
          picked={picked}
          onPick={(next) => {
            setPicked(next);
            if (next.length === 0) onAnswer(null);
            else if (face.type === 'multi') onAnswer({ type: 'multi', options: next });
            else onAnswer({ type: 'choice', option: next[0]! });
          }}
        />
      );
    case 'order':
      return (
        <OrderInput
          steps={face.steps}
          ends={face.ends}
          order={order}
          onOrder={(next, moved) => {
            setOrder(next);
            onAnswer({ type: 'order', steps: next });
            onAnnounce(moved);
          }}
        />
      );
    case 'match':
      return (
        <MatchInput
          name={name}
          lefts={face.lefts}
          rights={face.rights}
          leftTitle={face.leftTitle}
          rightTitle={face.rightTitle}
          matched={matched}
          onMatch={(next) => {
            setMatched(next);
            onAnswer(face.lefts.every((l) => next[l.id]) ? { type: 'match', rights: next } : null);
          }}
        />
      );
    case 'explain':
      return <ExplainInput asking={name} onAnswer={onAnswer} />;
    case 'scenario':
      return item.kind === 'scenario' ? (
        <ScenarioInput item={item} seed={seed} name={name} options={face.options} onAnswer={onAnswer} />
      ) : null;
    case 'numeric':
      return (
        <NumericInput
          unit={face.unit}
          text={text}
          readable={readNumber(text) !== null}
          onText={(next) => {
            setText(next);
            onAnswer(readNumber(next) === null ? null : { type: 'numeric', text: next });
          }}
        />
      );
  }
});

/** What is still missing, said instead of a button that does nothing. */
export function missingWords(face: Face): string {
  switch (face.type) {
    case 'choice':
      return 'Choose an answer first.';
    case 'multi':
      return 'Choose at least one first.';
    case 'order':
      return 'Bring the steps into order first.';
    case 'match':
      return 'Give each one a letter first.';
    case 'numeric':
      return 'Write a number first.';
    case 'scenario':
      return face.mode === 'tune' ? 'Set something first.' : 'Choose an answer first.';
    case 'explain':
      return 'Stop the recording first.';
    case 'recall':
      return '';
  }
}
