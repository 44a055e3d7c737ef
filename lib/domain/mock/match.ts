/**
 * Looks for what a strong answer says in what somebody wrote. It proposes and shows the words it found; the person
 * decides, since no list of words knows what was meant.
 */
import type { StrongPoint } from './prompt';
import type { Verdict } from './words';

/** Where in the text, in UTF-16 code units; the end is not included. */
export interface Span {
  start: number;
  end: number;
}

export interface FoundPoint {
  verdict: Verdict;
  /** The words that show it, in the order of the text. */
  spans: Span[];
}

const ESCAPED = /[.*+?^${}()|[\]\\/]/g;
const WORD_END = /[\p{L}]$/u;

/** A word of a wording; `*` at its end is the rest of the word. */
function wordPattern(word: string): string {
  const open = word.endsWith('*');
  const body = (open ? word.slice(0, -1) : word).replace(ESCAPED, '\\$&').replace(/[’']/g, "[’']");
  return open ? `${body}[\\p{L}\\p{N}]*` : body;
}

/**
 * A wording as a pattern: upper and lower case alike, white space or a hyphen or nothing where it has a space ("200 ms"
 * is 200ms too), `*` for the rest of a word, a plural s where it ends in a letter, and never inside a longer word or
 * number.
 */
function patternOf(wording: string): string {
  const text = wording.trim();
  const body = text.split(/\s+/).map(wordPattern).join('[\\s\\-\\u2010-\\u2013]*');
  const end = WORD_END.test(text) ? '(?:e?s)?' : '';
  return `(?<![\\p{L}\\p{N}])(?<!\\p{N}[.,])${body}${end}(?![\\p{L}\\p{N}])(?![.,]\\p{N})`;
}

const patterns = new Map<string, RegExp>();
function patternOfAny(wordings: readonly string[]): RegExp {
  const key = wordings.join('\n');
  let pattern = patterns.get(key);
  if (!pattern) {
    pattern = new RegExp(wordings.map(patternOf).join('|'), 'giu');
    patterns.set(key, pattern);
  }
  return pattern;
}

/** All its things said: hit. Some: partly. None: missed. */
export function findPoint({ terms }: Pick<StrongPoint, 'terms'>, text: string): FoundPoint {
  let said = 0;
  const spans: Span[] = [];
  for (const wordings of terms) {
    const found = [...text.matchAll(patternOfAny(wordings))];
    if (found.length > 0) said++;
    for (const { index, 0: words } of found) spans.push({ start: index, end: index + words.length });
  }
  const verdict = said === terms.length ? 'hit' : said > 0 ? 'partly' : 'missed';
  return { verdict, spans: merged(spans) };
}

function merged(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else out.push({ ...span });
  }
  return out;
}

export interface Piece {
  text: string;
  marked: boolean;
}

/** The lines that hold something found, cut into pieces: what is read beside the point. */
export function excerptOf(text: string, spans: readonly Span[]): Piece[][] {
  const lines: Piece[][] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const lineEnd = lineStart + line.length;
    const inside = spans.filter((s) => s.start < lineEnd && s.end > lineStart);
    if (inside.length > 0) lines.push(piecesOf(line, inside, lineStart));
    lineStart = lineEnd + 1;
  }
  return lines;
}

function piecesOf(line: string, spans: readonly Span[], offset: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const put = (end: number, marked: boolean) => {
    if (end > at) pieces.push({ text: line.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const { start, end } of spans) {
    put(Math.max(0, start - offset), false);
    put(Math.min(line.length, end - offset), true);
  }
  put(line.length, false);
  return pieces;
}
