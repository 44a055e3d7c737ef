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

/** Pages of files that were deleted or cut in an upper layer go with them. */
export function dropGone(cache: PageCache, upper: Layer): void {
  const sizes = new Map<string, number>();
  for (const entry of upper.entries.values()) if (entry.type === 'file') sizes.set(entry.inode, entry.bytes);
  for (const [inode, bytes] of cache) {
    if (!inode.startsWith(`${upper.name}:`)) continue;
    const kept = Math.min(bytes, sizes.get(inode) ?? 0);
    if (kept > 0) cache.set(inode, kept);
    else cache.delete(inode);
  }
}
