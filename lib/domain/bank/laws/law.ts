/** A law is a rule of content/README.md that a machine can check. */
import type { AuthoredBank, AuthoredItem, AuthoredOption, PlacedItem, Violation } from '../authored';

export type Law = (bank: AuthoredBank) => Violation[];

/** A law that looks at one item at a time: returns the complaints about it. */
export function eachItem(
  rule: string,
  check: (item: AuthoredItem, placed: PlacedItem, bank: AuthoredBank) => string[],
): Law {
  return (bank) =>
    bank.items.flatMap((placed) =>
      check(placed.item, placed, bank).map((message) => ({
        file: placed.file,
        item: placed.item.id,
        rule,
        message,
      })),
    );
}

/** Options with keys; outcomes and causes of a simulator item have theirs from a run (scripts/scenario-laws.ts). */
export function optionsOf(item: AuthoredItem): AuthoredOption[] {
  if (item.kind === 'choice' || item.kind === 'multi') return item.options;
  return [];
}

/** Text as read: without Markdown marks, so that lengths compare what the eye compares. */
export const asRead = (markdown: string) => markdown.replace(/[`*_]/g, '').replace(/\s+/g, ' ').trim();

export const wordsOf = (text: string) =>
  asRead(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}](?:[\p{L}\p{N}.'_-]*[\p{L}\p{N}])?/gu) ?? [];
