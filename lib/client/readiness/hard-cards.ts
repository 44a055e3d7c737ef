/** The cards that are forgotten most, with their text and what can be done about each. */
import { faceOf, lookSeed } from '@/lib/domain/bank/face';
import { type BankIndex, type Item, partOf } from '@/lib/domain/bank/item';
import { plainText } from '@/lib/domain/bank/plain-text';
import type { CardRef } from '@/lib/domain/review/event';
import type { CardState } from '@/lib/domain/review/fold';
import { hardOf, leechMark } from '@/lib/domain/review/leech';
import { unwrap } from '../queries';
import { quizAddress } from '../quiz-address';
import type { Root } from '../root';

/** Rows read, most often forgotten first: more than anybody goes through. */
export const MOST_READ = 300;
export const HARDEST = 10;

export interface HardCard {
  ref: CardRef;
  /** Null when its text is not on this device, or not in this version of the bank. */
  question: string | null;
  topicName: string;
  lapses: number;
  /** Number of forgettings at which it was last called a leech; null for none. */
  mark: number | null;
  answers: number;
  /** FSRS, 1–10. */
  difficulty: number;
  suspended: boolean;
  ways: Ways;
}

/** Addresses; null where there is none. */
export interface Ways {
  /** Page of the question: those of the bank have one. */
  item: string | null;
  /** An open question on the same idea, else on the same topic. */
  explain: { href: string; of: 'idea' | 'topic' } | null;
  /** A question on the simulator about the same idea, else the simulator as the note of its topic opens it. */
  run: { href: string; of: 'idea' | 'topic' } | null;
  note: string | null;
}

export interface HardView {
  /** Those still asked, as many as were wanted, and those suspended while they stood here. */
  leeches: HardCard[];
  leechCount: number;
  suspended: HardCard[];
  hardest: HardCard[];
  /** Cards forgotten at least once; when `isCutOff`, only the `MOST_READ` most often forgotten were looked at. */
  forgotten: number;
  isCutOff: boolean;
}

/** Leeches that are `kept` stand where they stood, though they are suspended. */
export async function readHard(root: Root, shown: number, kept: readonly string[]): Promise<HardView> {
  const [rows, index] = await Promise.all([root.store.forgotten(1, MOST_READ), root.bank.index()]);
  const states = unwrap(rows);
  const { leeches, hardest } = hardOf(states);
  const isAsleep = (s: CardState) => s.suspended && !kept.includes(s.cardId);
  const awake = leeches.filter((s) => !isAsleep(s));
  const read = (states: readonly CardState[]) => Promise.all(states.map((s) => readCard(root, index, s)));
  return {
    leeches: await read(awake.slice(0, shown)),
    leechCount: awake.length,
    suspended: await read(leeches.filter(isAsleep)),
    hardest: await read(hardest.slice(0, HARDEST)),
    forgotten: states.length,
    isCutOff: states.length === MOST_READ,
  };
}

async function readCard(root: Root, index: BankIndex, state: CardState): Promise<HardCard> {
  const { cardId, itemId, topic, concept, origin, memory, answers, suspended } = state;
  const item = await itemOf(root, index, state);
  return {
    ref: { cardId, itemId, topic, concept, origin },
    question: item && plainText(faceOf(item, partOf(cardId), lookSeed(itemId)).stem),
    topicName: index.topics.find((t) => t.slug === topic)?.short ?? topic,
    lapses: memory.lapses,
    mark: leechMark(memory.lapses),
    answers,
    difficulty: memory.difficulty,
    suspended,
    ways: await waysOf(root, index, state),
  };
}

/** An item that cannot be had is told of, and does not hide the others. */
async function itemOf({ bank, store }: Root, index: BankIndex, state: CardState): Promise<Item | null> {
  const { itemId, origin } = state;
  if (origin !== 'builtin') return (unwrap(await store.ownItem(itemId)) as Item | undefined) ?? null;
  const entry = index.items.find((e) => e.id === itemId);
  return entry ? bank.item(entry.concept, itemId).catch(() => null) : null;
}

async function waysOf({ bank }: Root, index: BankIndex, state: CardState): Promise<Ways> {
  const { itemId, topic, concept } = state;
  const study = index.items.filter((e) => e.use === 'study' && e.id !== itemId);
  const asked = (kind: 'explain' | 'scenario') =>
    study.find((e) => e.kind === kind && e.concept === concept)?.id ?? null;
  const [explain, scenario] = [asked('explain'), asked('scenario')];
  const isTopic = index.topics.some((t) => t.slug === topic);
  const [tried] = isTopic ? ((await bank.note(topic).catch(() => null))?.tries ?? []) : [];
  const open = study.some((e) => e.kind === 'explain' && e.topic === topic);
  return {
    item: index.items.some((e) => e.id === itemId) ? `/item?id=${encodeURIComponent(itemId)}` : null,
    explain: explain
      ? { href: quizAddress({ items: [explain] }), of: 'idea' }
      : open
        ? { href: quizAddress({ topics: [topic], kinds: ['explain'], length: ONE }), of: 'topic' }
        : null,
    run: scenario
      ? { href: quizAddress({ items: [scenario] }), of: 'idea' }
      : tried
        ? { href: tried.href, of: 'topic' }
        : null,
    note: isTopic ? `/learn/${topic}` : null,
  };
}

const ONE = { type: 'count', count: 1 } as const;
