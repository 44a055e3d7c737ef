'use client';
import { useDiagram } from '@/lib/client/use-diagram';
import { Enlarge, PictureFrame } from './picture';

/** The picture with its text equivalent; wide ones scroll, and a tap opens it over the whole screen. */
export function Diagram({ slug }: { slug: string }) {
  const { diagram, picture, error } = useDiagram(slug);
  const title = diagram?.title ?? 'Diagram';
  return (
    <figure className="my-4 rounded-md border border-line p-3">
      <figcaption className="label mb-2">{title}</figcaption>
      <PictureFrame label={`Picture: ${title}`} picture={picture} className="min-h-40">
        {error && <p className="text-soft">The picture could not be drawn here; below it is in words.</p>}
      </PictureFrame>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <details className="min-w-0 grow" open={error !== null}>
          <summary className="cursor-pointer py-2 text-soft">In words</summary>
          <p>{diagram?.text}</p>
        </details>
        {picture && <Enlarge title={title} picture={picture} />}
      </div>
    </figure>
  );
}
