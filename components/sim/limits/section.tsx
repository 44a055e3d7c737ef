'use client';
import { type ReactNode, useState } from 'react';

/** A part that opens: its name, and what it comes to while it is shut. What is shut is not drawn, so it costs a slider nothing. */
export function Section({
  name,
  said,
  open = false,
  children,
}: {
  name: string;
  said?: string;
  /** At first, and again whenever this turns true. */
  open?: boolean;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(open);
  const [asked, setAsked] = useState(open);
  if (asked !== open) {
    setAsked(open);
    if (open) setOpen(true);
  }
  return (
    <details
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="border-b border-line"
    >
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 py-2">
        <span className="font-semibold">{name}</span>
        <span className="mono min-w-0 truncate text-sm text-soft">{said}</span>
      </summary>
      {isOpen && <div className="pb-3">{children}</div>}
    </details>
  );
}
