/**
 * The built bank in the browser: index first, packs, diagrams and notes when something of them is shown.
 * File names carry hashes and come with the build, so an app and its bank are always of one version.
 */
import type { BankIndex, Item } from '@/lib/domain/bank/item';
import type { Note } from '@/lib/domain/bank/note';
import { itemsOf, type PackFile } from './pack';

export const BANK_FORMAT = 1;

export interface Diagram {
  title: string;
  /** What the picture shows, in words. */
  text: string;
  /** Mermaid. */
  source: string;
}

/** All of them, by slug: they are small and alike. */
export interface DiagramFile {
  format: 1;
  diagrams: Record<string, Diagram>;
}

export interface Bank {
  index(): Promise<BankIndex>;
  /** Null when this version of the bank does not have it. */
  item(concept: string, itemId: string): Promise<Item | null>;
  /** All of them, in the order of the index. */
  items(): Promise<Item[]>;
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
  function load<File extends { format: number }, T>(file: string, open: (value: File) => T): Promise<T> {
    let promise = loads.get(file) as Promise<T> | undefined;
    if (!promise) {
      promise = getJson(`${folder}/${file}`).then((value) => {
        if ((value as File).format !== BANK_FORMAT) throw new Error(`${file} has another format`);
        return open(value as File);
      });
      promise.catch(() => loads.delete(file));
      loads.set(file, promise);
    }
    return promise;
  }
  const index = () => load(indexFile, (value: BankIndex) => value);
  const pack = (file: string) => load<PackFile, Item[]>(file, itemsOf);
  return {
    index,
    item: async (concept, itemId) => {
      const file = (await index()).packs[concept];
      if (file === undefined) return null;
      return (await pack(file)).find((item) => item.id === itemId) ?? null;
    },
    items: async () => {
      const { items, packs } = await index();
      const all = (await Promise.all([...new Set(Object.values(packs))].map(pack))).flat();
      const byId = new Map(all.map((item) => [item.id, item]));
      return items.map(({ id }) => byId.get(id)!);
    },
    diagram: async (slug) => {
      const all = await load((await index()).diagrams, (file: DiagramFile) => file.diagrams);
      const diagram = all[slug];
      if (!diagram) throw new Error(`no diagram ${slug}`);
      return diagram;
    },
    note: async (topic) => {
      const file = (await index()).notes[topic];
      return file === undefined ? null : load(file, (value: Note) => value);
    },
  };
}
