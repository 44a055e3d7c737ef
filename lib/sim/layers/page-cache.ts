/**
 * The page cache, by inode of the layer that holds the data: containers over one lower file share its pages; a copied-up
 * file is another inode with pages of its own (H-page-cache-sharing). Never full here: reclaim belongs to Limits.
 */
import type { Layer } from './layer';

export type PageCache = Map<string, number>;

export function warmPageCache(lowers: readonly Layer[]): PageCache {
  const cache: PageCache = new Map();
  for (const layer of lowers)
    for (const entry of layer.entries.values())
      if (entry.type === 'file') cache.set(entry.inode, entry.bytes);
  return cache;
}

export const isCached = (cache: PageCache, inode: string, bytes: number) => (cache.get(inode) ?? 0) >= bytes;

/** Whole files only: a read or copy leaves all its pages behind. */
export function keepInCache(cache: PageCache, inode: string, bytes: number): void {
  cache.set(inode, Math.max(cache.get(inode) ?? 0, bytes));
}
