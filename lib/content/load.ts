/**
 * The built bank in the browser: index first, packs, diagrams and notes when something of them is shown.
 * File names carry hashes and come with the build, so an app and its bank are always of one version.
 */
import type { BankIndex, BankPack, Item } from '@/lib/domain/bank/item';
import type { Note } from '@/lib/domain/bank/note';

export const BANK_FORMAT = 1;

export interface Diagram {
  title: string;
  /** What the picture shows, in words. */
  text: string;
  /** Mermaid. */
  source: string;
}

export interface Bank {
  index(): Promise<BankIndex>;
  /** Null when this version of the bank does not have it. */
  item(concept: string, itemId: string): Promise<Item | null>;
  diagram(slug: string): Promise<Diagram>;
  /** Null when this version of the bank does not have it. */
  note(topic: string): Promise<Note | null>;
}

/** Rejects with the name of what could not be had; a rejected load is tried again at the next call. */
export function loadBank(
  folder: string,
  indexFile: string,
  getJson: (url: string) => Promise<unknown>,
): Bank {
  const loads = new Map<string, Promise<unknown>>();
  function load<T extends { format: number }>(file: string): Promise<T> {
    let promise = loads.get(file) as Promise<T> | undefined;
    if (!promise) {
      promise = getJson(`${folder}/${file}`).then((value) => {
        if ((value as T).format !== BANK_FORMAT) throw new Error(`${file} has another format`);
        return value as T;
      });
      promise.catch(() => loads.delete(file));
      loads.set(file, promise);
    }
    return promise;
  }
  const index = () => load<BankIndex>(indexFile);
  return {
    index,
    item: async (concept, itemId) => {
      const file = (await index()).packs[concept];
      if (file === undefined) return null;
      const pack = await load<BankPack>(file);
      return pack.items.find((item) => item.id === itemId) ?? null;
    },
    diagram: async (slug) => (await getJson(`${folder}/diagrams/${slug}.json`)) as Diagram,
    note: async (topic) => {
      const file = (await index()).notes[topic];
      return file === undefined ? null : load<Note>(file);
    },
  };
}
