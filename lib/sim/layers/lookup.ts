/**
 * How overlayfs finds a name: each layer of the directory is asked from the top; a whiteout or an opaque directory ends
 * the search, directories of one name merge. Follows Documentation/filesystems/overlayfs.rst, "Directories", "whiteouts
 * and opaque directories", "redirect_dir", "metadata only copy up". Reads layers, changes none.
 */
import {
  type DirectoryEntry,
  type Entry,
  type FileEntry,
  type Layer,
  nameOf,
  parentOf,
  pathsTo,
} from './layer';

/** Layers from the top: [upper, top lower, …, bottom lower]. */
export type Stack = readonly Layer[];

/** A directory or file in one layer; its path there differs from the merged one below a redirect. */
export interface Part {
  layer: number;
  path: string;
}

export interface FoundFile {
  type: 'file';
  part: Part;
  entry: FileEntry;
  /** Where the data is: the same entry unless this one is a metacopy. */
  data: FileEntry;
}

export interface FoundDirectory {
  type: 'directory';
  /** From the top; more than one makes a merged directory. */
  parts: Part[];
  entry: DirectoryEntry;
}

export type Found = FoundFile | FoundDirectory;

export function find(stack: Stack, path: string): Found | null {
  let found: Found = findRoot(stack);
  for (const step of pathsTo(path)) {
    if (found.type === 'file') return null;
    const next = findIn(stack, found.parts, nameOf(step));
    if (!next) return null;
    found = next;
  }
  return found;
}

/** Why there is nothing at this path: a name on the way is a file, or is not there. */
export function missing(stack: Stack, path: string): 'ENOTDIR' | 'ENOENT' {
  return pathsTo(parentOf(path)).some((step) => find(stack, step)?.type === 'file') ? 'ENOTDIR' : 'ENOENT';
}

function findRoot(stack: Stack): FoundDirectory {
  const entry = stack[0]!.entries.get('') as DirectoryEntry;
  return { type: 'directory', parts: stack.map((_, layer) => ({ layer, path: '' })), entry };
}

/** One name in the directories `parts`. */
export function findIn(stack: Stack, parts: readonly Part[], name: string): Found | null {
  const directories: { part: Part; entry: DirectoryEntry }[] = [];
  let metacopy: { part: Part; entry: FileEntry } | null = null;
  let rest = parts.map((part) => ({ layer: part.layer, path: `${part.path}/${name}` }));
  while (rest.length > 0) {
    const part = rest.shift()!;
    const entry = stack[part.layer]!.entries.get(part.path);
    if (entry?.type === 'whiteout') break;
    if (entry?.type === 'file') {
      if (directories.length > 0) break;
      if (metacopy) return { type: 'file', ...metacopy, data: entry };
      if (!entry.metacopy) return { type: 'file', part, entry, data: entry };
      metacopy = { part, entry };
    }
    if (entry?.type === 'directory') {
      if (metacopy) break;
      directories.push({ part, entry });
      if (entry.opaque) break;
    }
    if (entry && entry.redirect !== null) rest = redirected(stack, part.layer, rest, entry.redirect);
  }
  const top = directories[0];
  return top ? { type: 'directory', parts: directories.map((d) => d.part), entry: top.entry } : null;
}

/**
 * A redirect names the place from the root of the overlay, or a sibling when it holds no slash. From the root, each layer
 * below is asked, until one hides the rest on the way there.
 */
function redirected(stack: Stack, above: number, rest: Part[], redirect: string): Part[] {
  if (!redirect.startsWith('/'))
    return rest.map((part) => ({ ...part, path: `${parentOf(part.path)}/${redirect}` }));
  const below = stack.map((_, layer) => ({ layer, path: redirect })).slice(above + 1);
  const last = below.findIndex((part) => hidesBelow(stack[part.layer]!, part.path));
  return last < 0 ? below : below.slice(0, last + 1);
}

/** A whiteout or an opaque directory on the way to a path, within one layer. */
function hidesBelow(layer: Layer, path: string): boolean {
  return pathsTo(parentOf(path)).some((step) => {
    const entry = layer.entries.get(step);
    return entry?.type === 'whiteout' || (entry?.type === 'directory' && entry.opaque);
  });
}

type Children = ReadonlyMap<string, string[]>;

function childrenOf(layer: Layer): Children {
  const children = new Map<string, string[]>();
  for (const { path } of layer.entries.values()) {
    const siblings = children.get(parentOf(path));
    if (path !== '' && siblings) siblings.push(nameOf(path));
    else if (path !== '') children.set(parentOf(path), [nameOf(path)]);
  }
  return children;
}

/** Names in a merged directory, sorted. */
export function namesIn(stack: Stack, parts: readonly Part[], children = stack.map(childrenOf)): string[] {
  const names = new Set(parts.flatMap(({ layer, path }) => children[layer]!.get(path) ?? []));
  return [...names].filter((name) => findIn(stack, parts, name) !== null).sort();
}

/** One line of the merged view: what a process in the container sees, and which layer it comes from. */
export interface MergedRow {
  path: string;
  type: 'file' | 'directory';
  bytes: number;
  content: string;
  mode: string;
  owner: string;
  /** Layers it comes from, from the top; several for a merged directory, metadata and data for a metacopy. */
  from: string[];
}

/** The merged tree below the root, directories before what is in them. */
export function mergedRows(stack: Stack): MergedRow[] {
  const rows: MergedRow[] = [];
  const children = stack.map(childrenOf);
  const walk = (directory: string, parts: readonly Part[]) => {
    for (const name of namesIn(stack, parts, children)) {
      const path = `${directory}/${name}`;
      const found = findIn(stack, parts, name)!;
      rows.push(rowOf(stack, path, found));
      if (found.type === 'directory') walk(path, found.parts);
    }
  };
  walk('', findRoot(stack).parts);
  return rows;
}

function rowOf(stack: Stack, path: string, found: Found): MergedRow {
  const { type, entry } = found;
  const from =
    type === 'directory'
      ? found.parts.map((part) => stack[part.layer]!.name)
      : [...new Set([stack[found.part.layer]!.name, layerOf(stack, found.data)])];
  return {
    path,
    type,
    bytes: type === 'file' ? found.entry.bytes : 0,
    content: type === 'file' ? found.data.content : '',
    mode: entry.mode,
    owner: entry.owner,
    from,
  };
}

const layerOf = (stack: Stack, entry: Entry) =>
  stack.find((layer) => layer.entries.get(entry.path) === entry)!.name;
