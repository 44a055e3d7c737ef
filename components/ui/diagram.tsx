'use client';
import { type CSSProperties, useRef, useState } from 'react';
import type { Drawing } from '@/lib/client/diagrams';
import { useDiagram } from '@/lib/client/use-diagram';
import { Button } from './button';

/** Mermaid's own SVG, drawn in strict mode from the bank's diagrams. */
function Picture({ picture, ...rest }: { picture: Drawing; className?: string; style?: CSSProperties }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: Mermaid in strict mode sanitises what it draws
  return <div aria-hidden {...rest} dangerouslySetInnerHTML={{ __html: picture.svg }} />;
}

/** The picture with its text equivalent; wide ones scroll, and a tap opens it over the whole screen. */
export function Diagram({ slug }: { slug: string }) {
  const { diagram, picture, error } = useDiagram(slug);
  const title = diagram?.title ?? 'Diagram';
  const dialog = useRef<HTMLDialogElement>(null);
  const [zoom, setZoom] = useState(1);
  return (
    <figure className="my-4 rounded-md border border-line p-3">
      <figcaption className="label mb-2">{title}</figcaption>
      <section
        aria-label={`Picture: ${title}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that may scroll must be reachable by keyboard
        tabIndex={0}
        className="diagram-frame min-h-40 overflow-x-auto"
      >
        {picture && <Picture picture={picture} style={{ minWidth: picture.readableWidthPx }} />}
        {error && <p className="text-soft">The picture could not be drawn here; below it is in words.</p>}
      </section>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <details className="min-w-0 grow" open={error !== null}>
          <summary className="cursor-pointer py-2 text-soft">In words</summary>
          <p>{diagram?.text}</p>
        </details>
        {picture && (
          <Button look="quiet" onClick={() => dialog.current?.showModal()}>
            Enlarge
          </Button>
        )}
      </div>
      <dialog
        ref={dialog}
        aria-label={title}
        className="m-0 h-dvh max-h-none w-dvw max-w-none bg-paper text-ink"
      >
        <div className="flex h-full flex-col">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section aria-label="Picture" tabIndex={0} className="diagram-frame min-h-0 grow overflow-auto p-4">
            <div style={{ width: `${zoom * 100}%` }}>
              {picture && <Picture picture={picture} className="*:w-full!" />}
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
    </figure>
  );
}
