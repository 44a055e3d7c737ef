/** Operations on a file itself: open, read, write, truncate, chmod, chown, utime. Errors are values and change nothing. */
import type { Operation } from './disk-scenario';
import type { Errno } from './errno';
import type { FileEntry } from './layer';
import { find, missing } from './lookup';
import type { NameOperation } from './name-operations';
import {
  changeDirectory,
  changeInode,
  copyUpDirectory,
  copyUpFile,
  type Effect,
  type Overlay,
} from './overlay';

export type FileOperation = Exclude<Operation, NameOperation>;

export function changeFile(overlay: Overlay, op: FileOperation, effects: Effect[]): Errno | null {
  const found = find(overlay.stack, op.path);
  if (!found) return missing(overlay.stack, op.path);
  if (op.type === 'stat') return null;
  if (op.type === 'chmod' || op.type === 'chown' || op.type === 'utime') {
    const change = metadataOf(op);
    if (found.type === 'directory') {
      copyUpDirectory(overlay, op.path, effects);
      changeDirectory(overlay, op.path, change);
      return null;
    }
    copyUpFile(overlay, op.path, found, 'metadata', effects);
    changeInode(overlay, upperFile(overlay, op.path).inode, change);
    return null;
  }
  if (found.type === 'directory') return op.type === 'open' && op.as === 'reading' ? null : 'EISDIR';
  if (op.type === 'read' || (op.type === 'open' && op.as === 'reading')) return null;
  const truncates = op.type === 'open' && op.as === 'truncating';
  copyUpFile(overlay, op.path, found, truncates ? 'empty' : 'whole', effects);
  const copy = upperFile(overlay, op.path);
  changeInode(overlay, copy.inode, dataAfter(op, copy));
  return null;
}

function metadataOf(op: Extract<FileOperation, { type: 'chmod' | 'chown' | 'utime' }>) {
  switch (op.type) {
    case 'chmod':
      return { mode: op.mode };
    case 'chown':
      return { owner: op.owner };
    case 'utime':
      return { mtimeS: op.mtimeS };
  }
}

/** What the operation leaves in a file that now lies in the upper layer. Growth by truncate(2) is a hole. */
function dataAfter(op: FileOperation, entry: FileEntry): Partial<FileEntry> {
  const { bytes, diskBytes, content } = entry;
  switch (op.type) {
    case 'write':
      return {
        bytes: Math.max(bytes, op.bytes),
        diskBytes: Math.max(diskBytes, op.bytes),
        content: op.content,
      };
    case 'append':
      return {
        bytes: bytes + op.bytes,
        diskBytes: diskBytes + op.bytes,
        content: `${content}+${op.content}`,
      };
    case 'truncate':
      return { bytes: op.bytes, diskBytes: Math.min(diskBytes, op.bytes) };
    case 'open':
      return op.as === 'truncating' ? { bytes: 0, diskBytes: 0, content: '' } : {};
    default:
      return {};
  }
}

const upperFile = (overlay: Overlay, path: string) => overlay.upper.entries.get(path) as FileEntry;
