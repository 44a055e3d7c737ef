'use client';
import { memo } from 'react';
import type { Filters } from '@/lib/client/library';
import type { Topic } from '@/lib/domain/bank/item';
import { KINDS, LEVELS } from '@/lib/domain/bank/words';
import { STATE_WORDS } from '@/lib/domain/review/card-words';
import { STUDY_STATES } from '@/lib/domain/review/study-state';
import { KIND_WORDS } from './names';

type Choice = [value: string, name: string];

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const KIND_CHOICES: Choice[] = [
  ...KINDS.map((kind): Choice => [kind, KIND_WORDS[kind]]),
  ['note', 'Notes'],
  ['prompt', 'Review prompts'],
];
const LEVEL_CHOICES = LEVELS.map((level): Choice => [level, capital(level)]);
const STATE_CHOICES: Choice[] = [
  ...STUDY_STATES.map((state): Choice => [state, STATE_WORDS[state]]),
  ['flagged', 'Flagged'],
];

/** Drawn for another filter only, not at every key in the box above it. */
export const FilterBar = memo(function FilterBar({
  topics,
  filters,
  onChange,
}: {
  topics: readonly Topic[];
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
}) {
  const topicChoices = topics.map(({ slug, title }): Choice => [slug, title]);
  return (
    <div className="mt-1 grid grid-cols-2 gap-2 lg:grid-cols-4">
      <Filter
        name="topic"
        value={filters.topic}
        choices={topicChoices}
        onChange={(topic) => onChange({ topic })}
      />
      <Filter
        name="kind"
        value={filters.kind}
        choices={KIND_CHOICES}
        onChange={(kind) => onChange({ kind })}
      />
      <Filter
        name="level"
        value={filters.level}
        choices={LEVEL_CHOICES}
        onChange={(level) => onChange({ level })}
      />
      <Filter
        name="state"
        value={filters.state}
        choices={STATE_CHOICES}
        onChange={(state) => onChange({ state })}
      />
    </div>
  );
});

function Filter({
  name,
  value,
  choices,
  onChange,
}: {
  name: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}) {
  return (
    <select
      aria-label={capital(name)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={`min-h-11 min-w-0 truncate rounded-md border bg-surface px-2.5 ${
        value ? 'border-ink font-semibold' : 'border-edge'
      }`}
    >
      <option value="">Any {name}</option>
      {choices.map(([choice, words]) => (
        <option key={choice} value={choice}>
          {words}
        </option>
      ))}
    </select>
  );
}
