/** What the library and its item pages read. Apart from queries.ts: the search is loaded by these routes alone. */
import { queryOptions } from '@tanstack/react-query';
import { itemDocuments } from '@/lib/content/item-documents';
import type { Bank } from '@/lib/content/load';
import { openSearch, type Search, type SearchFile } from '@/lib/content/search';
import { cardIdOf } from '@/lib/domain/bank/item';
import { readItemPage } from './item-page';
import { type Library, libraryOf } from './library';
import { STORE_KEY, unwrap } from './queries';
import { getJson, getRoot, type Root } from './root';

async function readSearch(bank: Bank): Promise<Search> {
  const [file, { concepts }, items] = await Promise.all([
    getJson(process.env.NEXT_PUBLIC_SEARCH_INDEX!),
    bank.index(),
    bank.items(),
  ]);
  return openSearch(file as SearchFile, itemDocuments(items, concepts));
}

let opening: Promise<Search> | null = null;
/** Loaded and opened once; after a failure tried again at the next call. */
function loadSearch(bank: Bank): Promise<Search> {
  opening ??= readSearch(bank);
  opening.catch(() => {
    opening = null;
  });
  return opening;
}

async function readLibrary(root: Root): Promise<Library> {
  const { store, bank } = root;
  const [index, search, overview] = await Promise.all([bank.index(), loadSearch(bank), store.overview()]);
  const { dayEndMinutes } = unwrap(overview).settings;
  const ids = index.items.flatMap((entry) => entry.parts.map((part) => cardIdOf(entry.id, part)));
  const cards = unwrap(await store.cards(ids));
  const nowMs = root.now();
  return libraryOf(index, search, cards, root.studyDay(nowMs, dayEndMinutes).day, nowMs);
}

/** Maps and an index are no plain data: compared by identity. */
export const libraryQuery = () =>
  queryOptions({
    queryKey: [STORE_KEY, 'library'],
    queryFn: () => readLibrary(getRoot()),
    structuralSharing: false,
  });

export const itemPageQuery = (itemId: string) =>
  queryOptions({
    queryKey: [STORE_KEY, 'item', itemId],
    queryFn: () => readItemPage(getRoot(), itemId),
    structuralSharing: false,
  });
