'use client';
import { type ReactNode, useState } from 'react';

/**
 * A part of a long screen that can be folded away, with what is worth knowing of it beside its title. What was never opened
 * is not drawn.
 */
export function Fold({
  title,
  beside,
  open = false,
  heading: Heading = 'h2',
  children,
}: {
  title: ReactNode;
  beside: string;
  open?: boolean;
  /** By how deep it stands in the page. */
  heading?: 'h2' | 'h3' | 'h4';
  children: ReactNode;
}) {
  const [wasOpen, setWasOpen] = useState(open);
  return (
    <details
      open={open}
      onToggle={(event) => event.currentTarget.open && setWasOpen(true)}
      className="border-b border-line"
    >
      <summary className="flex min-h-12 cursor-pointer list-none flex-wrap items-center gap-x-3 py-2">
        <span aria-hidden className="mono w-3 shrink-0 text-center text-soft">
          <span className="in-[[open]>summary]:hidden">+</span>
          <span className="hidden in-[[open]>summary]:inline">−</span>
        </span>
        <Heading className="min-w-0 grow basis-2/5 font-semibold">{title}</Heading>
        <span className="label max-w-full shrink-0">{beside}</span>
      </summary>
      <div className="pb-5">{wasOpen && children}</div>
    </details>
  );
}
