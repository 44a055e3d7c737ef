'use client';
import Link from 'next/link';
import { useEffect } from 'react';
import { askToPersist } from '@/lib/client/persistence';
import type { TodayView } from '@/lib/client/today-query';

/** Something to lose: this many answers, and a week without a backup. */
const ENOUGH_ANSWERS = 50;
const WEEK_MS = 7 * 24 * 60 * 60_000;
/** From this many on there is something to keep, so the browser is asked to. */
const ASK_AFTER_ANSWERS = 10;

export function BackupNudge({ view }: { view: TodayView }) {
  const { answers, lastBackupAt, now, durable } = view;
  useEffect(() => {
    if (durable && answers >= ASK_AFTER_ANSWERS) void askToPersist();
  }, [durable, answers]);
  const due = answers >= ENOUGH_ANSWERS && (lastBackupAt === null || now - lastBackupAt > WEEK_MS);
  if (!due) return null;
  return (
    <p className="mt-6 rounded-md border border-warn bg-surface p-3">
      {lastBackupAt === null
        ? 'Your answers have no backup yet.'
        : 'The last backup is more than a week old.'}{' '}
      A browser may clear what it keeps.{' '}
      <Link className="font-semibold underline" href="/settings#backup">
        Back up now
      </Link>
    </p>
  );
}
