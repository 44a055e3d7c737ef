import type { NoteBlock } from '@/lib/domain/bank/note';
import { Diagram } from '../ui/diagram';
import { Html, HtmlSpan } from '../ui/html';
import { AskLink } from './ask-link';

/** One block of a note and, below it, the way to the question that asks for it. */
export function NoteBlockView({ block, id }: { block: NoteBlock; id: string }) {
  switch (block.type) {
    case 'heading':
      return (
        <h2 className="mt-6 mb-4 border-t border-line pt-6 text-xl font-semibold first:mt-0">
          <HtmlSpan html={block.html} />
        </h2>
      );
    case 'prose':
      return (
        <div>
          <Html html={block.html} id={id} />
          <AskLink ask={block.ask} about={id} />
        </div>
      );
    case 'diagram':
      return (
        <div>
          <Diagram slug={block.diagram} />
          <Html html={block.html} id={id} />
          <AskLink ask={block.ask} about={id} />
        </div>
      );
    case 'misconception':
      return (
        <div className="mb-3 border-l-2 border-wrong pl-4">
          <h3 id={id} className="mb-1 flex gap-2.5 font-semibold">
            <span aria-hidden className="mono shrink-0 text-wrong">
              ✕
            </span>
            <span className="sr-only">Not so: </span>
            <HtmlSpan html={block.title} className="min-w-0" />
          </h3>
          <Html html={block.html} />
          <AskLink ask={block.ask} about={id} />
        </div>
      );
  }
}
