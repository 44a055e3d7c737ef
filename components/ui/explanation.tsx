'use client';
import type { ReactNode } from 'react';
import { evaluate } from '@/lib/domain/bank/arithmetic';
import { numbersOf, outcomesOf, revealedStem, rightNames } from '@/lib/domain/bank/face';
import type { Html as HtmlText, Item } from '@/lib/domain/bank/item';
import { fillNumbers, printNumber } from '@/lib/domain/bank/numbers';
import type { Answer } from '@/lib/domain/quiz/answer';
import { Diagram } from './diagram';
import { Html, HtmlSpan } from './html';
import { Related } from './related';
import { Sources } from './sources';

type Mark = 'right' | 'wrong' | 'missed' | 'plain';
const MARKS: Record<Mark, { sign: string; word: string; colour: string }> = {
  right: { sign: '✓', word: 'Right', colour: 'text-correct border-correct' },
  wrong: { sign: '✕', word: 'Yours, wrong', colour: 'text-wrong border-wrong' },
  missed: { sign: '✓', word: 'Also right, missed', colour: 'text-correct border-correct border-dashed' },
  plain: { sign: '', word: '', colour: 'border-line' },
};

function Line({ mark, label, text, why }: { mark: Mark; label: string; text: HtmlText; why?: HtmlText }) {
  const { sign, word, colour } = MARKS[mark];
  return (
    <li className={`rounded-md border bg-surface px-3.5 py-2.5 ${colour}`}>
      <p className="flex gap-3">
        <span className="mono w-4 shrink-0" aria-hidden>
          {sign || label}
        </span>
        <span className="min-w-0">
          {word && <span className="mr-2 font-semibold">{word}:</span>}
          <HtmlSpan html={text} className="text-ink" />
        </span>
      </p>
      {why && (
        <p className="mt-1 pl-7 text-ink">
          <HtmlSpan html={why} />
        </p>
      )}
    </li>
  );
}

/** What was right about each part of the answer, and why. */
function Marked({ item, answer, seed }: { item: Item; answer: Answer | null; seed: string }) {
  if (item.kind === 'choice' || item.kind === 'multi') {
    const picked =
      answer?.type === 'choice'
        ? [answer.option]
        : answer?.type === 'multi'
          ? answer.options
          : ([] as string[]);
    const mark = (id: string, key: boolean): Mark =>
      key
        ? picked.includes(id)
          ? 'right'
          : item.kind === 'multi' && answer
            ? 'missed'
            : 'right'
        : picked.includes(id)
          ? 'wrong'
          : 'plain';
    const options = [...item.options].sort((a, b) => Number(b.key) - Number(a.key));
    return (
      <ul className="grid gap-2">
        {options.map((o) => (
          <Line key={o.id} mark={mark(o.id, o.key)} label="·" text={o.text} why={o.why} />
        ))}
      </ul>
    );
  }
  if (item.kind === 'order') {
    const given = answer?.type === 'order' ? answer.steps : item.steps.map((s) => s.id);
    return (
      <ol className="grid gap-2">
        {item.steps.map((step, i) => {
          const at = given.indexOf(step.id);
          const why = at === i ? step.why : `${step.why} <em>You had it ${ordinal(at + 1)}.</em>`;
          return (
            <Line
              key={step.id}
              mark={at === i ? 'plain' : 'wrong'}
              label={String(i + 1)}
              text={`${i + 1}. ${step.text}`}
              why={why}
            />
          );
        })}
      </ol>
    );
  }
  if (item.kind === 'match') {
    const names = rightNames(
      item.pairs.map((p) => p.id),
      seed,
    );
    const given = answer?.type === 'match' ? answer.rights : Object.fromEntries(names);
    return (
      <ul className="grid gap-2">
        {item.pairs.map((pair) => (
          <Line
            key={pair.id}
            mark={given[pair.id] === names.get(pair.id) ? 'right' : 'wrong'}
            label="·"
            text={`${pair.left} → ${pair.right}`}
            why={pair.why}
          />
        ))}
      </ul>
    );
  }
  if (item.kind === 'scenario') {
    const given = answer?.type === 'scenario' ? answer : null;
    const mark = (id: string): Mark =>
      id === given?.outcome ? 'right' : id === given?.picked ? 'wrong' : 'plain';
    const values = numbersOf(item, seed);
    return (
      <ul className="grid gap-2">
        {outcomesOf(item).map(({ id, text, why }) => (
          <Line
            key={id}
            mark={mark(id)}
            label="·"
            text={fillNumbers(text, values)}
            why={fillNumbers(why, values)}
          />
        ))}
      </ul>
    );
  }
  if (item.kind === 'numeric') {
    const values = numbersOf(item, seed);
    return (
      <div>
        <p className="mono mb-2 text-lg">
          {printNumber(values.key!)} {item.unit}
          {answer?.type === 'numeric' && <span className="text-soft"> · yours: {answer.text}</span>}
        </p>
        <p className="label mb-1.5">Where other numbers come from</p>
        <ul className="grid gap-2">
          {item.mistakes.map((mistake, i) => (
            <Line
              // biome-ignore lint/suspicious/noArrayIndexKey: mistakes have no id and never move
              key={i}
              mark="plain"
              label="·"
              text={`${printNumber(evaluate(mistake.value, values))} ${item.unit}`}
              why={fillNumbers(mistake.why, values)}
            />
          ))}
        </ul>
      </div>
    );
  }
  return null;
}

const ordinal = (n: number) =>
  `${n}${['th', 'st', 'nd', 'rd'][n % 10 > 3 || (n > 10 && n < 14) ? 0 : n % 10]}`;

/** Why the answer is what it is: the answer, the picture, each option's rationale beside what was picked, the sources. */
export function Explanation({
  item,
  part,
  seed,
  answer,
  children,
}: {
  item: Item;
  part: string;
  /** The one the item was asked with: its numbers and its order. */
  seed: string;
  /** Null where nothing was answered: the keys are shown as they are. */
  answer: Answer | null;
  /** Stands between the answer and its parts. */
  children?: ReactNode;
}) {
  const values = numbersOf(item, seed);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {item.kind === 'recall' && item.cloze && <Html html={revealedStem(item, part, seed)} />}
      <Html html={fillNumbers(item.answer, values)} />
      {children}
      {item.diagram && <Diagram slug={item.diagram} />}
      <Marked item={item} answer={answer} seed={seed} />
      <Related item={item} />
      <Sources {...item} />
    </div>
  );
}
