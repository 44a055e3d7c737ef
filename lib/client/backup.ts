/** Backup and restore over the store and files; loaded with Settings only. */
import { fail, ok, type Result } from '@/lib/base/result';
import { type Backup, type BackupProblem, backupPrinter, parseBackup } from '@/lib/interchange/backup';
import type { Progress, RestoreProblem, RestoreReport, StoreProblem } from '@/lib/store/port';
import { type SaveOutcome, saveAsFile } from './files';
import { recordings } from './recordings';
import { getRoot } from './root';

export interface BackupMade {
  parts: string[];
  name: string;
  events: number;
}

/** Prints the log and reads it back: what is handed out is known to be readable and whole. */
export async function makeBackup(
  progress?: Progress,
): Promise<Result<BackupMade, StoreProblem | { type: 'unreadable'; detail: string }>> {
  const { store, now } = getRoot();
  const at = now();
  const kept = await recordings.sizes();
  const printer = backupPrinter({
    exportedAt: at,
    app: process.env.NEXT_PUBLIC_BUILD_ID ?? 'development',
    blobs: kept.ok && kept.value.count > 0 ? 'left out' : 'none',
  });
  const exported = await store.exportEvents((events) => printer.add(events), progress);
  if (!exported.ok) return exported;
  const parts = printer.close();
  const read = parseBackup(await new Blob(parts).text());
  if (!read.ok) return fail({ type: 'unreadable', detail: read.error.detail });
  if (read.value.events.length !== exported.value) {
    return fail({
      type: 'unreadable',
      detail: `${read.value.events.length} of ${exported.value} events read back`,
    });
  }
  const name = `drydock-backup-${new Date(at).toISOString().slice(0, 10)}.json`;
  return ok({ parts, name, events: exported.value });
}

/** Hands the file out; only a share or a download counts as a backup made. */
export async function handOut(backup: BackupMade): Promise<SaveOutcome> {
  const outcome = await saveAsFile(backup.name, ...backup.parts);
  if (outcome !== 'cancelled') await getRoot().store.note({ lastBackupAt: getRoot().now() });
  return outcome;
}

export async function readBackup(file: File): Promise<Result<Backup, BackupProblem>> {
  return parseBackup(await file.text());
}

export const restoreBackup = (
  backup: Backup,
  progress?: Progress,
): Promise<Result<RestoreReport, RestoreProblem>> => getRoot().store.restore(backup.events, progress);

export const checkData = (progress?: Progress) => getRoot().store.check(progress);
