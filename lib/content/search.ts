/**
 * The search over questions and notes: its index is made when the bank is built and opened in the browser.
 * The one file that knows MiniSearch. What may be shown is not its concern: whoever asks leaves out what is hidden.
 */
import MiniSearch, { type AsPlainObject, type Options, type Query, type SearchOptions } from 'minisearch';
import type { Level } from '@/lib/domain/bank/words';
import { isCommon, isIndexed, searchWords, soughtWords, type Word } from './search-words';

export const SEARCH_FORMAT = 2;

/**
 * An item of the bank (its kind, level and use stand in the bank's index), a section of a note, or a review prompt; plain
 * text.
 */
export interface SearchDocument {
  /** Item id, `<topic>/<number>` of a note's section, or prompt id. */
  id: string;
  type: 'item' | 'note' | 'prompt';
  topic: string;
  /** Title of the concept, heading of the section, or title of the prompt. */
  title: string;
  /** What may be read before answering; the text of a section; the situation of a prompt. */
  question: string;
  /** Keys, rationale and answer; empty for a section, and for a prompt, whose answer opens after its score. */
  answer: string;
  /** Of a prompt. */
  level?: Level;
}

export interface SearchFile {
  format: typeof SEARCH_FORMAT;
  /** Of notes and prompts. Those of the items come before them in the index, and are made of the packs. */
  documents: SearchDocument[];
  index: AsPlainObject;
}

export interface Found {
  document: SearchDocument;
  /** Words of the index that matched. */
  terms: readonly string[];
}

export interface Asked {
  found: Found[];
  /** Nothing has all the words as they were typed; these have the nearest. */
  near: boolean;
  /** False where there is nothing to look for: letters alone, or words of nearly every text that begin no other. */
  searched: boolean;
}

export interface Search {
  documents: readonly SearchDocument[];
  /** Best first. */
  ask(query: string, may: (document: SearchDocument) => boolean): Asked;
}

const FIELDS = ['title', 'question', 'answer'] as const;
const BOOST = { title: 2, question: 1.5 };
const OPTIONS: Options<{ id: number }> = {
  fields: [...FIELDS],
  tokenize: searchWords,
  processTerm: (term) => isIndexed(term) && term,
};

/** Position among the items, then among the other documents, is the id: short, and the text is kept once. */
export function buildSearch(ofItems: SearchDocument[], documents: SearchDocument[]): SearchFile {
  const index = new MiniSearch(OPTIONS);
  index.addAll([...ofItems, ...documents].map((document, id) => ({ ...document, id })));
  return { format: SEARCH_FORMAT, documents, index: index.toJSON() };
}

/** One slip in a word of four letters or more, two from eight on; a common word is none of another. */
const slips = (term: string) => (term.length < 4 || isCommon(term) ? 0 : term.length < 8 ? 1 : 2);

/** Which words of a query are looked for is known before: none is dropped here. */
const AS_TYPED: SearchOptions = {
  combineWith: 'AND',
  prefix: (term) => term.length > 1,
  processTerm: (term) => term,
  boost: BOOST,
};
const MISTYPED: SearchOptions = { ...AS_TYPED, fuzzy: slips };
const ANY: SearchOptions = { ...MISTYPED, combineWith: 'OR' };

/** Every word, whole or else all of its parts: /proc/self finds what holds both, wherever they stand. */
function queryOf(words: readonly Word[], options: SearchOptions): Query {
  const exact = { ...options, tokenize: (word: string) => [word] };
  const queries = words.map(({ word, parts }): Query => {
    if (parts.length === 0) return { ...exact, queries: [word] };
    const all = { ...exact, combineWith: 'AND' as const, queries: parts.map((p) => p.word) };
    return { ...exact, combineWith: 'OR', queries: [word, all] };
  });
  return { ...exact, queries };
}

/** `ofItems` in the order they were indexed in. Throws when the file is of another format or of another bank. */
export function openSearch(file: SearchFile, ofItems: readonly SearchDocument[]): Search {
  if (file.format !== SEARCH_FORMAT) throw new Error('the search has another format');
  const index = MiniSearch.loadJS(file.index, OPTIONS);
  const documents = [...ofItems, ...file.documents];
  if (index.documentCount !== documents.length) throw new Error('the search is of another bank');
  return {
    documents,
    ask: (text, may) => {
      const words = soughtWords(text);
      for (const options of words.length > 0 ? [AS_TYPED, MISTYPED, ANY] : []) {
        const results = index.search(queryOf(words, options), {
          ...options,
          filter: ({ id }) => may(documents[id as number]!),
        });
        if (results.length === 0) continue;
        const found = results.map(({ id, terms }) => ({ document: documents[id as number]!, terms }));
        return { found, near: options !== AS_TYPED, searched: true };
      }
      return { found: [], near: false, searched: words.some(({ word }) => isIndexed(word)) };
    },
  };
}
