/** Laws about the bank as a whole: ITEM-RULES 17, 18, and content/README.md. */
import type { AuthoredBank, Violation } from '../authored';
import { LEVELS } from '../words';
import type { Law } from './law';

export const blueprint: Law = (bank) =>
  Object.entries(bank.blueprint).flatMap(([topic, levels]) =>
    LEVELS.flatMap((level): Violation[] => {
      const wanted = levels[level] ?? 0;
      const had = bank.items.filter((p) => p.topic === topic && p.item.level === level).length;
      const message = `${had} ${level} items; the blueprint asks for ${wanted}`;
      return had >= wanted ? [] : [{ file: 'blueprint.yaml', item: topic, rule: 'blueprint', message }];
    }),
  );

export const transfer: Law = (bank) => {
  const complain = (concept: string, message: string): Violation => ({
    file: 'concepts.yaml',
    item: concept,
    rule: 'transfer',
    message,
  });
  return Object.keys(bank.concepts).flatMap((concept) => {
    const own = bank.items.filter((p) => p.concept === concept);
    if (own.length === 0) return [complain(concept, 'has no items')];
    return own.some((p) => p.item.use === 'transfer') ? [] : [complain(concept, 'has no transfer item')];
  });
};

export const placed: Law = (bank) =>
  bank.items.flatMap(({ item, file, topic, concept }): Violation[] => {
    const known = bank.concepts[concept];
    const message = !known
      ? `concept "${concept}" is not in concepts.yaml`
      : known.topic !== topic
        ? `concept "${concept}" belongs to ${known.topic}`
        : null;
    return message ? [{ file, item: item.id, rule: 'concept', message }] : [];
  });

export const related: Law = (bank) =>
  Object.entries(bank.concepts).flatMap(([concept, { see = [] }]) =>
    see.flatMap((other, i): Violation[] => {
      const message =
        other === concept
          ? 'sees itself'
          : see.indexOf(other) < i
            ? `sees "${other}" twice`
            : !bank.concepts[other]
              ? `sees "${other}", which is not in concepts.yaml`
              : null;
      return message ? [{ file: 'concepts.yaml', item: concept, rule: 'related', message }] : [];
    }),
  );

export const halfBeyondRecall: Law = (bank) => {
  const beyond = bank.items.filter((p) => p.item.asks !== 'recall').length;
  if (beyond * 2 >= bank.items.length) return [];
  const message = `${beyond} of ${bank.items.length} items ask for more than recall; at least half`;
  return [{ file: 'questions', item: 'bank', rule: 'half-beyond-recall', message }];
};

const KIND_SHARE = 0.35;
/** Below this a share says nothing. */
const ENOUGH = 8;

const shareOfKinds = (bank: AuthoredBank, topic: string) => {
  const own = bank.items.filter((p) => p.topic === topic);
  const counts = new Map<string, number>();
  for (const { item } of own) counts.set(item.kind, (counts.get(item.kind) ?? 0) + 1);
  return { total: own.length, counts };
};

export const kindMix: Law = (bank) =>
  bank.topics.flatMap(({ slug }) => {
    const { total, counts } = shareOfKinds(bank, slug);
    if (total < ENOUGH) return [];
    return [...counts].flatMap(([kind, count]): Violation[] => {
      const message = `${count} of ${total} items are ${kind}; at most 35 %`;
      // One item more than the share is the rounding of a small topic.
      return count <= Math.ceil(KIND_SHARE * total)
        ? []
        : [{ file: `questions/${slug}`, item: slug, rule: 'kind-mix', message }];
    });
  });
