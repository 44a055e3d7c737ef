'use client';
import type { LiveDiagram } from '@/lib/client/use-live-diagram';
import type { WrittenKind } from '@/lib/domain/mock/board/kind';
import { Enlarge, PictureFrame } from '../ui/picture';

/** What is drawn of the text, or what was drawn of it before its mistake, or how to begin. */
export function BoardPicture({
  written,
  live,
  readOnly,
}: {
  written: WrittenKind;
  live: LiveDiagram;
  readOnly: boolean;
}) {
  if (written.type === 'empty')
    return (
      <p className="rounded-md border border-dashed border-edge p-4 text-soft">
        {readOnly
          ? 'Nothing was drawn.'
          : 'Nothing is drawn yet. Tap a template, or write “flowchart TD” and below it one arrow a line: client --> proxy. The picture comes here as you write.'}
      </p>
    );
  const picture = live.picture ?? undefined;
  const failed = live.problem !== null || written.type !== 'kind';
  // Nothing was drawn before either: the words about the text say it all.
  if (!picture && failed) return null;
  return (
    <figure className={`rounded-md border p-3 ${failed ? 'border-dashed border-warn' : 'border-line'}`}>
      <figcaption className="label mb-2">{failed ? 'As it was before' : 'Picture'}</figcaption>
      <PictureFrame
        label="Picture of the diagram; its text says the same"
        picture={picture}
        className="min-h-24"
      />
      {picture && (
        <div className="mt-1 flex justify-end">
          <Enlarge title="The diagram you drew" picture={picture} />
        </div>
      )}
    </figure>
  );
}
