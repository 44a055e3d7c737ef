import type { ReactNode } from 'react';

/** A part of a long screen that can be folded away, with what is worth knowing of it beside its title. */
export function Fold({
  title,
  beside,
  open = false,
  children,
}: {
  title: string;
  beside: string;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group border-b border-line">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3">
        <span aria-hidden className="mono w-3 text-center text-soft">
          <span className="group-open:hidden">+</span>
          <span className="hidden group-open:inline">−</span>
        </span>
        <h2 className="grow font-semibold">{title}</h2>
        <span className="label shrink-0">{beside}</span>
      </summary>
      <div className="pb-5">{children}</div>
    </details>
  );
}
