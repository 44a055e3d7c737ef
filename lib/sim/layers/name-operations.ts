/**
 * Operations on names: create, delete, rename, link, mkdir, rmdir. What they do to the upper layer was read in
 * fs/overlayfs/dir.c and tried on Linux 6.18. They return an error as a value and change nothing then.
 */
import type { Operation } from './disk-scenario';
import type { Errno } from './errno';
import { directoryAt, type Entry, isUnder, nameOf, parentOf, pathsTo } from './layer';
import { type Found, type FoundDirectory, find, missing, namesIn } from './lookup';
import {
  changeDirectory,
  changeInode,
  copyUpDirectory,
  copyUpFile,
  type Effect,
  inUpper,
  isMergedOrLower,
  newInode,
  type Overlay,
  removeName,
  takeFromUpper,
} from './overlay';

type Op<T extends Operation['type']> = Extract<Operation, { type: T }>;
export type NameOperation = Op<'create' | 'delete' | 'rmdir' | 'rename' | 'link' | 'mkdir'>;

export function changeNames(overlay: Overlay, op: NameOperation, effects: Effect[]): Errno | null {
  switch (op.type) {
    case 'create':
      return create(overlay, op, effects);
    case 'mkdir':
      return mkdir(overlay, op.path, effects);
    case 'delete':
      return remove(overlay, op.path, op.recursive, effects);
    case 'rmdir':
      return rmdir(overlay, op.path, effects);
    case 'link':
      return link(overlay, op.path, op.to, effects);
    case 'rename':
      return rename(overlay, op.path, op.to, effects);
  }
}

/** The directory a name stands in, or why it cannot. */
function parentFor(overlay: Overlay, path: string): FoundDirectory | Errno {
  const parent = find(overlay.stack, parentOf(path));
  return parent?.type === 'directory' ? parent : missing(overlay.stack, path);
}

function create(overlay: Overlay, op: Op<'create'>, effects: Effect[]): Errno | null {
  const parent = parentFor(overlay, op.path);
  if (typeof parent === 'string') return parent;
  if (find(overlay.stack, op.path)) return 'EEXIST';
  copyUpDirectory(overlay, parentOf(op.path), effects);
  overlay.upper.entries.set(op.path, {
    type: 'file',
    path: op.path,
    inode: newInode(overlay),
    bytes: op.bytes,
    diskBytes: op.bytes,
    content: op.content,
    mode: '0644',
    owner: '0:0',
    mtimeS: 0,
    metacopy: false,
    origin: false,
    redirect: null,
  });
  return null;
}

/**
 * A directory over a whiteout is opaque. Elsewhere in a merged directory it is made so in advance, unless the mount uses
 * neither redirect_dir nor metacopy and so leaves room for changes of the lower layers (ovl_allow_offline_changes).
 */
function mkdir(overlay: Overlay, path: string, effects: Effect[]): Errno | null {
  const parent = parentFor(overlay, path);
  if (typeof parent === 'string') return parent;
  if (find(overlay.stack, path)) return 'EEXIST';
  copyUpDirectory(overlay, parentOf(path), effects);
  const overWhiteout = overlay.upper.entries.get(path)?.type === 'whiteout';
  const opaque = overWhiteout || (isMergedOrLower(parent) && (overlay.redirectDir || overlay.metacopy));
  overlay.upper.entries.set(path, { ...directoryAt(path), opaque });
  if (opaque) effects.push({ type: 'opaque', path });
  return null;
}

function remove(overlay: Overlay, path: string, recursive: boolean, effects: Effect[]): Errno | null {
  const found = find(overlay.stack, path);
  if (!found) return missing(overlay.stack, path);
  if (found.type === 'directory' && !recursive) return 'EISDIR';
  removeName(overlay, path, effects);
  return null;
}

function rmdir(overlay: Overlay, path: string, effects: Effect[]): Errno | null {
  const found = find(overlay.stack, path);
  if (!found) return missing(overlay.stack, path);
  if (found.type === 'file') return 'ENOTDIR';
  if (namesIn(overlay.stack, found.parts).length > 0) return 'ENOTEMPTY';
  removeName(overlay, path, effects);
  return null;
}

function link(overlay: Overlay, from: string, to: string, effects: Effect[]): Errno | null {
  const found = find(overlay.stack, from);
  if (!found) return missing(overlay.stack, from);
  const parent = parentFor(overlay, to);
  if (typeof parent === 'string') return parent;
  if (find(overlay.stack, to)) return 'EEXIST';
  if (found.type === 'directory') return 'EPERM';
  copyUpFile(overlay, from, found, 'metadata', effects);
  copyUpDirectory(overlay, parentOf(to), effects);
  const entry = overlay.upper.entries.get(from)!;
  overlay.upper.entries.set(to, { ...entry, path: to });
  if (entry.type === 'file' && entry.metacopy && !entry.redirect?.startsWith('/')) {
    const redirect = lowerPathOf(overlay, from);
    changeInode(overlay, entry.inode, { redirect });
    effects.push({ type: 'redirect', path: to, to: redirect });
  }
  return null;
}

function rename(overlay: Overlay, from: string, to: string, effects: Effect[]): Errno | null {
  // Both directories are looked up before either name.
  const source = parentFor(overlay, from);
  if (typeof source === 'string') return source;
  const parent = parentFor(overlay, to);
  if (typeof parent === 'string') return parent;
  const found = find(overlay.stack, from);
  if (!found) return 'ENOENT';
  if (isUnder(to, from)) return 'EINVAL';
  if (isUnder(from, to)) return 'ENOTEMPTY';
  const target = find(overlay.stack, to);
  if (from === to || (target && isSameFile(found, target))) return null;
  const refused = replaceRefused(overlay, found, target);
  if (refused && refused !== 'ENOTEMPTY') return refused;
  // The kernel asks whether the directory may move at all before it looks into the one in its way.
  if (found.type === 'directory' && isMergedOrLower(found) && !overlay.redirectDir) return 'EXDEV';
  if (refused && isMergedOrLower(target as FoundDirectory)) return refused;
  if (found.type === 'directory') copyUpDirectory(overlay, from, effects);
  else copyUpFile(overlay, from, found, 'metadata', effects);
  copyUpDirectory(overlay, parentOf(to), effects);
  markBeforeMove(overlay, from, to, found, parent, effects);
  // A directory of the upper layer alone is found full by the file system below, when all this is done.
  if (refused) return refused;
  takeFromUpper(overlay, to);
  for (const entry of removeName(overlay, from, effects)) {
    const path = to + entry.path.slice(from.length);
    overlay.upper.entries.set(path, { ...entry, path } as Entry);
  }
  return null;
}

/** rename(2) does nothing when both names are hard links of one file; those of a lower layer are taken for two files. */
const isSameFile = (a: Found, b: Found) =>
  a.type === 'file' && b.type === 'file' && inUpper(a) && a.entry.inode === b.entry.inode;

function replaceRefused(overlay: Overlay, source: Found, target: Found | null): Errno | null {
  if (!target) return null;
  if (source.type === 'file') return target.type === 'directory' ? 'EISDIR' : null;
  if (target.type === 'file') return 'ENOTDIR';
  return namesIn(overlay.stack, target.parts).length > 0 ? 'ENOTEMPTY' : null;
}

/**
 * What still lies below under the old name must be found from the new one (redirect), and a directory that is only in
 * the upper layer must not merge with what lies below its new name (opaque).
 */
function markBeforeMove(
  overlay: Overlay,
  from: string,
  to: string,
  found: Found,
  parent: FoundDirectory,
  effects: Effect[],
): void {
  const entry = overlay.upper.entries.get(from)!;
  if (entry.type === 'whiteout') return;
  const dataBelow = entry.type === 'file' ? entry.metacopy : isMergedOrLower(found as FoundDirectory);
  // A relative redirect would not hold for a hard link in another directory.
  const relative =
    parentOf(from) === parentOf(to) && (found.type === 'directory' || !hasLinks(overlay, found.data.inode));
  if (dataBelow && !(entry.redirect !== null && (relative || entry.redirect.startsWith('/')))) {
    const redirect = relative ? nameOf(from) : lowerPathOf(overlay, from);
    if (entry.type === 'file') changeInode(overlay, entry.inode, { redirect });
    else changeDirectory(overlay, from, { redirect });
    effects.push({ type: 'redirect', path: to, to: redirect });
  } else if (!dataBelow && entry.type === 'directory' && !entry.opaque && isMergedOrLower(parent)) {
    changeDirectory(overlay, from, { opaque: true });
    effects.push({ type: 'opaque', path: to });
  }
}

function hasLinks({ stack }: Overlay, inode: string): boolean {
  const entries = stack.flatMap((layer) => [...layer.entries.values()]);
  return entries.filter((entry) => entry.type === 'file' && entry.inode === inode).length > 1;
}

/** Where lower layers keep this name: each directory on the way under the name its redirect tells. */
function lowerPathOf(overlay: Overlay, path: string): string {
  let lower = '';
  for (const step of pathsTo(path)) {
    const entry = overlay.upper.entries.get(step);
    const redirect = entry && entry.type !== 'whiteout' ? entry.redirect : null;
    lower = redirect?.startsWith('/') ? redirect : `${lower}/${redirect ?? nameOf(step)}`;
  }
  return lower;
}
