/**
 * Recordings, outside the log and under their SHA-256, in a database of their own: a full or refused one never touches
 * what was answered, and the log's schema does not know it.
 */
import Dexie, { type Table } from 'dexie';
import { fail, ok, type Result } from '@/lib/base/result';

interface BlobRow {
  /** SHA-256 of the bytes, lower-case hex; what events name it by. */
  hash: string;
  /** The asking it was made for, so that a tab that was killed finds it again. */
  asking: string;
  keptAt: number;
  type: string;
  bytes: ArrayBuffer;
}

export interface KeptBlob {
  hash: string;
  blob: Blob;
}

export interface BlobProblem {
  type: 'full' | 'refused';
  detail: string;
}

export interface Blobs {
  /** Keeps a blob for an asking in place of the one it had. */
  keep(asking: string, blob: Blob, keptAt: number): Promise<Result<KeptBlob, BlobProblem>>;
  /** Null when it is not on this device. */
  get(hash: string): Promise<Result<KeptBlob | null, BlobProblem>>;
  ofAsking(asking: string): Promise<Result<KeptBlob | null, BlobProblem>>;
  sizes(): Promise<Result<{ count: number; bytes: number }, BlobProblem>>;
  clear(): Promise<Result<void, BlobProblem>>;
  close(): void;
}

class BlobDb extends Dexie {
  declare blobs: Table<BlobRow, string>;
  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ blobs: 'hash, asking' });
  }
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** `digest` is SHA-256 of bytes; the composition root has it from the browser. */
export function dexieBlobs(name: string, digest: (bytes: ArrayBuffer) => Promise<ArrayBuffer>): Blobs {
  const db = new BlobDb(name);

  async function attempt<T>(work: () => Promise<T>): Promise<Result<T, BlobProblem>> {
    try {
      return ok(await work());
    } catch (error) {
      const { name: type, inner } = error as { name?: string; inner?: { name?: string } };
      const full = type === 'QuotaExceededError' || inner?.name === 'QuotaExceededError';
      return fail({ type: full ? 'full' : 'refused', detail: String(error) });
    }
  }
  const kept = (row: BlobRow | undefined): KeptBlob | null =>
    row ? { hash: row.hash, blob: new Blob([row.bytes], { type: row.type }) } : null;

  return {
    keep: (asking, blob, keptAt) =>
      attempt(async () => {
        const bytes = await blob.arrayBuffer();
        const hash = hex(await digest(bytes));
        await db.transaction('rw', db.blobs, async () => {
          await db.blobs.where('asking').equals(asking).delete();
          await db.blobs.put({ hash, asking, keptAt, type: blob.type, bytes });
        });
        return { hash, blob };
      }),
    get: (hash) => attempt(async () => kept(await db.blobs.get(hash))),
    ofAsking: (asking) => attempt(async () => kept(await db.blobs.where('asking').equals(asking).first())),
    sizes: () =>
      attempt(async () => {
        let count = 0;
        let bytes = 0;
        await db.blobs.each((row) => {
          count++;
          bytes += row.bytes.byteLength;
        });
        return { count, bytes };
      }),
    clear: () => attempt(() => db.blobs.clear()),
    close: () => db.close(),
  };
}
