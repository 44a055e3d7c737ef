/** Which cards a quiz asks, in which order: seeded, one of a concept, topics in turn. Transfer items are no practice. */
import { rngOf, shuffled } from '@/lib/base/rng';
import { cardIdOf, type IndexEntry } from '@/lib/domain/bank/item';
import type { Kind, Level } from '@/lib/domain/bank/words';
import { interleave } from './interleave';

export interface QuizSetup {
  /** Empty lists mean all. */
  topics: readonly string[];
  levels: readonly Level[];
  kinds: readonly Kind[];
  /** These and no others, in this order; null to draw. */
  items: readonly string[] | null;
  length: { type: 'count'; count: number } | { type: 'minutes'; minutes: number };
  style: 'feedback' | 'exam';
}

/** Marked by the person who answered, who must see the key for that: an exam shows none before its end. */
const SELF_MARKED: readonly Kind[] = ['recall', 'explain'];
export const isChecked = (kind: Kind) => !SELF_MARKED.includes(kind);

/** Who is quick should not run out of questions before the time does. */
const SPARE = 2;

export function matches(entry: IndexEntry, setup: QuizSetup): boolean {
  const within = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value);
  return (
    entry.use === 'study' &&
    within(setup.topics, entry.topic) &&
    within(setup.levels, entry.level) &&
    within(setup.kinds, entry.kind) &&
    (setup.style === 'feedback' || isChecked(entry.kind))
  );
}

/** Card ids. Concepts in `rested` come last: they were asked today already. */
export function planQuiz(
  index: readonly IndexEntry[],
  setup: QuizSetup,
  rested: ReadonlySet<string>,
  seed: string,
): string[] {
  const rng = rngOf(`${seed}/quiz`);
  const cardOf = (entry: IndexEntry) => cardIdOf(entry.id, entry.parts[rng.below(entry.parts.length)]!);
  if (setup.items) {
    const known = new Map(index.map((e) => [e.id, e]));
    return setup.items.flatMap((id) => {
      const entry = known.get(id);
      return entry?.use === 'study' ? [cardOf(entry)] : [];
    });
  }
  const mixed = shuffled(
    index.filter((entry) => matches(entry, setup)),
    rng,
  );
  const taken = new Set<string>();
  const single = mixed.filter(({ concept }) => !taken.has(concept) && taken.add(concept));
  const fresh = interleave(single.filter((e) => !rested.has(e.concept)));
  const again = interleave(single.filter((e) => rested.has(e.concept)));
  return asManyAs([...fresh, ...again], setup.length).map(cardOf);
}

function asManyAs(entries: readonly IndexEntry[], length: QuizSetup['length']): IndexEntry[] {
  if (length.type === 'count') return entries.slice(0, length.count);
  let room = length.minutes * 60 * SPARE;
  return entries.filter((entry, i) => {
    room -= entry.seconds;
    return i === 0 || room >= 0;
  });
}
