/** Laws about the notes: one a topic, resting on facts, every block of it with a question that asks for it. */
import type { AuthoredBank, AuthoredNote, AuthoredNoteBlock, Violation } from '../authored';
import { asRead, type Law } from './law';

const MISCONCEPTIONS = 5;
/** What a person says in two minutes, in words. */
const SPOKEN = { title: 'Say it in two minutes', atLeast: 180, atMost: 320 };

const fileOf = (topic: string) => `notes/${topic}.md`;

/** A law that looks at one note at a time: returns the complaints about it. */
function eachNote(rule: string, check: (note: AuthoredNote, bank: AuthoredBank) => string[]): Law {
  return (bank) =>
    Object.entries(bank.notes).flatMap(([topic, note]) =>
      check(note, bank).map((message) => ({ file: fileOf(topic), item: topic, rule, message })),
    );
}

export const notePerTopic: Law = (bank) => {
  const topics = new Set(bank.topics.map((t) => t.slug));
  const complain = (message: string) => (topic: string) =>
    ({ file: fileOf(topic), item: topic, rule: 'note', message }) satisfies Violation;
  return [
    ...[...topics].filter((t) => !bank.notes[t]).map(complain('the topic has no note that can be read')),
    ...Object.keys(bank.notes)
      .filter((t) => !topics.has(t))
      .map(complain('is the note of no topic of topics.yaml')),
  ];
};

export const noteFact = eachNote('fact', (note, bank) =>
  note.facts
    .filter((id) => bank.facts[id] === undefined)
    .map((id) => `names "${id}", which FACTS.md does not have`),
);

export const noteAsk = eachNote('ask', (note, bank) => {
  const uses = new Map(bank.items.map(({ item }) => [item.id, item.use]));
  return note.blocks.flatMap((block) => {
    if (block.type === 'heading') return [];
    const { ask, line } = block;
    if (ask === undefined) return [`line ${line}: the block has no ask: line`];
    const use = uses.get(ask);
    if (use === undefined) return [`line ${line}: asks "${ask}", which no question file has`];
    return use === 'study' ? [] : [`line ${line}: asks "${ask}", a ${use} item; only study items are asked`];
  });
});

export const misconceptions = eachNote('misconceptions', (note) => {
  const count = note.blocks.filter((b) => b.type === 'misconception').length;
  return count === MISCONCEPTIONS ? [] : [`${count} misconceptions; a note has exactly ${MISCONCEPTIONS}`];
});

export const twoMinutes = eachNote('two-minutes', (note) => {
  const start = note.blocks.findIndex((b) => b.type === 'heading' && b.text === SPOKEN.title);
  if (start < 0) return [`has no section "${SPOKEN.title}"`];
  const rest = note.blocks.slice(start + 1);
  const end = rest.findIndex((b) => b.type === 'heading');
  const words = (end < 0 ? rest : rest.slice(0, end)).reduce((sum, block) => sum + wordCount(block), 0);
  const { title, atLeast, atMost } = SPOKEN;
  return words >= atLeast && words <= atMost
    ? []
    : [`"${title}" has ${words} words; ${atLeast} to ${atMost} can be said`];
});

const wordCount = (block: AuthoredNoteBlock) => asRead(block.text).split(' ').filter(Boolean).length;
