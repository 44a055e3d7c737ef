/**
 * How text becomes words to search by, the same when the index is built and when it is asked.
 * An identifier such as cpu.max or /proc/self/cgroup is found whole and by its parts.
 */

/** Letters and digits, held together by the marks that identifiers, paths, addresses and compounds use. */
const WHOLE = /[\p{L}\p{N}]+(?:[._/:@+-]+[\p{L}\p{N}]+)*/gu;
const PART = /[\p{L}\p{N}]+/gu;

export interface Word {
  /** As it is compared. */
  word: string;
  /** Where it stands in the text. */
  from: number;
  to: number;
  /** Empty for a word of one part. */
  parts: Word[];
}

/** Case is no difference, nor is the s of a plural: cgroups is cgroup. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  return lower.length > 3 && /[^aius]s$/.test(lower) ? lower.slice(0, -1) : lower;
}

/** Most words are of one part: only a mark inside says that there are more to look for. */
const MARK = /[._/:@+-]/;

export function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(WHOLE), ({ 0: whole, index }) => ({
    word: folded(whole),
    from: index,
    to: index + whole.length,
    parts: MARK.test(whole) ? partsOf(whole, index) : [],
  }));
}

/** `at` is where the word stands in the text. */
const partsOf = (whole: string, at: number): Word[] =>
  Array.from(whole.matchAll(PART), ({ 0: part, index }) => ({
    word: folded(part),
    from: at + index,
    to: at + index + part.length,
    parts: [],
  }));

/** Every word of a text, identifiers also in parts. */
export const searchWords = (text: string): string[] =>
  wordsIn(text).flatMap(({ word, parts }) => [word, ...parts.map((part) => part.word)]);
