/** What the library lists and finds: questions that are not hidden, sections of notes, review prompts. Pure. */
import { excerptOf, hitsIn, type Piece } from '@/lib/content/excerpt';
import type { Asked, Search, SearchDocument } from '@/lib/content/search';
import { type BankIndex, type Concept, cardIdOf, type IndexEntry, type Topic } from '@/lib/domain/bank/item';
import type { CardState } from '@/lib/domain/review/fold';
import { isItemHidden } from '@/lib/domain/review/hidden';
import { type StudyState, studyStateOf } from '@/lib/domain/review/study-state';

export type { Piece, SearchDocument };

export interface LibraryRow {
  document: SearchDocument;
  /** Null for a section of a note and for a prompt. */
  entry: IndexEntry | null;
  /** Of its cards; none for a section and a prompt. */
  states: ReadonlySet<StudyState>;
  flagged: boolean;
  /** Answered before: its answer may be read in a list. */
  met: boolean;
}

export interface Library {
  topics: readonly Topic[];
  concepts: Readonly<Record<string, Concept>>;
  /** In the order of the bank. */
  rows: readonly LibraryRow[];
  byId: ReadonlyMap<string, LibraryRow>;
  search: Search;
}

/** Each is '' when anything goes. */
export interface Filters {
  topic: string;
  /** A kind of question, `note` or `prompt`. */
  kind: string;
  level: string;
  /** A study state, or `flagged`. */
  state: string;
}
export const NO_FILTERS: Filters = { topic: '', kind: '', level: '', state: '' };

export function libraryOf(
  index: BankIndex,
  search: Search,
  cards: ReadonlyMap<string, CardState>,
  studyDay: number,
  nowMs: number,
): Library {
  const entries = new Map(index.items.map((entry) => [entry.id, entry]));
  const rows = search.documents.flatMap((document): LibraryRow[] => {
    if (document.type !== 'item')
      return [{ document, entry: null, states: new Set(), flagged: false, met: true }];
    const entry = entries.get(document.id);
    if (!entry || isItemHidden(entry, cards)) return [];
    const own = entry.parts.map((part) => cards.get(cardIdOf(entry.id, part)));
    const states = new Set(own.map((card) => studyStateOf(card, studyDay, nowMs)));
    const flagged = own.some((card) => card?.flagged);
    return [{ document, entry, states, flagged, met: own.some((card) => card && card.answers > 0) }];
  });
  const byId = new Map(rows.map((row) => [row.document.id, row]));
  return { topics: index.topics, concepts: index.concepts, rows, byId, search };
}

export function passes({ document, entry, states, flagged }: LibraryRow, filters: Filters): boolean {
  const { topic, kind, level, state } = filters;
  if (topic && document.topic !== topic) return false;
  if (kind && (entry?.kind ?? document.type) !== kind) return false;
  if (level && (entry ?? document).level !== level) return false;
  return !state || (state === 'flagged' ? flagged : states.has(state as StudyState));
}

export interface FoundRow {
  row: LibraryRow;
  /** Words of the index that matched. */
  terms: readonly string[];
}

export interface FoundRows extends Omit<Asked, 'found'> {
  rows: FoundRow[];
  counts: Record<SearchDocument['type'], number>;
}

export function countsOf(rows: readonly LibraryRow[]): FoundRows['counts'] {
  const counts = { item: 0, note: 0, prompt: 0 };
  for (const { document } of rows) counts[document.type]++;
  return counts;
}

export function findRows({ search, byId }: Library, query: string, filters: Filters): FoundRows {
  const { found, ...asked } = search.ask(query, ({ id }) => {
    const row = byId.get(id);
    return row !== undefined && passes(row, filters);
  });
  const rows = found.map(({ document, terms }) => ({ row: byId.get(document.id)!, terms }));
  return { ...asked, rows, counts: countsOf(rows.map(({ row }) => row)) };
}

export interface Excerpts {
  question: Piece[];
  /** Where in the answer it was found, once that may be read. */
  answer: Piece[] | null;
  /** Found in an answer that is still to be given. */
  untold: boolean;
}

/** The question, and the answer only where it alone was found and was met before. */
export function excerptsOf(found: FoundRow): Excerpts {
  const { row } = found;
  const { question, answer } = row.document;
  const terms = new Set(found.terms);
  const hits = hitsIn(question, terms);
  const inAnswer = hits.length > 0 ? [] : hitsIn(answer, terms);
  return {
    question: excerptOf(question, hits),
    answer: row.met && inAnswer.length > 0 ? excerptOf(answer, inAnswer) : null,
    untold: !row.met && inAnswer.length > 0,
  };
}
