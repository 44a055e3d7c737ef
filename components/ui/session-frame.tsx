'use client';
/** What stands around every session: how far it is, undo, and what went wrong. */
import Link from 'next/link';
import { memo, useMemo } from 'react';
import type { SessionModel } from '@/lib/client/session-model';
import type { SessionView } from '@/lib/client/session-view';
import type { SessionStyle } from '@/lib/domain/review/event';
import { Button } from './button';

interface Progress {
  done: number;
  total: number;
  canUndo: boolean;
  style: SessionStyle;
}

export const progressOf = ({ done, total, canUndo, style }: SessionView): Progress => ({
  done,
  total,
  canUndo,
  style,
});

/** Drawn again only for another count: "saved" passes it by. */
export const TopLine = memo(function TopLine({
  done,
  total,
  canUndo,
  style,
  back,
  model,
}: Progress & { back: { href: string; name: string }; model: SessionModel }) {
  const share = total === 0 ? 0 : done / total;
  const link = useMemo(
    () => (
      <Link href={back.href} prefetch={false} className="label -ml-2 flex min-h-11 items-center px-2">
        {back.name}
      </Link>
    ),
    [back],
  );
  return (
    <div className="mb-4">
      <div className="flex flex-wrap items-center justify-between">
        {link}
        <div className="flex items-center gap-2">
          {total > 0 && (
            <p className="label">
              <span className="sr-only">Done: </span>
              {done} / {total}
            </p>
          )}
          {style === 'feedback' && (
            <Button look="quiet" className="label" disabled={!canUndo} onClick={() => void model.undo()}>
              Undo
            </Button>
          )}
        </div>
      </div>
      <div className="h-1.5 border-b border-line" aria-hidden>
        <div className="corrugated-progress h-1 text-action" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
});
