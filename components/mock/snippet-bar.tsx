'use client';
import type { Snippet } from '@/lib/domain/mock/board/snippet';

/** Keys that put pieces of Mermaid at the cursor. While a phone's keyboard is up they stand right above it. */
export function SnippetBar({
  snippets,
  aboveKeyboardPx,
  onTap,
}: {
  snippets: readonly Snippet[];
  /** What a phone's keyboard covers while the text is written; 0 where there is none. */
  aboveKeyboardPx: number;
  onTap: (snippet: Snippet) => void;
}) {
  const floats = aboveKeyboardPx > 0;
  return (
    <div
      role="toolbar"
      aria-label="Put in at the cursor"
      style={floats ? { bottom: aboveKeyboardPx } : undefined}
      className={
        floats
          ? 'fixed inset-x-0 z-30 flex gap-1.5 overflow-x-auto border-t border-line bg-paper px-2 py-1.5'
          : 'mt-2 flex flex-wrap gap-1.5'
      }
    >
      {snippets.map((snippet) => (
        <button
          key={snippet.label}
          type="button"
          aria-label={snippet.name}
          title={snippet.name}
          // The text keeps the focus, and a phone its keyboard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTap(snippet)}
          className="mono min-h-11 min-w-11 shrink-0 cursor-pointer rounded-md border border-edge bg-surface px-2.5 text-sm"
        >
          {snippet.label}
        </button>
      ))}
    </div>
  );
}
