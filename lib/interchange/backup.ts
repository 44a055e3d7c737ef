/**
 * The backup: the whole log as one JSON file. Read back before it is called a backup; refused whole when anything in it
 * is wrong, so that a restore never leaves half a file behind.
 */
import { canonical } from '@/lib/base/canonical';
import { fail, ok, type Result } from '@/lib/base/result';
import type { StoredEvent } from '@/lib/domain/review/event';
import { asEvent, eventProblem } from './event-shape';

export const BACKUP_FORMAT = 'drydock-backup';
export const BACKUP_VERSION = 1;

export interface BackupHead {
  format: typeof BACKUP_FORMAT;
  version: number;
  /** Milliseconds since 1970. */
  exportedAt: number;
  /** Build that wrote it. */
  app: string;
  /** Recordings live outside the log, under their SHA-256; a backup says that there were some and leaves them out. */
  blobs: 'none' | 'left out';
}

export interface Backup extends BackupHead {
  events: StoredEvent[];
}

export const BACKUP_PROBLEMS = [
  'empty',
  'not-json',
  'truncated',
  'foreign',
  'newer',
  'bad-event',
  'miscounted',
  'twice',
] as const;
export interface BackupProblem {
  type: (typeof BACKUP_PROBLEMS)[number];
  /** Where in the file, and what. */
  detail: string;
}

/** The file in parts, so that a long log is never one string: a head, events in pieces, a count that closes it. */
export function backupPrinter(head: Omit<BackupHead, 'format' | 'version'>) {
  const opening = JSON.stringify({ format: BACKUP_FORMAT, version: BACKUP_VERSION, ...head });
  const parts: string[] = [`${opening.slice(0, -1)},"events":[`];
  let count = 0;
  return {
    add(events: readonly StoredEvent[]) {
      const text = events.map((e) => JSON.stringify(e)).join(',\n');
      if (text) parts.push(count === 0 ? `\n${text}` : `,\n${text}`);
      count += events.length;
    },
    close(): string[] {
      parts.push(`\n],"count":${count}}\n`);
      return parts;
    },
  };
}

export function parseBackup(text: string): Result<Backup, BackupProblem> {
  if (text.trim() === '') return fail({ type: 'empty', detail: 'the file is empty' });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const ours = text.slice(0, 200).includes(`"${BACKUP_FORMAT}"`);
    return fail({ type: ours ? 'truncated' : 'not-json', detail: (error as Error).message });
  }
  const file = raw as Partial<Backup> & { count?: unknown };
  if (
    typeof raw !== 'object' ||
    raw === null ||
    file.format !== BACKUP_FORMAT ||
    !Array.isArray(file.events)
  ) {
    return fail({ type: 'foreign', detail: `"format" is not "${BACKUP_FORMAT}"` });
  }
  if (typeof file.version !== 'number' || file.version > BACKUP_VERSION) {
    return fail({
      type: 'newer',
      detail: `version ${String(file.version)}; this app reads up to ${BACKUP_VERSION}`,
    });
  }
  const seen = new Map<string, StoredEvent>();
  for (const [position, value] of file.events.entries()) {
    const problem = eventProblem(value);
    if (problem) return fail({ type: 'bad-event', detail: `event ${position + 1} ${problem}` });
    const event = asEvent(value);
    const earlier = seen.get(event.id);
    if (earlier && canonical(earlier) !== canonical(event)) {
      return fail({
        type: 'twice',
        detail: `event ${position + 1} has an id used before with other content`,
      });
    }
    seen.set(event.id, event);
  }
  if (file.count !== file.events.length) {
    return fail({
      type: 'miscounted',
      detail: `${file.events.length} events, the file says ${String(file.count)}`,
    });
  }
  const { format, version, exportedAt = 0, app = '', blobs = 'none' } = file;
  return ok({ format, version, exportedAt, app, blobs, events: [...seen.values()] });
}
