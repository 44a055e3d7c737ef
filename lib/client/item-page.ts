/** What the page of one item shows: the item, its cards with what was answered, and what is near it. */
import { lookSeed, openStem } from '@/lib/domain/bank/face';
import { type BankIndex, cardIdOf, type IndexEntry, type Item } from '@/lib/domain/bank/item';
import { plainText } from '@/lib/domain/bank/plain-text';
import type { Kind, Level } from '@/lib/domain/bank/words';
import type { Answered, CardRef, LogEvent } from '@/lib/domain/review/event';
import { type CardState, standing } from '@/lib/domain/review/fold';
import { isItemHidden } from '@/lib/domain/review/hidden';
import { unwrap } from './queries';
import type { Root } from './root';

export type PastAnswer = LogEvent & Answered;

export interface ItemCard {
  ref: CardRef;
  part: string;
  state: CardState | undefined;
  /** Answers that stand, latest first. */
  answers: PastAnswer[];
}

export interface RelatedItem {
  id: string;
  question: string;
  kind: Kind;
  level: Level;
}

export interface RelatedConcept {
  slug: string;
  title: string;
  /** Colour and name of its topic. */
  topic: string;
  items: RelatedItem[];
}

export type ItemPage =
  | { type: 'unknown' }
  /** A transfer item that is still to measure. */
  | { type: 'hidden' }
  | {
      type: 'item';
      item: Item;
      topicName: string;
      cards: ItemCard[];
      /** Its own concept first, even when nothing else is in it. */
      related: RelatedConcept[];
      bankVersion: string;
      studyDay: number;
      nowMs: number;
    };

export async function readItemPage(root: Root, itemId: string): Promise<ItemPage> {
  const { store, bank } = root;
  const index = await bank.index();
  const entry = index.items.find((e) => e.id === itemId);
  if (!entry) return { type: 'unknown' };
  const near = conceptsNear(index, entry);
  const nearEntries = index.items.filter((e) => near.includes(e.concept));
  const ids = nearEntries.flatMap((e) => e.parts.map((part) => cardIdOf(e.id, part)));
  const [overview, cards] = await Promise.all([store.overview(), store.cards(ids)]);
  const states = unwrap(cards);
  const { dayEndMinutes } = unwrap(overview).settings;
  if (isItemHidden(entry, states)) return { type: 'hidden' };
  const item = await bank.item(entry.concept, itemId);
  if (!item) return { type: 'unknown' };
  const open = nearEntries.filter((e) => e.id !== itemId && !isItemHidden(e, states));
  const nowMs = root.now();
  return {
    type: 'item',
    item,
    topicName: index.topics.find((t) => t.slug === item.topic)?.short ?? item.topic,
    cards: await Promise.all(entry.parts.map((part) => readCard(root, entry, part, states))),
    related: await Promise.all(near.map((slug) => readConcept(root, index, slug, open))),
    bankVersion: index.version,
    studyDay: root.studyDay(nowMs, dayEndMinutes).day,
    nowMs,
  };
}

const conceptsNear = ({ concepts }: BankIndex, { concept }: IndexEntry): string[] => [
  concept,
  ...(concepts[concept]?.see ?? []),
];

async function readCard(
  { store }: Root,
  { id, topic, concept }: IndexEntry,
  part: string,
  states: ReadonlyMap<string, CardState>,
): Promise<ItemCard> {
  const cardId = cardIdOf(id, part);
  const events = standing(unwrap(await store.cardEvents(cardId)));
  const answers = events.filter((e): e is PastAnswer => e.type === 'answered').reverse();
  const ref: CardRef = { cardId, itemId: id, topic, concept, origin: 'builtin' };
  return { ref, part, state: states.get(cardId), answers };
}

async function readConcept(
  { bank }: Root,
  { concepts }: BankIndex,
  slug: string,
  open: readonly IndexEntry[],
): Promise<RelatedConcept> {
  const entries = open.filter((e) => e.concept === slug);
  const items = await Promise.all(entries.map(({ concept, id }) => bank.item(concept, id)));
  return {
    slug,
    title: concepts[slug]?.title ?? slug,
    topic: concepts[slug]?.topic ?? '',
    items: items.flatMap((item) => {
      if (!item) return [];
      const { id, kind, level } = item;
      return [{ id, kind, level, question: plainText(openStem(item, lookSeed(id))) }];
    }),
  };
}
