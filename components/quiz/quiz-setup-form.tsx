'use client';
import { useId, useState } from 'react';
import type { PractiseView } from '@/lib/client/practise-query';
import { COUNTS, MINUTES } from '@/lib/client/quiz-address';
import { type Kind, LEVELS, type Level } from '@/lib/domain/bank/words';
import type { QuizSetup } from '@/lib/domain/quiz/plan';
import { Button } from '../ui/button';

const KIND_WORDS: [Kind, string][] = [
  ['choice', 'One answer'],
  ['multi', 'Several answers'],
  ['order', 'Order'],
  ['match', 'Match'],
  ['numeric', 'Number'],
  ['recall', 'Recall'],
  ['explain', 'Explain'],
  ['scenario', 'Simulator'],
];
const LENGTHS = [
  ...MINUTES.map((minutes) => ({ type: 'minutes', minutes }) as const),
  ...COUNTS.map((count) => ({ type: 'count', count }) as const),
];
const lengthWords = (length: QuizSetup['length']) =>
  length.type === 'minutes' ? `${length.minutes} minutes` : `${length.count} questions`;

export function QuizSetupForm({
  topics,
  onStart,
}: {
  topics: PractiseView['topics'];
  onStart: (setup: Partial<QuizSetup>) => void;
}) {
  const [setup, setSetup] = useState({
    topics: [] as string[],
    levels: [] as Level[],
    kinds: [] as Kind[],
    length: 1,
    style: 'feedback' as QuizSetup['style'],
  });
  const change = (part: Partial<typeof setup>) => setSetup({ ...setup, ...part });
  return (
    <form
      className="grid gap-4 border-t border-line p-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        onStart({ ...setup, length: LENGTHS[setup.length]! });
      }}
    >
      <Chips
        legend="Topics"
        several
        options={topics.map((t) => [t.slug, t.short])}
        chosen={setup.topics}
        onChoose={(chosen) => change({ topics: chosen })}
      />
      <Chips
        legend="Levels"
        several
        options={LEVELS.map((level) => [level, level])}
        chosen={setup.levels}
        onChoose={(levels) => change({ levels })}
      />
      <Chips
        legend="Kinds"
        several
        options={KIND_WORDS}
        chosen={setup.kinds}
        onChoose={(kinds) => change({ kinds })}
      />
      <Chips
        legend="Length"
        options={LENGTHS.map((length, i) => [String(i), lengthWords(length)])}
        chosen={[String(setup.length)]}
        onChoose={([i]) => change({ length: Number(i) })}
      />
      <Chips
        legend="Keys"
        options={[
          ['feedback', 'After each answer'],
          ['exam', 'At the end, as in an exam'],
        ]}
        chosen={[setup.style]}
        onChoose={([style]) => change({ style: style === 'exam' ? 'exam' : 'feedback' })}
      />
      <Button type="submit" look="primary">
        Start this quiz
      </Button>
    </form>
  );
}

/** Native radio buttons or check boxes under labels; nothing chosen of several means all. */
function Chips<T extends string>({
  legend,
  options,
  several = false,
  chosen,
  onChoose,
}: {
  legend: string;
  options: readonly (readonly [T, string])[];
  several?: boolean;
  chosen: readonly T[];
  onChoose: (chosen: T[]) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend className="label mb-1.5">
        {legend}
        {several && chosen.length === 0 ? ': all' : ''}
      </legend>
      <div className="flex flex-wrap gap-2">
        {options.map(([value, words]) => (
          <label
            key={value}
            className="flex min-h-11 cursor-pointer items-center rounded-md border border-line bg-paper px-3 first-letter:uppercase has-checked:border-ink has-checked:font-semibold has-checked:outline-1 has-checked:outline-ink has-focus-visible:outline-3 has-focus-visible:outline-action"
          >
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              className="sr-only"
              checked={chosen.includes(value)}
              onChange={() => {
                if (!several) onChoose([value]);
                else if (chosen.includes(value)) onChoose(chosen.filter((other) => other !== value));
                else onChoose([...chosen, value]);
              }}
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
