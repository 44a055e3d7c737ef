'use client';
import { type CSSProperties, type ReactNode, useRef, useState } from 'react';
import type { Drawing } from '@/lib/client/diagrams';
import { Button } from './button';

/** Mermaid's own SVG, drawn in strict mode. Hidden from screen readers: who shows it says it in text. */
function Picture({ picture, ...rest }: { picture: Drawing; className?: string; style?: CSSProperties }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: Mermaid in strict mode sanitises what it draws
  return <div aria-hidden {...rest} dangerouslySetInnerHTML={{ __html: picture.svg }} />;
}

/** As wide as its place, and where words would be too small to read, wider: then it scrolls in its frame. */
export function PictureFrame({
  label,
  picture,
  className = '',
  children,
}: {
  label: string;
  picture: Drawing | undefined;
  className?: string;
  /** What stands below the picture, or in place of it. */
  children?: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that may scroll must be reachable by keyboard
      tabIndex={0}
      className={`diagram-frame overflow-x-auto ${className}`}
    >
      {picture && <Picture picture={picture} style={{ minWidth: picture.readableWidthPx }} />}
      {children}
    </section>
  );
}

/** Opens the picture over the whole screen. */
export function Enlarge({ title, picture }: { title: string; picture: Drawing }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [zoom, setZoom] = useState(1);
  return (
    <>
      <Button look="quiet" onClick={() => dialog.current?.showModal()}>
        Enlarge
      </Button>
      <dialog
        ref={dialog}
        aria-label={title}
        className="m-0 h-dvh max-h-none w-dvw max-w-none bg-paper text-ink"
      >
        <div className="flex h-full flex-col">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section aria-label="Picture" tabIndex={0} className="diagram-frame min-h-0 grow overflow-auto p-4">
            <div style={{ width: `${zoom * 100}%` }}>
              <Picture picture={picture} className="*:w-full!" />
            </div>
          </section>
          <div className="flex gap-2 border-t border-line p-3">
            <Button onClick={() => setZoom((z) => Math.max(1, z - 0.5))} disabled={zoom <= 1}>
              Smaller
            </Button>
            <Button onClick={() => setZoom((z) => Math.min(4, z + 0.5))} disabled={zoom >= 4}>
              Larger
            </Button>
            <Button className="ml-auto" onClick={() => dialog.current?.close()}>
              Close
            </Button>
          </div>
        </div>
      </dialog>
    </>
  );
}
