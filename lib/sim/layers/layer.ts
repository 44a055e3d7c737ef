/**
 * One layer as it lies on disk: a directory tree, kept as path → entry. Paths are absolute without a trailing slash;
 * the root is ''. Entries are never changed in place, so that a trace may keep them.
 */
export interface FileEntry {
  type: 'file';
  path: string;
  /** Names with the same inode are hard links of one file. */
  inode: string;
  /** Length as stat(2) tells it. */
  bytes: number;
  /** What its data takes in this layer. */
  diskBytes: number;
  /** A label that stands for the data. */
  content: string;
  mode: string;
  owner: string;
  mtimeS: number;
  /** trusted.overlay.metacopy: only metadata is here, the data lies in a lower layer. */
  metacopy: boolean;
  /** trusted.overlay.origin: copied up from a lower layer. */
  origin: boolean;
  redirect: string | null;
}

export interface DirectoryEntry {
  type: 'directory';
  path: string;
  mode: string;
  owner: string;
  mtimeS: number;
  origin: boolean;
  /** trusted.overlay.opaque=y: lower directories of this name are not looked at. */
  opaque: boolean;
  /** trusted.overlay.redirect: where the lower layers keep this directory. */
  redirect: string | null;
}

/** A character device 0:0: the name is gone, whatever lower layers hold. */
export interface WhiteoutEntry {
  type: 'whiteout';
  path: string;
}

export type Entry = FileEntry | DirectoryEntry | WhiteoutEntry;

export interface Layer {
  name: string;
  entries: Map<string, Entry>;
}

export const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
export const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
export const isUnder = (path: string, directory: string) => path.startsWith(`${directory}/`);

/** '/a/b' → ['/a', '/a/b'], so parents come before what is in them. */
export function pathsTo(path: string): string[] {
  const names = path.split('/').slice(1);
  return path === '' ? [] : names.map((_, i) => `/${names.slice(0, i + 1).join('/')}`);
}

export const directoryAt = (path: string): DirectoryEntry => ({
  type: 'directory',
  path,
  mode: '0755',
  owner: '0:0',
  mtimeS: 0,
  origin: false,
  opaque: false,
  redirect: null,
});

/** The extended attributes overlayfs keeps on an entry of the upper layer, as getfattr would list them. */
export function xattrsOf(entry: Entry): string[] {
  if (entry.type === 'whiteout') return [];
  const all = [
    entry.type === 'file' && entry.metacopy ? 'trusted.overlay.metacopy' : null,
    entry.type === 'directory' && entry.opaque ? 'trusted.overlay.opaque="y"' : null,
    entry.origin ? 'trusted.overlay.origin' : null,
    entry.redirect !== null ? `trusted.overlay.redirect=${JSON.stringify(entry.redirect)}` : null,
  ];
  return all.filter((name) => name !== null);
}

/** By path, in code-unit order: the same on every engine. */
export const sortedEntries = (layer: Layer): Entry[] =>
  [...layer.entries.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/** Disk space of a layer's data; hard links count once. */
export function diskBytesOf(layer: Layer): number {
  const inodes = new Map<string, number>();
  for (const entry of layer.entries.values())
    if (entry.type === 'file') inodes.set(entry.inode, entry.diskBytes);
  return [...inodes.values()].reduce((sum, bytes) => sum + bytes, 0);
}
