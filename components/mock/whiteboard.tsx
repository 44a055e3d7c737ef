'use client';
import { useId, useRef } from 'react';
import { applyEdit } from '@/lib/client/text-edit';
import { useLiveDiagram } from '@/lib/client/use-live-diagram';
import { KIND_WORDS, kindOf } from '@/lib/domain/mock/board/kind';
import { Terminal } from '../ui/terminal';
import { BoardPicture } from './board-picture';
import { BoardProblem } from './board-problem';
import { BoardText } from './board-text';
import { TemplateList } from './template-list';

/** Mermaid's source and, while it is written, its picture. The source is the picture's text equivalent. */
export function Whiteboard({
  text,
  onChange,
  readOnly = false,
}: {
  text: string;
  onChange(text: string): void;
  readOnly?: boolean;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const written = kindOf(text);
  const live = useLiveDiagram(written.type === 'kind' ? text : written.type === 'empty' ? '' : null);
  const replace = (next: string) => {
    const { current } = field;
    // A finger wants to see the picture, not the keyboard, which the focus would bring up.
    if (!current || matchMedia('(pointer: coarse)').matches) return onChange(next);
    const end = { selectFrom: next.length, selectTo: next.length };
    applyEdit(current, { from: 0, to: current.value.length, insert: next, ...end });
  };
  return (
    <section aria-label="Whiteboard" className="@container">
      <div
        className={`grid grid-cols-[minmax(0,1fr)] gap-3 ${readOnly ? '' : '@3xl:grid-cols-2 @3xl:gap-5'}`}
      >
        {!readOnly && (
          <div className="min-w-0">
            <TemplateList text={text} onReplace={replace} />
            <BoardText id={id} field={field} text={text} written={written} onChange={onChange} />
          </div>
        )}
        <div className="min-w-0">
          <div id={`${id}-state`} role="status" className="mb-2 empty:hidden">
            <BoardProblem
              written={written}
              live={live}
              readOnly={readOnly}
              onBegin={() => replace(`${KIND_WORDS.flowchart}\n${text}`)}
              onRetry={live.retry}
            />
          </div>
          <BoardPicture written={written} live={live} readOnly={readOnly} />
          {readOnly && written.type !== 'empty' && (
            <details className="mt-2">
              <summary className="cursor-pointer py-2.5 text-soft">As text</summary>
              <Terminal title="Mermaid" text={text} />
            </details>
          )}
        </div>
      </div>
    </section>
  );
}
