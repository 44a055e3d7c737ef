import type { Piece } from '@/lib/domain/mock/match';

const MOST_LINES = 4;

/** Lines of somebody's notes with what was found in them marked: underlined, not by colour alone. */
export function Marked({ lines }: { lines: readonly (readonly Piece[])[] }) {
  return (
    <>
      {lines.slice(0, MOST_LINES).map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never move
        <p key={i} className="break-words">
          {line.map(({ text, marked }, j) =>
            marked ? (
              <mark
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line never move
                key={j}
                className="bg-transparent font-semibold text-ink underline decoration-action decoration-2"
              >
                {text}
              </mark>
            ) : (
              text
            ),
          )}
        </p>
      ))}
      {lines.length > MOST_LINES && <p>and {lines.length - MOST_LINES} lines more</p>}
    </>
  );
}
