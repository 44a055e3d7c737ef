/**
 * A pack as the file it is kept in: items of a few concepts of one topic, small enough to open for one card and large
 * enough to compress; a document that several of them cite is written once. Made by the bank's compiler, opened by load.ts;
 * everything else has items with their sources whole.
 */
import type { Item, ItemBase, Source } from '@/lib/domain/bank/item';

type Document = Omit<Source, 'at'>;

/** An item of a pack: `doc` is a position in the pack's documents. */
type PackedItem = Omit<ItemBase, 'sources'> & { sources: { doc: number; at?: string }[] };

export interface PackFile {
  format: 1;
  documents: Document[];
  items: PackedItem[];
}

export function packOf(items: readonly Item[]): PackFile {
  const documents = new Map<string, { doc: number; document: Document }>();
  const packed = items.map((item) => {
    const sources = item.sources.map(({ at, ...document }) => {
      const key = JSON.stringify(document);
      const known = documents.get(key) ?? { doc: documents.size, document };
      documents.set(key, known);
      return { doc: known.doc, ...(at === undefined ? {} : { at }) };
    });
    return { ...item, sources };
  });
  return { format: 1, documents: [...documents.values()].map((d) => d.document), items: packed };
}

/** The items as they were before packOf. */
export function itemsOf({ documents, items }: PackFile): Item[] {
  return items.map((item) => {
    const sources = item.sources.map(({ doc, ...at }): Source => ({ ...documents[doc]!, ...at }));
    return { ...item, sources } as Item;
  });
}
