/** Reads content/ into an AuthoredBank; whatever cannot be read becomes a violation with file, item and reason. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import {
  blueprintFormat,
  conceptsFormat,
  documentsFormat,
  ledgerFormat,
  parseItem,
  parseWith,
  topicsFormat,
} from '@/lib/content/format';
import { parseNote } from '@/lib/content/note';
import { parsePrompt } from '@/lib/content/prompt-format';
import type { AuthoredBank, Violation } from '@/lib/domain/bank/authored';
import { violationsOf } from '@/lib/domain/bank/laws/all';
import { meaningOf } from '@/lib/domain/bank/meaning';
import { type PlacedPrompt, promptViolations } from '@/lib/domain/mock/laws';
import { promptMeaning } from '@/lib/domain/mock/prompt-meaning';
import { promptTryViolations, scenarioViolations, tryViolations } from './scenario-laws';
import { simulate } from './simulators';

export interface ReadBank {
  bank: AuthoredBank;
  prompts: PlacedPrompt[];
  violations: Violation[];
}

/** 16 hex digits: enough for a bank, short enough for every event. */
export const hashOf = (text: string | Uint8Array) =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Every build runs a simulator item with one draw of its numbers; `npm run bank` and the tests with this many. */
export const DRAWS_OF_A_TEST = 12;

export function readBank(folder: string, today: string, draws = 1): ReadBank {
  const violations: Violation[] = [];
  const complain = (file: string, item: string, rule: string, message: string) =>
    violations.push({ file, item, rule, message });

  function readYaml(file: string): unknown {
    try {
      return parse(readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      if (!(error instanceof YAMLParseError)) throw error;
      complain(file, '', 'schema', error.message);
      return undefined;
    }
  }

  function read<T>(file: string, format: z.ZodType<T>, fallback: T): T {
    const value = existsSync(join(folder, file)) ? readYaml(file) : undefined;
    if (value === undefined) return fallback;
    const parsed = parseWith(format, value);
    if (parsed.ok) return parsed.value;
    for (const { path, message } of parsed.error) complain(file, path, 'schema', message);
    return fallback;
  }

  const bank: AuthoredBank = {
    items: [],
    topics: read('topics.yaml', topicsFormat, []),
    concepts: read('concepts.yaml', conceptsFormat, null) ?? {},
    documents: read('sources.yaml', documentsFormat, {}),
    blueprint: read('blueprint.yaml', blueprintFormat, {}),
    ledger: read('ledger.yaml', ledgerFormat, null) ?? {},
    diagrams: readDiagrams(join(folder, 'diagrams')),
    notes: {},
    facts: readFacts(join(folder, 'FACTS.md')),
    shownInReviews: [],
    meanings: {},
    today,
  };

  for (const { file, topic, concept } of questionFiles(folder)) {
    const value = readYaml(file);
    if (value === undefined) continue;
    if (!Array.isArray(value)) {
      complain(file, '', 'schema', 'a question file is a list of items');
      continue;
    }
    value.forEach((raw, position) => {
      const parsed = parseItem(raw);
      const id = String((raw as { id?: unknown })?.id ?? `item ${position + 1}`);
      if (parsed.ok) bank.items.push({ item: parsed.value, file, topic, concept });
      else for (const { path, message } of parsed.error) complain(file, id, 'schema', `${path}: ${message}`);
    });
    if (!bank.topics.some((t) => t.slug === topic)) complain(file, topic, 'topic', 'is not in topics.yaml');
  }
  for (const { file, topic } of noteFiles(folder)) {
    const parsed = parseNote(readFileSync(join(folder, file), 'utf8'), parse);
    if (parsed.ok) bank.notes[topic] = parsed.value;
    else for (const { path, message } of parsed.error) complain(file, path, 'schema', message);
  }
  const prompts: PlacedPrompt[] = [];
  for (const file of promptFiles(folder)) {
    const value = readYaml(file);
    if (value === undefined) continue;
    const parsed = parsePrompt(value);
    if (parsed.ok) prompts.push({ prompt: parsed.value, file });
    else for (const { path, message } of parsed.error) complain(file, path, 'schema', message);
  }
  bank.shownInReviews = prompts.flatMap(({ prompt }) => prompt.model.diagrams);
  for (const { item } of bank.items) bank.meanings[item.id] = hashOf(meaningOf(item));
  for (const { prompt } of prompts) bank.meanings[prompt.id] = hashOf(promptMeaning(prompt));
  violations.push(
    ...violationsOf(bank),
    ...promptViolations(prompts, bank),
    ...tryViolations(bank),
    ...promptTryViolations(prompts, simulate),
    ...scenarioViolations(bank, simulate, draws),
  );
  return { bank, prompts, violations };
}

function questionFiles(folder: string) {
  const questions = join(folder, 'questions');
  if (!existsSync(questions)) return [];
  return readdirSync(questions)
    .sort()
    .flatMap((topic) =>
      readdirSync(join(questions, topic))
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => ({
          file: `questions/${topic}/${name}`,
          topic,
          concept: name.slice(0, -'.yaml'.length),
        })),
    );
}

function noteFiles(folder: string) {
  const notes = join(folder, 'notes');
  if (!existsSync(notes)) return [];
  return readdirSync(notes)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ file: `notes/${name}`, topic: name.slice(0, -'.md'.length) }));
}

function promptFiles(folder: string) {
  const reviews = join(folder, 'reviews');
  if (!existsSync(reviews)) return [];
  return readdirSync(reviews)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `reviews/${name}`);
}

function readDiagrams(folder: string): AuthoredBank['diagrams'] {
  const diagrams: AuthoredBank['diagrams'] = {};
  if (!existsSync(folder)) return diagrams;
  for (const name of readdirSync(folder)
    .filter((n) => n.endsWith('.mmd'))
    .sort()) {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    const head = (key: string) =>
      lines
        .filter((l) => l.startsWith(`%% ${key}:`))
        .map((l) => l.slice(key.length + 4).trim())
        .join(' ');
    const source = lines
      .filter((l) => !l.startsWith('%%'))
      .join('\n')
      .trim();
    diagrams[name.slice(0, -'.mmd'.length)] = { title: head('title'), text: head('text'), source };
  }
  return diagrams;
}

/** `- NS-01 [J] … — {source; V}` and `| HI-01 | 1979 | … | source; V |` */
const FACT_LINE = /^(?:- |\| )([A-Z]{2,3}-\d+)\b(.*)$/;

function readFacts(file: string): Record<string, boolean> {
  const facts: Record<string, boolean> = {};
  if (!existsSync(file)) return facts;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const match = FACT_LINE.exec(line);
    // Section 0 corrects facts by `- NS-65: …`; the fact itself comes later and sets its mark.
    if (!match || match[2]!.startsWith(':') || match[2]!.startsWith(',')) continue;
    const rest = match[2]!;
    const marks = rest.startsWith(' |') ? rest : rest.slice(rest.lastIndexOf(' — '));
    facts[match[1]!] = /\b[VCD]\b/.test(marks);
  }
  return facts;
}
