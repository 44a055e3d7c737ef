/** How items are put into files the browser keeps: a few concepts together, compressed. */
import { gzipSync } from 'node:zlib';
import type { AuthoredBank } from '@/lib/domain/bank/authored';
import type { Item } from '@/lib/domain/bank/item';
import { hashOf } from './read-bank';

/** Text of a pack before it is compressed: opened for one card, it must be read within a frame. */
const PACK_CHARACTERS = 96_000;

/** Concepts of a topic, as many together as a pack takes. */
export function packed(bank: AuthoredBank, items: readonly Item[]): string[][] {
  const packs: string[][] = [];
  let room = 0;
  let topic = '';
  for (const [concept, { topic: own }] of Object.entries(bank.concepts)) {
    const size = JSON.stringify(items.filter((i) => i.concept === concept)).length;
    if (own !== topic || size > room) {
      packs.push([]);
      room = PACK_CHARACTERS;
      topic = own;
    }
    packs.at(-1)!.push(concept);
    room -= size;
  }
  return packs;
}

/** A file that is kept compressed; what reads it is getJson of lib/client/root. */
export function compressed(name: string, value: unknown): { file: string; bytes: Uint8Array } {
  const text = JSON.stringify(value);
  return { file: `${name}.${hashOf(text)}.bin`, bytes: gzipSync(text, { level: 9 }) };
}
