/** The piece of a text where what was searched stands, cut at words, with the hits apart. */
import { type Word, wordsIn } from './search-words';

export interface Piece {
  text: string;
  hit: boolean;
}

/** Length that is about three lines of a phone. */
const LENGTH = 110;
/** What stands before the first hit, so that it can be understood. */
const BEFORE = 30;

/** `terms` are words of the index, as the search reports them. */
export function hitsIn(text: string, terms: ReadonlySet<string>): Word[] {
  if (terms.size === 0) return [];
  return wordsIn(text).flatMap((word) =>
    terms.has(word.word) ? [word] : word.parts.filter((part) => terms.has(part.word)),
  );
}

export function excerptOf(text: string, hits: readonly Word[]): Piece[] {
  const first = hits[0]?.from ?? 0;
  const fits = text.length <= LENGTH + BEFORE;
  const from = fits || first < LENGTH - BEFORE ? 0 : wordStart(text, first - BEFORE);
  const to = fits ? text.length : wordEnd(text, Math.max(from + LENGTH, hits[0]?.to ?? 0));
  const pieces: Piece[] = from > 0 ? [{ text: '… ', hit: false }] : [];
  let at = from;
  for (const hit of hits) {
    if (hit.from < at || hit.to > to) continue;
    if (hit.from > at) pieces.push({ text: text.slice(at, hit.from), hit: false });
    pieces.push({ text: text.slice(hit.from, hit.to), hit: true });
    at = hit.to;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), hit: false });
  if (to < text.length) pieces.push({ text: ' …', hit: false });
  return pieces;
}

function wordStart(text: string, near: number): number {
  return text.lastIndexOf(' ', near) + 1;
}

function wordEnd(text: string, near: number): number {
  const end = text.indexOf(' ', near);
  return end < 0 ? text.length : end;
}
