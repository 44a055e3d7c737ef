import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { excerptOf, hitsIn } from '@/lib/content/excerpt';
import { itemDocuments } from '@/lib/content/item-documents';
import { buildSearch, openSearch, type SearchDocument, type SearchFile } from '@/lib/content/search';
import { searchWords } from '@/lib/content/search-words';
import { plainText } from '@/lib/domain/bank/plain-text';
import { compileBank } from '@/scripts/compile-bank';
import { compilePrompts } from '@/scripts/compile-prompts';
import { readBank } from '@/scripts/read-bank';
import { noteDocuments, promptDocuments, sectionsOf } from '@/scripts/search-documents';

const CONTENT = join(import.meta.dirname, '../../content');
const { bank, prompts } = readBank(CONTENT, '2026-11-25');
const { items, index } = compileBank(bank);
const ofItems = itemDocuments(items, index.concepts);
const ofNotes = noteDocuments(join(CONTENT, 'notes'));
/** As the browser gets it. */
const built = JSON.parse(JSON.stringify(buildSearch(ofItems, ofNotes))) as SearchFile;
const search = openSearch(built, ofItems);
const all = () => true;
const textOf = ({ title, question, answer }: SearchDocument) =>
  `${title} ${question} ${answer}`.toLowerCase();

describe('the words of a search', () => {
  test.each([
    ['cpu.max', ['cpu.max', 'cpu', 'max']],
    ['`memory.high`,', ['memory.high', 'memory', 'high']],
    ['/proc/self/cgroup', ['proc/self/cgroup', 'proc', 'self', 'cgroup']],
    ['the OCI, today.', ['the', 'oci', 'today']],
    ['nr_throttled', ['nr_throttled', 'nr', 'throttled']],
    ['--memory-swap', ['memory-swap', 'memory', 'swap']],
    ['127.0.0.1:8080', ['127.0.0.1:8080', '127', '0', '0', '1', '8080']],
    ['cgroups and a class', ['cgroup', 'and', 'a', 'class']],
    ['… – !', []],
  ])('of %s are %j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });
});

describe('the documents of the search', () => {
  test('are one an item, with stem, parts and answer as plain text', () => {
    expect(ofItems.map((d) => d.id)).toEqual(items.map((i) => i.id));
    for (const document of ofItems) {
      expect(document.question.length, document.id).toBeGreaterThan(10);
      expect(document.answer.length, document.id).toBeGreaterThan(20);
      expect(document.title).not.toBe('');
      const text = document.question + document.answer;
      expect(text, document.id).not.toMatch(
        /\{\{|<\/?(?:p|code|strong|em|li|span|mark)\b|&(?:lt|gt|amp|quot);/,
      );
    }
  });

  test('open the holes of a cloze in what is read before, and fill them after', () => {
    for (const item of items) {
      if (item.kind !== 'recall' || !item.cloze) continue;
      const { question, answer } = ofItems.find((d) => d.id === item.id)!;
      expect(question).not.toContain('{{');
      for (const { text } of item.cloze) expect(answer).toContain(text.replace(/<[^>]+>/g, ''));
    }
  });

  test('are one a section of a note, without front matter and without what points elsewhere', () => {
    expect(new Set(ofNotes.map((d) => d.topic)).size).toBe(11);
    for (const { question } of ofNotes) expect(question).not.toMatch(/\b(?:ask|diagram|facts): |---|[|`]/);
    const note =
      '---\ntitle: T\nfacts: [A-1]\n---\nBefore.\n## One `x`\n\nText of **nr_periods**.\nask: an-item\n\n' +
      '| a | b |\n|---|---|\n| `c` | d |\n## Empty\ndiagram: d\n### Two\nMore.\n';
    expect(sectionsOf('cgroups', note)).toEqual([
      {
        id: 'cgroups/1',
        type: 'note',
        topic: 'cgroups',
        title: 'One x',
        question: 'Text of nr_periods. a, b; c, d;',
        answer: '',
      },
      { id: 'cgroups/3', type: 'note', topic: 'cgroups', title: 'Two', question: 'More.', answer: '' },
    ]);
  });
});

describe('texts of review prompts', () => {
  const { prompts: compiledPrompts } = compilePrompts(prompts, bank);
  const texts = promptDocuments(compiledPrompts);

  test('tell the situation, and nothing of its points and its answer', () => {
    expect(texts.map((t) => t.id)).toEqual(compiledPrompts.map((p) => p.id));
    texts.forEach((document, i) => {
      const prompt = compiledPrompts[i]!;
      expect(document.question).toContain(prompt.summary);
      expect(document.answer).toBe('');
      for (const { text } of prompt.points) expect(document.question).not.toContain(plainText(text));
    });
  });

  test('are found by words of the situation', () => {
    const { found } = openSearch(buildSearch([], texts), []).ask('nr_throttled', () => true);
    expect(found.map((f) => f.document.id)).toContain('go-api-stalls-under-its-limit');
  });
});

describe('the search', () => {
  test.each(['cpu.max', 'memory.high', '/proc/self/cgroup', 'OCI', 'nr_throttled', 'no_new_privs'])(
    'finds %s whole, first and everywhere it stands',
    (identifier) => {
      const { found, near } = search.ask(identifier, all);
      expect(near).toBe(false);
      const plain = identifier.toLowerCase().replace(/^\//, '');
      expect(textOf(found[0]!.document)).toContain(plain);
      const standing = new RegExp(
        `(?<![\\p{L}\\p{N}])${plain.replace(/[.]/g, '\\.')}(?![\\p{L}\\p{N}])`,
        'u',
      );
      const there = search.documents.filter((d) => standing.test(textOf(d)));
      expect(there.length).toBeGreaterThan(0);
      const ids = new Set(found.map((f) => f.document.id));
      expect(there.filter((d) => !ids.has(d.id)).map((d) => d.id)).toEqual([]);
    },
  );

  test('finds an identifier by a part, by two of them, and as it is typed', () => {
    const whole = search.ask('/proc/self/cgroup', all).found.map((f) => f.document.id);
    for (const typed of ['self/cgroup', '/proc/self', 'proc/self/cg', 'cgroup self']) {
      const ids = search.ask(typed, all).found.map((f) => f.document.id);
      expect(
        whole.filter((id) => !ids.includes(id)),
        typed,
      ).toEqual([]);
    }
    expect(search.ask('cpu.m', all).found.length).toBeGreaterThanOrEqual(
      search.ask('cpu.max', all).found.length,
    );
  });

  test('forgives a slip, and says that it did', () => {
    const { found, near } = search.ask('throtled', all);
    expect(near).toBe(true);
    expect(textOf(found[0]!.document)).toContain('throttled');
    expect(search.ask('throttled', all).near).toBe(false);
    expect(textOf(search.ask('memory.hihg', all).found[0]!.document)).toContain('memory.high');
    expect(search.ask('kubernets namespace', all).found.length).toBeGreaterThan(0);
  });

  test('asks for all the words, and for any where nothing has all', () => {
    const { found } = search.ask('memory reclaim', all);
    for (const { document } of found)
      expect(textOf(document)).toMatch(/memor[\s\S]*reclaim|reclaim[\s\S]*memor/);
    const any = search.ask('overlayfs zebra', all);
    expect(any.near).toBe(true);
    expect(textOf(any.found[0]!.document)).toContain('overlayfs');
  });

  test('does not look for a letter alone, and for a digit alone as it stands', () => {
    expect(search.ask('c', all)).toEqual({ found: [], near: false, searched: false });
    const ids = (text: string) => search.ask(text, all).found.map((f) => f.document.id);
    expect(ids('overlay w')).toEqual(ids('overlay'));
    expect(ids('cpu.m')).toEqual(expect.arrayContaining(ids('cpu.max')));
    const first = search.ask('PID 1', all);
    expect(first.near).toBe(false);
    expect(first.found.length).toBeGreaterThan(0);
    for (const { document } of first.found)
      expect(textOf(document)).toMatch(/(?<![\p{L}\p{N}])1(?![\p{L}\p{N}])/u);
  });

  test('does not ask for words that nearly every text has, unless nothing else is asked for', () => {
    const ids = (text: string) => search.ask(text, all).found.map((f) => f.document.id);
    expect(ids('what is the limit of a container')).toEqual(ids('limit container'));
    expect(ids('limit of the')).toEqual(ids('limit'));
    expect(textOf(search.ask('in', all).found[0]!.document)).toMatch(/\bin[a-z]/);
    for (const text of ['this', 'what was this'])
      expect(search.ask(text, all), text).toEqual({ found: [], near: false, searched: false });
    expect(search.ask('zzyzxqq', all).searched).toBe(true);
  });

  test('is refused with the items of another bank', () => {
    expect(() => openSearch(built, ofItems.slice(1))).toThrow('another bank');
    expect(() => openSearch({ ...built, format: 1 as never }, ofItems)).toThrow('another format');
  });

  test('finds nothing for nothing, nor for what is not there', () => {
    expect(search.ask('', all).found).toEqual([]);
    expect(search.ask(' … ', all).found).toEqual([]);
    expect(search.ask('zzyzxqq', all).found).toEqual([]);
  });

  test('passes over what may not be shown, and looks no further for its sake', () => {
    const [best] = search.ask('throttled', all).found;
    const without = search.ask('throttled', (d) => d.id !== best!.document.id);
    expect(without.found.map((f) => f.document.id)).not.toContain(best!.document.id);
    expect(without.near).toBe(false);
  });
});

describe('an excerpt', () => {
  const long = `${'before '.repeat(40)}the file cpu.max says throttled here${' after'.repeat(40)}`;

  test('is the whole of a short text, with the hits apart', () => {
    const text = 'Read cpu.max twice.';
    expect(excerptOf(text, hitsIn(text, new Set(['max'])))).toEqual([
      { text: 'Read cpu.', hit: false },
      { text: 'max', hit: true },
      { text: ' twice.', hit: false },
    ]);
    expect(hitsIn(text, new Set(['cpu.max', 'cpu'])).map((h) => text.slice(h.from, h.to))).toEqual([
      'cpu.max',
    ]);
  });

  test('of a long one is cut at words around the first hit', () => {
    const pieces = excerptOf(long, hitsIn(long, new Set(['cpu.max', 'throttled'])));
    expect(pieces.filter((p) => p.hit).map((p) => p.text)).toEqual(['cpu.max', 'throttled']);
    const text = pieces.map((p) => p.text).join('');
    expect(text).toMatch(/^… before .* after …$/);
    expect(text.length).toBeLessThan(190);
  });

  test('without a hit is the beginning', () => {
    const text = excerptOf(long, [])
      .map((p) => p.text)
      .join('');
    expect(text.startsWith('before before')).toBe(true);
    expect(text.endsWith('before …')).toBe(true);
  });
});
