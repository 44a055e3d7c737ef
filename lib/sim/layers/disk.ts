/**
 * Containers over one image, operation by operation. Each step holds what every layer contains after it, so that any of
 * them can be drawn alone.
 */
import type { DiskScenario, Operation } from './disk-scenario';
import { ERRNO, type Errno } from './errno';
import { changeFile } from './file-operations';
import { imageLayer } from './image-layer';
import { diskBytesOf, type Entry, type Layer, sortedEntries, xattrsOf } from './layer';
import { type MergedRow, mergedRows } from './lookup';
import { changeNames, type NameOperation } from './name-operations';
import { costOf, type OperationCost } from './operation-time';
import { type Effect, type Overlay, overlayOf } from './overlay';
import { dropGone, type PageCache, warmPageCache } from './page-cache';

/** An entry with the attributes `getfattr -d -m trusted.overlay` would list. */
export type ShownEntry = Entry & { xattrs: string[] };

export interface ShownLayer {
  name: string;
  entries: ShownEntry[];
  /** Hard links once. */
  diskBytes: number;
}

export interface ContainerView {
  name: string;
  upper: ShownLayer;
  merged: MergedRow[];
}

export interface DiskState {
  /** From the base up; they never change. */
  layers: ShownLayer[];
  containers: ContainerView[];
  /** Cached bytes by inode; a lower inode is named `layer:path`. */
  pageCache: { inode: string; bytes: number }[];
}

export interface OperationStep extends OperationCost {
  type: 'operation';
  atUs: number;
  /** Index in the scenario; −1 is the state before the first. */
  index: number;
  operation: Operation | null;
  error: { errno: Errno; message: string } | null;
  effects: Effect[];
  state: DiskState;
}

/** Lines of state a trace may hold; as JSON some 30 MB. */
const MAX_ROWS = 40_000;

const shown = (layer: Layer): ShownLayer => ({
  name: layer.name,
  entries: sortedEntries(layer).map((entry) => ({ ...entry, xattrs: xattrsOf(entry) })),
  diskBytes: diskBytesOf(layer),
});
const viewOf = (overlay: Overlay): ContainerView => ({
  name: overlay.container,
  upper: shown(overlay.upper),
  merged: mergedRows(overlay.stack),
});
const cacheRows = (cache: PageCache) =>
  [...cache].map(([inode, bytes]) => ({ inode, bytes })).sort((a, b) => (a.inode < b.inode ? -1 : 1));
const NAME_OPERATIONS: readonly string[] = ['create', 'delete', 'rmdir', 'rename', 'link', 'mkdir'];
const isNameOperation = (op: Operation): op is NameOperation => NAME_OPERATIONS.includes(op.type);

/** `stoppedAtUs` tells when the trace grew too large to go on. */
export function runDisk(
  scenario: DiskScenario,
  startUs: number,
): { steps: OperationStep[]; stoppedAtUs: number | null } {
  const lowers = scenario.layers.map(imageLayer);
  const fromTop = [...lowers].reverse();
  const overlays = scenario.containers.map((name) => overlayOf(name, scenario.mount, fromTop));
  const lookedUp = overlays.map(() => new Set<string>());
  const cache: PageCache = scenario.pageCache === 'warm' ? warmPageCache(lowers) : new Map();
  const state = { layers: lowers.map(shown), containers: overlays.map(viewOf), pageCache: cacheRows(cache) };
  const nothing = { tookUs: 0, diskReadBytes: 0, copiedBytes: 0 };
  const first = { index: -1, operation: null, error: null, effects: [], ...nothing };
  const steps: OperationStep[] = [{ type: 'operation', atUs: startUs, ...first, state }];
  let atUs = startUs;
  let rows = 0;
  for (const [index, operation] of scenario.operations.entries()) {
    const which = scenario.containers.indexOf(operation.container);
    const overlay = overlays[which]!;
    const effects: Effect[] = [];
    const errno = isNameOperation(operation)
      ? changeNames(overlay, operation, effects)
      : changeFile(overlay, operation, effects);
    const stat = { ...operation, type: 'stat' as const };
    const cost = costOf(overlay, errno ? stat : operation, effects, cache, lookedUp[which]!);
    dropGone(cache, overlay.upper);
    const before = steps.at(-1)!.state;
    const containers = before.containers.map((view, i) => (i === which ? viewOf(overlay) : view));
    const after = { layers: before.layers, containers, pageCache: cacheRows(cache) };
    const error = errno ? { errno, message: ERRNO[errno] } : null;
    steps.push({ type: 'operation', atUs, index, operation, error, effects, ...cost, state: after });
    atUs += cost.tookUs;
    const view = containers[which]!;
    rows += view.merged.length + view.upper.entries.length + after.pageCache.length;
    if (rows > MAX_ROWS && index < scenario.operations.length - 1) return { steps, stoppedAtUs: atUs };
  }
  return { steps, stoppedAtUs: null };
}
