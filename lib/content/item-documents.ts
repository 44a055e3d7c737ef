/** An item as the search has it: made of its pack where it is asked for, so that no text is kept twice. */
import { lookSeed, numbersOf, openStem, outcomesOf } from '@/lib/domain/bank/face';
import type { Concept, Item } from '@/lib/domain/bank/item';
import { fillNumbers } from '@/lib/domain/bank/numbers';
import { plainText } from '@/lib/domain/bank/plain-text';
import type { SearchDocument } from './search';

/** What is read before answering, and what is read after, beyond stem and answer. */
function partsOf(item: Item): { before: string[]; after: string[] } {
  switch (item.kind) {
    case 'choice':
    case 'multi':
      return { before: item.options.map((o) => o.text), after: item.options.map((o) => o.why) };
    case 'order':
      return { before: item.steps.map((s) => s.text), after: item.steps.map((s) => s.why) };
    case 'match':
      return {
        before: [...item.pairs.map((p) => p.left), ...item.pairs.map((p) => p.right)],
        after: item.pairs.map((p) => p.why),
      };
    case 'numeric':
      return { before: [item.unit], after: item.mistakes.map((m) => m.why) };
    case 'explain':
      return { before: [], after: item.points.map((p) => p.text) };
    case 'scenario':
      return { before: outcomesOf(item).map((o) => o.text), after: outcomesOf(item).map((o) => o.why) };
    case 'recall':
      return { before: [], after: (item.cloze ?? []).map((c) => c.text) };
  }
}

/** With the numbers the item's page shows. */
function textsOf(item: Item): Pick<SearchDocument, 'question' | 'answer'> {
  const seed = lookSeed(item.id);
  const { before, after } = partsOf(item);
  const text = (parts: string[]) =>
    parts.map((part) => plainText(fillNumbers(part, numbersOf(item, seed)))).join(' · ');
  return { question: text([openStem(item, seed), ...before]), answer: text([item.answer, ...after]) };
}

/** Its texts are made when they are read: a list shows a few of hundreds. */
function itemDocument(item: Item, title: string): SearchDocument {
  let made: ReturnType<typeof textsOf> | undefined;
  const texts = () => {
    made ??= textsOf(item);
    return made;
  };
  return {
    id: item.id,
    type: 'item',
    topic: item.topic,
    title,
    get question() {
      return texts().question;
    },
    get answer() {
      return texts().answer;
    },
  };
}

export const itemDocuments = (
  items: readonly Item[],
  concepts: Readonly<Record<string, Concept>>,
): SearchDocument[] => items.map((item) => itemDocument(item, concepts[item.concept]?.title ?? item.concept));
