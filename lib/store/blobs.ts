/**
 * Recordings, outside the log and under their SHA-256, in a database of their own: a full or refused one never touches
 * what was answered, and the log's schema does not know it. What is being said is kept in pieces as it comes, and made
 * one recording at its end; pieces that a killed tab left, or a full disk, are a recording all the same.
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

interface ChunkRow {
  asking: string;
  /** 0, 1, 2 …: none is missing. */
  position: number;
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
  /**
   * Keeps a piece of what is being recorded. The first, of position 0, takes the place of pieces left of an earlier
   * time; any other is refused when the one before it is not there.
   */
  add(asking: string, position: number, piece: Blob, keptAt: number): Promise<Result<void, BlobProblem>>;
  /**
   * Makes one recording of the pieces of an asking, in place of the one it had; null when there are none. Where it
   * fails, no piece is lost: `get` and `ofAsking` find them as the recording they are.
   */
  join(asking: string, keptAt: number): Promise<Result<KeptBlob | null, BlobProblem>>;
  /** Askings beginning so that have pieces nobody joined, in their order. */
  leftOver(prefix: string): Promise<Result<string[], BlobProblem>>;
  /** Null when it is not on this device. */
  get(hash: string): Promise<Result<KeptBlob | null, BlobProblem>>;
  ofAsking(asking: string): Promise<Result<KeptBlob | null, BlobProblem>>;
  remove(hash: string): Promise<Result<void, BlobProblem>>;
  /** All of the askings beginning so. */
  removeUnder(prefix: string): Promise<Result<void, BlobProblem>>;
  /** Recordings, joined or not. */
  sizes(): Promise<Result<{ count: number; bytes: number }, BlobProblem>>;
  clear(): Promise<Result<void, BlobProblem>>;
  close(): void;
}

class BlobDb extends Dexie {
  declare blobs: Table<BlobRow, string>;
  declare chunks: Table<ChunkRow, [string, number]>;
  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ blobs: 'hash, asking' });
    this.version(2).stores({ chunks: '[asking+position], asking' });
  }
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function attempt<T>(work: () => Promise<T>): Promise<Result<T, BlobProblem>> {
  try {
    return ok(await work());
  } catch (error) {
    const { name: type, inner } = error as { name?: string; inner?: { name?: string } };
    const full = type === 'QuotaExceededError' || inner?.name === 'QuotaExceededError';
    return fail({ type: full ? 'full' : 'refused', detail: String(error) });
  }
}

/** `digest` is SHA-256 of bytes; the composition root has it from the browser. */
export function dexieBlobs(name: string, digest: (bytes: ArrayBuffer) => Promise<ArrayBuffer>): Blobs {
  const db = new BlobDb(name);
  const chunksOf = (asking: string) => db.chunks.where('asking').equals(asking);
  const leftOver = async (prefix: string) =>
    (await db.chunks.where('asking').startsWith(prefix).uniqueKeys()) as string[];

  /** What the pieces of an asking are together; null when there are none. */
  async function whole(asking: string) {
    const rows = await chunksOf(asking).sortBy('position');
    if (rows.length === 0) return null;
    const { type } = rows[0]!;
    const bytes = await new Blob(rows.map((row) => row.bytes)).arrayBuffer();
    return { hash: hex(await digest(bytes)), asking, type, bytes, pieces: rows.length };
  }
  const kept = ({ hash, bytes, type }: Pick<BlobRow, 'hash' | 'bytes' | 'type'>): KeptBlob => ({
    hash,
    blob: new Blob([bytes], { type }),
  });
  /** Pieces nobody joined have no hash by them: it is computed. */
  async function leftOverOf(hash: string) {
    for (const asking of await leftOver('')) {
      const found = await whole(asking);
      if (found?.hash === hash) return found;
    }
    return null;
  }

  return {
    add: (asking, position, piece, keptAt) =>
      attempt(async () => {
        const bytes = await piece.arrayBuffer();
        await db.transaction('rw', db.chunks, async () => {
          if (position === 0) await chunksOf(asking).delete();
          else if (!(await db.chunks.get([asking, position - 1]))) throw new Error('its beginning is gone');
          await db.chunks.add({ asking, position, keptAt, type: piece.type, bytes });
        });
      }),
    join: (asking, keptAt) =>
      attempt(async () => {
        // Before the transaction: it would not wait for the digest.
        const found = await whole(asking);
        if (!found) return null;
        const { pieces, ...row } = found;
        await db.transaction('rw', db.blobs, db.chunks, async () => {
          if ((await chunksOf(asking).count()) !== pieces) throw new Error('it is being recorded');
          await db.blobs.where('asking').equals(asking).delete();
          await db.blobs.put({ ...row, keptAt });
          await chunksOf(asking).delete();
        });
        return kept(row);
      }),
    leftOver: (prefix) => attempt(() => leftOver(prefix)),
    get: (hash) =>
      attempt(async () => {
        const found = (await db.blobs.get(hash)) ?? (await leftOverOf(hash));
        return found ? kept(found) : null;
      }),
    ofAsking: (asking) =>
      attempt(async () => {
        const found = (await whole(asking)) ?? (await db.blobs.where('asking').equals(asking).first());
        return found ? kept(found) : null;
      }),
    remove: (hash) =>
      attempt(async () => {
        const found = await leftOverOf(hash);
        await db.blobs.delete(hash);
        if (found) await chunksOf(found.asking).delete();
      }),
    removeUnder: (prefix) =>
      attempt(() =>
        db.transaction('rw', db.blobs, db.chunks, async () => {
          await db.blobs.where('asking').startsWith(prefix).delete();
          await db.chunks.where('asking').startsWith(prefix).delete();
        }),
      ),
    sizes: () =>
      attempt(async () => {
        let bytes = 0;
        const count = (row: { bytes: ArrayBuffer }) => {
          bytes += row.bytes.byteLength;
        };
        const joined = await db.blobs.count();
        await db.blobs.each(count);
        await db.chunks.each(count);
        return { count: joined + (await leftOver('')).length, bytes };
      }),
    clear: () =>
      attempt(() =>
        db.transaction('rw', db.blobs, db.chunks, async () => {
          await db.blobs.clear();
          await db.chunks.clear();
        }),
      ),
    close: () => db.close(),
  };
}
