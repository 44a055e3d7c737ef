/** What the library searches: a document for every item of the bank, every section of a note and every review prompt. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchDocument } from '@/lib/content/search';
import { lookSeed, numbersOf, openStem, outcomesOf } from '@/lib/domain/bank/face';
import type { Concept, Item } from '@/lib/domain/bank/item';
import { fillNumbers } from '@/lib/domain/bank/numbers';
import { plainText } from '@/lib/domain/bank/plain-text';
import type { Prompt } from '@/lib/domain/mock/prompt';

/** What is read before answering, and what is read after, beyond stem and answer. */
function textsOf(item: Item): { before: string[]; after: string[] } {
  switch (item.kind) {
    case 'choice':
    case 'multi':
      return { before: item.options.map((o) => o.text), after: item.options.map((o) => o.why) };
    case 'order':
      return { before: item.steps.map((s) => s.text), after: item.steps.map((s) => s.why) };
    case 'match':
      return {
        before: [...item.pairs.map((p) => p.left), ...item.pairs.map((p) => p.right)],
        after: item.pairs.map((p) => p.why),
      };
    case 'numeric':
      return { before: [item.unit], after: item.mistakes.map((m) => m.why) };
    case 'explain':
      return { before: [], after: item.points.map((p) => p.text) };
    case 'scenario':
      return { before: outcomesOf(item).map((o) => o.text), after: outcomesOf(item).map((o) => o.why) };
    case 'recall':
      return { before: [], after: (item.cloze ?? []).map((c) => c.text) };
  }
}

/** With the numbers the item's page shows. */
export function itemDocuments(
  items: readonly Item[],
  concepts: Readonly<Record<string, Concept>>,
): SearchDocument[] {
  return items.map((item) => {
    const seed = lookSeed(item.id);
    const { before, after } = textsOf(item);
    const text = (parts: string[]) =>
      parts.map((part) => plainText(fillNumbers(part, numbersOf(item, seed)))).join(' · ');
    return {
      id: item.id,
      type: 'item',
      topic: item.topic,
      title: concepts[item.concept]?.title ?? item.concept,
      question: text([openStem(item, seed), ...before]),
      answer: text([item.answer, ...after]),
    };
  });
}

const FRONT_MATTER = /^---\n[\s\S]*?\n---\n/;
/** Lines that name a question or a picture, and the rule under a table's head. */
const NO_TEXT = /^(?:(?:ask|diagram):.*|[|:\s-]+)$/;

/** Rows and cells of a table one after the other; an underscore belongs to a name and stays. */
const asLine = (markdown: string) =>
  markdown
    .replace(/^\| ?(.*?) ?\|$/gm, '$1;')
    .replace(/ ?\| ?/g, ', ')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The sections of one note, in their order; what stands before the first heading belongs to none. */
export function sectionsOf(topic: string, note: string): SearchDocument[] {
  const sections = note
    .replace(FRONT_MATTER, '')
    .split(/^#{2,3} /m)
    .slice(1);
  return sections.flatMap((section, i): SearchDocument[] => {
    const [heading = '', ...lines] = section.split('\n');
    const question = asLine(lines.filter((line) => !NO_TEXT.test(line)).join('\n'));
    if (question === '') return [];
    return [{ id: `${topic}/${i + 1}`, type: 'note', topic, title: asLine(heading), question, answer: '' }];
  });
}

export function noteDocuments(folder: string): SearchDocument[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => sectionsOf(name.slice(0, -'.md'.length), readFileSync(join(folder, name), 'utf8')));
}

/** The situation alone: points and answer are for after the review. */
export const promptDocuments = (prompts: readonly Prompt[]): SearchDocument[] =>
  prompts.map(({ id, topic, title, level, summary, context }) => ({
    id,
    type: 'prompt',
    topic,
    title,
    question: `${summary} ${plainText(context)}`,
    answer: '',
    level,
  }));
