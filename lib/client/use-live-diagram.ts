'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Drawing, EngineMissing, renderDiagram } from './diagrams';
import { latestOnly } from './latest-only';
import { useTheme } from './theme';

/** A pause in typing. */
const SETTLED_MS = 350;

export interface LiveDiagram {
  /** Of the last text that could be drawn; null before the first. */
  picture: Drawing | null;
  /** The text the picture or the problem is of. */
  source: string;
  /** `mistake`: Mermaid's words about the text. `missing`: the engine could not be loaded. */
  problem: { type: 'mistake' | 'missing'; detail: string } | null;
}

const NOTHING: LiveDiagram = { picture: null, source: '', problem: null };

/**
 * The picture of a text that is being written, drawn after a pause and again for another theme. While the text has a
 * mistake the last picture stays. Null draws nothing and keeps what is there; '' takes it away.
 */
export function useLiveDiagram(source: string | null): LiveDiagram & { retry(): void } {
  const theme = useTheme();
  const [live, setLive] = useState(NOTHING);
  const [tries, setTries] = useState(0);
  const wanted = useRef(source);
  const draw = useMemo(
    () =>
      latestOnly(async (text: string) => {
        const next = await renderDiagram(text).then(
          (picture) => ({ picture, problem: null }),
          (error: unknown) => ({
            problem: {
              type: error instanceof EngineMissing ? ('missing' as const) : ('mistake' as const),
              detail: error instanceof Error ? error.message : String(error),
            },
          }),
        );
        // Emptied, or of another kind, while it was drawn.
        if (wanted.current !== '' && wanted.current !== null)
          setLive((last) => ({ ...last, ...next, source: text }));
      }),
    [],
  );
  const drawnOnce = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme or try draws the same text again
  useEffect(() => {
    wanted.current = source;
    if (source === null) return;
    if (source === '') {
      setLive(NOTHING);
      return;
    }
    const timer = setTimeout(() => draw(source), drawnOnce.current ? SETTLED_MS : 0);
    drawnOnce.current = true;
    return () => clearTimeout(timer);
  }, [source, theme, tries, draw]);
  return { ...live, retry: () => setTries((n) => n + 1) };
}
