/** What a good prompt obeys, as far as a machine can tell (content/README.md, "A review prompt"). */
import type { AuthoredBank, Violation } from '@/lib/domain/bank/authored';
import { asRead } from '@/lib/domain/bank/laws/law';
import { LEVELS } from '@/lib/domain/bank/words';
import type { AuthoredPrompt } from './prompt';
import { DIMENSIONS, PHASES, WRITTEN_FOR } from './words';

export interface PlacedPrompt {
  prompt: AuthoredPrompt;
  file: string;
}

type Check = (prompt: AuthoredPrompt, bank: AuthoredBank) => string[];

const words = (text: string) => asRead(text).split(' ').filter(Boolean).length;
const twice = (ids: readonly string[]) => ids.filter((id, i) => ids.indexOf(id) < i);

const AT_LEAST = { clarifications: 4, probes: 6, points: 6, flags: 3, items: 2 } as const;
/** Words of the situation and of the model answer. */
const CONTEXT = { atLeast: 60, atMost: 220 };
const ANSWER = { atLeast: 220, atMost: 520 };
const between = (name: string, text: string, { atLeast, atMost }: { atLeast: number; atMost: number }) => {
  const count = words(text);
  return count >= atLeast && count <= atMost ? [] : [`${name} has ${count} words; ${atLeast} to ${atMost}`];
};

const CHECKS: Record<string, Check> = {
  counts: (prompt) =>
    Object.entries(AT_LEAST).flatMap(([part, least]) => {
      const { length } = prompt[part as keyof typeof AT_LEAST];
      return length >= least ? [] : [`${length} ${part}; at least ${least}`];
    }),
  ids: (prompt) =>
    (['clarifications', 'probes', 'points', 'flags'] as const).flatMap((part) =>
      twice(prompt[part].map((p) => p.id)).map((id) => `${part} has "${id}" twice`),
    ),
  phases: ({ phases }) => {
    const named = phases.map((p) => p.phase).join(' · ');
    const total = phases.reduce((sum, p) => sum + p.minutes, 0);
    return [
      ...(named === PHASES.join(' · ') ? [] : [`phases are ${named}; each once, in order`]),
      ...(total === WRITTEN_FOR ? [] : [`phases take ${total} minutes; ${WRITTEN_FOR}`]),
    ];
  },
  probes: ({ probes, points }) => {
    const known = new Set(points.map((p) => p.id));
    const phases = new Set(probes.map((p) => p.phase));
    return [
      ...probes.flatMap((p) =>
        p.point !== undefined && !known.has(p.point)
          ? [`probe "${p.id}" draws out "${p.point}", no point`]
          : [],
      ),
      ...(phases.size >= 4 ? [] : [`probes come in ${phases.size} phases; at least 4`]),
      ...LEVELS.filter((l) => l !== 'junior' && !probes.some((p) => p.level === l)).map(
        (level) => `no probe of level ${level}`,
      ),
    ];
  },
  points: ({ points }) => {
    const dimensions = new Set(points.map((p) => p.dimension));
    return [
      ...(dimensions.size >= 3 ? [] : [`points speak to ${dimensions.size} dimensions; at least 3`]),
      ...points.flatMap((p) => (words(p.text) > 60 ? [`point "${p.id}" has ${words(p.text)} words`] : [])),
      ...points.flatMap((p) =>
        p.terms.flat().some((t) => t.replace('*', '').trim().length < 2)
          ? [`point "${p.id}" has a term of one letter`]
          : [],
      ),
    ];
  },
  length: ({ context, model }) => [
    ...between('the context', context, CONTEXT),
    ...between('the model answer', model.answer, ANSWER),
  ],
  numbers: ({ context }) =>
    (context.match(/\d+/g) ?? []).length >= 4 ? [] : ['the context has fewer than four numbers'],
  anchors: ({ dimensions }) =>
    DIMENSIONS.flatMap((d) => {
      const texts = Object.values(dimensions[d].anchors);
      return new Set(texts).size === texts.length ? [] : [`${d}: two anchors are the same`];
    }),
  topic: ({ topic }, bank) =>
    bank.topics.some((t) => t.slug === topic) ? [] : [`topic "${topic}" is not in topics.yaml`],
  diagram: ({ model }, bank) =>
    model.diagrams.flatMap((d) => (bank.diagrams[d] ? [] : [`shows "${d}", which diagrams/ does not have`])),
  item: ({ items }, bank) => {
    const uses = new Map(bank.items.map(({ item }) => [item.id, item.use]));
    return items.flatMap((id) =>
      uses.get(id) === 'study' ? [] : [`links "${id}", ${uses.get(id) ? 'a transfer item' : 'no item'}`],
    );
  },
  fact: ({ facts }, bank) => {
    const unknown = facts.filter((id) => bank.facts[id] === undefined);
    if (unknown.length > 0) return unknown.map((id) => `names "${id}", which FACTS.md does not have`);
    return facts.some((id) => bank.facts[id]) ? [] : ['rests on facts marked U alone'];
  },
  source: ({ sources }, bank) =>
    sources.flatMap(({ doc }) =>
      bank.documents[doc] ? [] : [`cites "${doc}", which sources.yaml does not have`],
    ),
};

/** Complaints about single prompts, with the rule each breaks, and about ids used twice. */
export function promptViolations(prompts: readonly PlacedPrompt[], bank: AuthoredBank): Violation[] {
  const itemIds = new Set(bank.items.map((p) => p.item.id));
  const ids = prompts.map((p) => p.prompt.id);
  return prompts.flatMap(({ prompt, file }, i) => {
    const say = (rule: string, message: string): Violation => ({ file, item: prompt.id, rule, message });
    return [
      ...(file === `reviews/${prompt.id}.yaml` ? [] : [say('id', `its file is ${file}`)]),
      ...(ids.indexOf(prompt.id) < i || itemIds.has(prompt.id) ? [say('id', 'is taken')] : []),
      ...Object.entries(CHECKS).flatMap(([rule, check]) =>
        check(prompt, bank).map((message) => say(`prompt-${rule}`, message)),
      ),
    ];
  });
}
