/** How long an operation takes, and what it leaves in the page cache; whole microseconds. Constants: machine.ts. */
import type { Operation } from './disk-scenario';
import type { FileEntry } from './layer';
import { find } from './lookup';
import { LAYER_MACHINE as M, timeOfBytes } from './machine';
import type { Effect, Overlay } from './overlay';
import { isCached, keepInCache, type PageCache } from './page-cache';

export interface OperationCost {
  tookUs: number;
  /** Bytes that came from the disk, not from the page cache. */
  diskReadBytes: number;
  /** Bytes of file data copied into the upper layer. */
  copiedBytes: number;
}

const NAME_EFFECTS: readonly Effect['type'][] = ['whiteout', 'removed-from-upper', 'directory-copied-up'];

/** `lookedUp` are the names this mount has in its dentry cache; the operation adds its own. */
export function costOf(
  overlay: Overlay,
  op: Operation,
  effects: readonly Effect[],
  cache: PageCache,
  lookedUp: Set<string>,
): OperationCost {
  const cost: OperationCost = { tookUs: 0, diskReadBytes: 0, copiedBytes: 0 };
  const whole = effects.find((e) => e.type === 'copied-up' && e.how === 'whole');
  const lookupUs = lookedUp.has(op.path)
    ? M.laterLookupUs
    : M.firstLookupUs + Math.round(((overlay.stack.length - 2) * M.lookupNsPerLayer) / 1000);
  lookedUp.add(op.path);
  // The recorded copy-up is a whole open(2): name lookup included.
  if (whole?.type === 'copied-up') copyUp(overlay, op.path, whole, cache, cost);
  else cost.tookUs += lookupUs;
  for (const effect of effects) {
    if (effect.type === 'copied-up' && effect.how === 'metadata') cost.tookUs += M.metacopyUs;
    if (NAME_EFFECTS.includes(effect.type)) cost.tookUs += M.nameChangeUs;
  }
  if (op.type === 'mkdir' || op.type === 'link' || op.type === 'create') cost.tookUs += M.nameChangeUs;
  ownPart(overlay, op, cache, cost, whole !== undefined);
  return cost;
}

function copyUp(
  overlay: Overlay,
  path: string,
  effect: Extract<Effect, { type: 'copied-up' }>,
  cache: PageCache,
  cost: OperationCost,
): void {
  const warm = isCached(cache, effect.inode, effect.bytes);
  cost.tookUs += warm
    ? M.copyUpWarmUs + timeOfBytes(effect.bytes, M.copyUpWarmUsPerMib)
    : M.copyUpColdUs + timeOfBytes(effect.bytes, M.copyUpColdUsPerMib);
  cost.copiedBytes = effect.bytes;
  if (!warm) cost.diskReadBytes = effect.bytes;
  keepInCache(cache, effect.inode, effect.bytes);
  const copy = overlay.upper.entries.get(path);
  if (copy?.type === 'file') keepInCache(cache, copy.inode, effect.bytes);
}

/** Opening, reading and writing, beside lookup and copy-up. */
function ownPart(
  overlay: Overlay,
  op: Operation,
  cache: PageCache,
  cost: OperationCost,
  opened: boolean,
): void {
  const opens = op.type === 'open' || op.type === 'read' || op.type === 'write' || op.type === 'append';
  if (opens && !opened) cost.tookUs += M.openUs;
  if (op.type === 'write' || op.type === 'append' || op.type === 'create') {
    const { inode, bytes } = overlay.upper.entries.get(op.path) as FileEntry;
    cost.tookUs += M.writeUs + timeOfBytes(op.bytes, M.writeUsPerMib);
    keepInCache(cache, inode, bytes);
  }
  const found = op.type === 'read' ? find(overlay.stack, op.path) : null;
  if (found?.type === 'file') read(found.data, cache, cost);
}

function read({ inode, bytes }: FileEntry, cache: PageCache, cost: OperationCost): void {
  const warm = isCached(cache, inode, bytes);
  cost.tookUs += timeOfBytes(bytes, warm ? M.readWarmUsPerMib : M.readColdUsPerMib);
  if (!warm) cost.diskReadBytes = bytes;
  keepInCache(cache, inode, bytes);
}
