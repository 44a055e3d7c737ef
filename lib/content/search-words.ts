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

/** What nearly every text has says nothing of any; "no" and "not" do say something. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'am an and are as at be been but by can did do does for from had has have how if in into is it its may of on or ' +
    'so such than that the their them then there these they this those to was we were what when where which who why ' +
    'will with would you your'
  )
    .split(' ')
    .map(folded),
);

/** A letter alone begins too many words to say anything; a digit alone is whole. */
const isSaying = (word: string) => word.length > 1 || /\p{N}/u.test(word);

export const isCommon = (word: string) => COMMON.has(word);

/** Worth a place in the index: the rest is not looked for either. */
export const isIndexed = (word: string) => isSaying(word) && !isCommon(word);

/** The words of a query without the common ones; where there are no others, the last, which may begin another. */
export function soughtWords(query: string): Word[] {
  const words = wordsIn(query).filter(({ word }) => isSaying(word));
  const telling = words.filter(({ word }) => isIndexed(word));
  return (telling.length > 0 ? telling : words.slice(-1)).map((word) => ({
    ...word,
    parts: word.parts.filter((part) => isIndexed(part.word)),
  }));
}

/** Every word of a text, identifiers also in parts. */
export const searchWords = (text: string): string[] =>
  wordsIn(text).flatMap(({ word, parts }) => [word, ...parts.map((part) => part.word)]);
