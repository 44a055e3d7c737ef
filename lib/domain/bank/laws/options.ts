/** Laws about options: ITEM-RULES 1, 2, 3, 4, 5, 7, 9, 11. */
import { rngOf, shuffled } from '@/lib/base/rng';
import type { AuthoredItem, Violation } from '../authored';
import { asRead, eachItem, type Law, optionsOf, wordsOf } from './law';

export const oneKey = eachItem('one-key', (item) => {
  const options = optionsOf(item);
  if (options.length === 0) return [];
  const keys = options.filter((o) => o.key).length;
  if (item.kind === 'multi') {
    return keys >= 1 && keys < options.length ? [] : [`${keys} of ${options.length} options are keys`];
  }
  return keys === 1 ? [] : [`has ${keys} keys; a single-best item has one`];
});

const CATCH_ALL =
  /\b(all|none|both|neither|any) of (the|these) (above|others|options)\b|\bboth [a-e] and [a-e]\b/i;
export const noCatchAll = eachItem('no-catch-all', (item) =>
  optionsOf(item)
    .filter((o) => CATCH_ALL.test(asRead(o.text)))
    .map((o) => `option "${o.id}" is a catch-all`),
);

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const LENGTH_RATIO = 1.3;
/** Options this short differ by a digit or a unit, not by care. */
const SHORT = 16;

const keyLengthOfItem = eachItem('key-length', (item) => {
  const options = optionsOf(item);
  const keys = options.filter((o) => o.key).map((o) => asRead(o.text).length);
  const others = options.filter((o) => !o.key).map((o) => asRead(o.text).length);
  if (keys.length === 0 || others.length === 0) return [];
  const key = keys.reduce((a, b) => a + b, 0) / keys.length;
  const limit = Math.max(LENGTH_RATIO * median(others), SHORT);
  return key <= limit ? [] : [`key is ${Math.round(key)} characters, distractors' median ${median(others)}`];
});

/** P(X ≥ successes) for X ~ sum of independent chances. */
export function tailAtLeast(chances: number[], successes: number): number {
  let distribution = [1];
  for (const p of chances) {
    const next = new Array<number>(distribution.length + 1).fill(0);
    distribution.forEach((mass, k) => {
      next[k]! += mass * (1 - p);
      next[k + 1]! += mass * p;
    });
    distribution = next;
  }
  return distribution.slice(successes).reduce((a, b) => a + b, 0);
}

const keyLengthOfTopic: Law = (bank) =>
  bank.topics.flatMap(({ slug }): Violation[] => {
    const single = bank.items.filter((p) => p.topic === slug && p.item.kind === 'choice');
    const chances: number[] = [];
    let longest = 0;
    for (const { item } of single) {
      const options = optionsOf(item);
      const longestLength = Math.max(...options.map((o) => asRead(o.text).length));
      const top = options.filter((o) => asRead(o.text).length === longestLength);
      if (top.length === 1 && top[0]!.key) longest++;
      chances.push(1 / options.length);
    }
    const p = tailAtLeast(chances, longest);
    if (single.length === 0 || p >= 0.05) return [];
    const message = `the key is the longest option in ${longest} of ${single.length} items (p = ${p.toFixed(3)})`;
    return [{ file: `questions/${slug}`, item: slug, rule: 'key-length', message }];
  });

export const keyLength: Law = (bank) => [...keyLengthOfItem(bank), ...keyLengthOfTopic(bank)];

const VALUE = /^[~≈<>≤≥]?\s*[\d.,\s]+\s*(%|[a-zµ]{1,6}|per cent)?$/i;
const MONTH = /^(\w+ )?(19|20)\d\d$/;
const amount = (text: string) => Number.parseFloat(text.replace(/[^\d.]/g, ''));

const sortedNumbers = eachItem('shuffle', (item) => {
  if (item.kind !== 'choice' && item.kind !== 'multi') return [];
  const texts = item.options.map((o) => asRead(o.text));
  if (!texts.every((t) => VALUE.test(t) || MONTH.test(t))) return [];
  if (!item.sorted) return ['options are numbers or dates: keep them in order with sorted: true'];
  const units = new Set(texts.map((t) => t.replace(/[\d.,\s~≈<>≤≥]/g, '')));
  if (units.size > 1) return [];
  const values = texts.map(amount);
  return values.every((v, i) => i === 0 || values[i - 1]! <= v) ? [] : ['sorted options are not ascending'];
});

/** χ² at p = 0.001 for 2, 3, 4 degrees of freedom. */
const CHI_SQUARED: Record<number, number> = { 3: 13.816, 4: 16.266, 5: 18.467 };

/** Where the key lands when every shuffled item is shown with its first seed. */
const uniformPositions: Law = (bank) =>
  Object.keys(CHI_SQUARED).flatMap((sizeText): Violation[] => {
    const size = Number(sizeText);
    const single = bank.items.flatMap(({ item }) => (item.kind === 'choice' && !item.sorted ? [item] : []));
    const shown = single.filter((item) => item.options.length === size);
    if (shown.length < 5 * size) return [];
    const counts = new Array<number>(size).fill(0);
    for (const item of shown) {
      counts[shuffled(item.options, rngOf(`${item.id}/options`)).findIndex((o) => o.key)]!++;
    }
    const expected = shown.length / size;
    const statistic = counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    if (statistic <= CHI_SQUARED[size]!) return [];
    const message = `key positions over ${shown.length} items of ${size} options are ${counts.join(', ')}`;
    return [{ file: 'questions', item: 'bank', rule: 'shuffle', message }];
  });

export const shuffle: Law = (bank) => [...sortedNumbers(bank), ...uniformPositions(bank)];

const TELL = /\b(always|never|only|usually|sometimes)\b/i;
export const noTellWord = eachItem('no-tell-word', (item) =>
  optionsOf(item).flatMap((o) => {
    const tell = TELL.exec(asRead(o.text));
    return tell ? [`option "${o.id}" says "${tell[0]}"`] : [];
  }),
);

/** A word is rare when at most this share of the bank's items uses it. */
const RARE_SHARE = 0.05;

export const noSharedWord: Law = (bank) => {
  const used = new Map<string, number>();
  for (const { item } of bank.items) {
    const text = [item.stem, ...optionsOf(item).map((o) => o.text)].join(' ');
    for (const word of new Set(wordsOf(text))) used.set(word, (used.get(word) ?? 0) + 1);
  }
  const limit = Math.max(4, bank.items.length * RARE_SHARE);
  return eachItem('no-shared-word', (item: AuthoredItem) => {
    if (item.kind !== 'choice') return [];
    const stem = new Set(wordsOf(item.stem));
    const others = new Set(item.options.filter((o) => !o.key).flatMap((o) => wordsOf(o.text)));
    const key = item.options.filter((o) => o.key).flatMap((o) => wordsOf(o.text));
    return [...new Set(key)]
      .filter((w) => w.length >= 5 && stem.has(w) && !others.has(w) && (used.get(w) ?? 0) <= limit)
      .map((w) => `"${w}" is in the stem and the key and in no distractor`);
  })(bank);
};

export const optionCount = eachItem('option-count', (item) => {
  const options = optionsOf(item);
  if (options.length === 0) return [];
  const complaints: string[] = [];
  if (options.length < 3 || options.length > 5)
    complaints.push(`has ${options.length} options; three to five`);
  const texts = options.map((o) => asRead(o.text).toLowerCase());
  if (new Set(texts).size < texts.length) complaints.push('has the same option twice');
  if (new Set(options.map((o) => o.id)).size < options.length)
    complaints.push('has the same option id twice');
  return complaints;
});

/** Shape already asks for a `why`; this asks that it says something of its own. */
export const rationale = eachItem('rationale', (item) => {
  const whys =
    item.kind === 'order'
      ? item.steps.map((s) => [s.id, s.why])
      : item.kind === 'match'
        ? item.pairs.map((p) => [p.id, p.why])
        : item.kind === 'numeric'
          ? item.mistakes.map((m, i) => [`mistake ${i + 1}`, m.why])
          : optionsOf(item).map((o) => [o.id, o.why]);
  const seen = new Set<string>();
  return whys.flatMap(([id, why]) => {
    const complaints: string[] = [];
    if (wordsOf(why!).length < 3) complaints.push(`"${id}" has no rationale worth the name`);
    if (seen.has(why!)) complaints.push(`"${id}" repeats another's rationale`);
    seen.add(why!);
    return complaints;
  });
});
