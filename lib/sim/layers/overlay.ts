/**
 * One container's overlay mount: its upper layer, which alone changes, over the image's layers, and the copy-up that
 * brings a file into it. Follows Documentation/filesystems/overlayfs.rst, "Non-directories", and recordings of area H.
 */
import { emptyLayer } from './image-layer';
import {
  type DirectoryEntry,
  type Entry,
  type FileEntry,
  isUnder,
  type Layer,
  nameOf,
  parentOf,
  pathsTo,
} from './layer';
import { type Found, type FoundDirectory, type FoundFile, find, findIn, type Stack } from './lookup';
import { LAYER_MACHINE } from './machine';

/** What an operation did to the upper layer. */
export type Effect =
  | { type: 'directory-copied-up'; path: string }
  /** `whole` copies all data; `metadata` none (metacopy=on); `empty` none, because O_TRUNC throws it away. */
  | {
      type: 'copied-up';
      path: string;
      how: 'whole' | 'metadata' | 'empty';
      bytes: number;
      from: string;
      inode: string;
    }
  | { type: 'hard-link-broken'; path: string; others: string[] }
  | { type: 'whiteout'; path: string }
  | { type: 'opaque'; path: string }
  | { type: 'redirect'; path: string; to: string }
  | { type: 'removed-from-upper'; path: string };

export interface Overlay {
  container: string;
  metacopy: boolean;
  redirectDir: boolean;
  upper: Layer;
  /** The upper layer and, below it, the image's from the top. */
  stack: Stack;
  inodes: number;
}

export function overlayOf(
  container: string,
  mount: { metacopy: boolean; redirectDir: boolean },
  lowersFromTop: readonly Layer[],
): Overlay {
  const upper = emptyLayer(container);
  return { container, ...mount, upper, stack: [upper, ...lowersFromTop], inodes: 0 };
}

export const inUpper = (found: Found) =>
  found.type === 'file' ? found.part.layer === 0 : found.parts[0]!.layer === 0;
export const isMergedOrLower = (found: FoundDirectory) => found.parts.some((part) => part.layer > 0);
export const newInode = (overlay: Overlay) => `${overlay.container}:#${++overlay.inodes}`;

/** The directory and its parents, without what is in them. */
export function copyUpDirectory(overlay: Overlay, path: string, effects: Effect[]): void {
  for (const step of pathsTo(path)) {
    if (overlay.upper.entries.has(step)) continue;
    const found = find(overlay.stack, step) as FoundDirectory;
    overlay.upper.entries.set(step, {
      ...found.entry,
      path: step,
      origin: true,
      opaque: false,
      redirect: null,
    });
    effects.push({ type: 'directory-copied-up', path: step });
  }
}

/**
 * Brings a file into the upper layer, unless what is wanted of it is there already. `metadata` is enough for chmod,
 * chown, utime, rename and link where the mount has metacopy=on; without, they copy the data like an open for writing.
 */
export function copyUpFile(
  overlay: Overlay,
  path: string,
  found: FoundFile,
  want: 'whole' | 'metadata' | 'empty',
  effects: Effect[],
): void {
  const how = want === 'metadata' && !overlay.metacopy ? 'whole' : want;
  if (inUpper(found) && (!found.entry.metacopy || how === 'metadata')) return;
  copyUpDirectory(overlay, parentOf(path), effects);
  const diskBytes = { whole: found.entry.bytes, metadata: LAYER_MACHINE.metacopyDiskBytes, empty: 0 }[how];
  const data = { diskBytes, metacopy: how === 'metadata' };
  const from = overlay.stack.find((layer) => layer.entries.get(found.data.path) === found.data)!;
  effects.push({
    type: 'copied-up',
    path,
    how,
    bytes: how === 'whole' ? found.entry.bytes : 0,
    from: from.name,
    inode: found.data.inode,
  });
  const emptied = how === 'empty' ? { bytes: 0, content: '' } : {};
  if (inUpper(found)) {
    changeInode(overlay, found.entry.inode, { ...data, ...emptied });
    return;
  }
  const others = [...overlay.stack[found.part.layer]!.entries.values()]
    .filter((e) => e.type === 'file' && e.inode === found.entry.inode && e.path !== found.part.path)
    .map((e) => e.path);
  if (others.length > 0) effects.push({ type: 'hard-link-broken', path, others });
  const copy = { ...found.entry, path, ...data, ...emptied, inode: newInode(overlay), origin: true };
  overlay.upper.entries.set(path, { ...copy, redirect: null });
}

/** Changes a file of the upper layer under all its names. */
export function changeInode(overlay: Overlay, inode: string, change: Partial<FileEntry>): void {
  for (const entry of overlay.upper.entries.values())
    if (entry.type === 'file' && entry.inode === inode)
      overlay.upper.entries.set(entry.path, { ...entry, ...change });
}

export function changeDirectory(overlay: Overlay, path: string, change: Partial<DirectoryEntry>): void {
  const entry = overlay.upper.entries.get(path) as DirectoryEntry;
  overlay.upper.entries.set(path, { ...entry, ...change });
}

/** Whether the layers below would show this name, were it not in the upper. */
export function lowerHas(overlay: Overlay, path: string): boolean {
  const parent = find(overlay.stack, parentOf(path));
  if (parent?.type !== 'directory') return false;
  const below = parent.parts.filter((part) => part.layer > 0);
  return findIn(overlay.stack, below, nameOf(path)) !== null;
}

/** Takes a name and all below it out of the upper layer; what was taken comes back, parents first. */
export function takeFromUpper(overlay: Overlay, path: string): Entry[] {
  const taken = [...overlay.upper.entries.values()].filter((e) => e.path === path || isUnder(e.path, path));
  for (const entry of taken) overlay.upper.entries.delete(entry.path);
  return taken.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A name goes: from the upper layer if it was there, and hidden by a whiteout if a lower layer holds it. */
export function removeName(overlay: Overlay, path: string, effects: Effect[]): Entry[] {
  copyUpDirectory(overlay, parentOf(path), effects);
  const taken = takeFromUpper(overlay, path);
  if (lowerHas(overlay, path)) {
    overlay.upper.entries.set(path, { type: 'whiteout', path });
    effects.push({ type: 'whiteout', path });
  } else if (taken.length > 0) effects.push({ type: 'removed-from-upper', path });
  return taken;
}
