/** What the library searches besides the items: a document for every section of a note and every review prompt. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchDocument } from '@/lib/content/search';
import { plainText } from '@/lib/domain/bank/plain-text';
import type { Prompt } from '@/lib/domain/mock/prompt';

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
