/** Laws about stems, answers and ids: ITEM-RULES 6, 16, 20 and the length of an answer. */
import type { Violation } from '../authored';
import { asRead, eachItem, type Law, wordsOf } from './law';

const NEGATIVE = /\b(not|except)\b/gi;
/** "not" as the turn of the question, not inside a described situation. */
const ASKS_NEGATIVE = /\b(which|what|who|where)\b[^.?]*\b(not|except|NOT|EXCEPT)\b[^.?]*\?/i;
const NEGATIVE_SHARE = 0.05;

export const noNegativeStem: Law = (bank) => {
  const negative = bank.items.filter((p) => ASKS_NEGATIVE.test(asRead(p.item.stem)));
  const violations: Violation[] = negative.flatMap(({ item, file }) => {
    const words = ASKS_NEGATIVE.exec(asRead(item.stem))![0].match(NEGATIVE) ?? [];
    const quiet = words.find((w) => w !== w.toUpperCase());
    const message = `asks with "${quiet}": turn the question round, or write it in capitals`;
    return quiet ? [{ file, item: item.id, rule: 'no-negative-stem', message }] : [];
  });
  if (negative.length > bank.items.length * NEGATIVE_SHARE) {
    const message = `${negative.length} of ${bank.items.length} stems ask a negative; under 5 %`;
    violations.push({ file: 'questions', item: 'bank', rule: 'no-negative-stem', message });
  }
  return violations;
};

const ANSWER_WORDS = 120;
export const answerLength = eachItem('answer-length', (item) => {
  const words = asRead(item.answer).split(' ').length;
  return words <= ANSWER_WORDS ? [] : [`answer has ${words} words; at most ${ANSWER_WORDS}`];
});

export const uniqueId: Law = (bank) => {
  const first = new Map<string, string>();
  return bank.items.flatMap(({ item, file, topic }) => {
    const complaints: string[] = [];
    const earlier = first.get(item.id);
    if (earlier !== undefined) complaints.push(`id is already used in ${earlier}`);
    first.set(item.id, file);
    if (item.id.startsWith(`${topic}-`) && wordsOf(item.id).length < 2 && topic === item.id) {
      complaints.push('id is the topic');
    }
    if (item.replaces !== undefined && item.reason === undefined)
      complaints.push('replaces an item without a reason');
    if (item.replaces !== undefined && bank.ledger[item.replaces] === undefined) {
      complaints.push(`replaces "${item.replaces}", which was never published`);
    }
    return complaints.map((message) => ({ file, item: item.id, rule: 'id', message }));
  });
};

/** Published meaning never changes: the ledger only grows. */
export const ledger: Law = (bank) => {
  const files = new Map(bank.items.map((p) => [p.item.id, p.file]));
  const fileOf = (id: string) => files.get(id) ?? `reviews/${id}.yaml`;
  const violations: Violation[] = [];
  for (const [id, published] of Object.entries(bank.ledger)) {
    const now = bank.meanings[id];
    if (now === undefined) {
      const replaced = bank.items.some((p) => p.item.replaces === id);
      const message = 'was published and is gone; an item leaves by another that replaces it';
      if (!replaced) violations.push({ file: 'ledger.yaml', item: id, rule: 'ledger', message });
    } else if (now !== published) {
      const message = 'claim or key changed since it was published: make a new item that replaces it';
      violations.push({ file: fileOf(id), item: id, rule: 'ledger', message });
    }
  }
  for (const id of Object.keys(bank.meanings)) {
    if (bank.ledger[id] !== undefined) continue;
    const message = 'is not in the ledger yet: run npm run bank -- --publish';
    violations.push({ file: fileOf(id), item: id, rule: 'ledger', message });
  }
  return violations;
};
