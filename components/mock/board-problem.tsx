'use client';
import type { ReactNode } from 'react';
import type { LiveDiagram } from '@/lib/client/use-live-diagram';
import { BOARD_KINDS, KIND_WORDS, type WrittenKind } from '@/lib/domain/mock/board/kind';
import { mistakeOf } from '@/lib/domain/mock/board/mistake';
import { Button } from '../ui/button';

const KINDS = BOARD_KINDS.map((kind) => KIND_WORDS[kind]);
const LIST = `${KINDS.slice(0, -1).join(', ')} and ${KINDS.at(-1)}`;

/** Why there is no picture of what is written now, and what to do; the words are kept in every case. */
export function BoardProblem({
  written,
  live,
  readOnly,
  onBegin,
  onRetry,
}: {
  written: WrittenKind;
  live: LiveDiagram;
  readOnly: boolean;
  /** Puts a first line before what is written. */
  onBegin: () => void;
  onRetry: () => void;
}) {
  if (written.type === 'other')
    return (
      <Words title={`${written.word} is not drawn here.`}>
        <p>This board draws {LIST}. What you wrote is kept.</p>
      </Words>
    );
  if (written.type === 'none')
    return (
      <Words title="The first line does not say what is drawn.">
        <p>It must be one of {LIST}.</p>
        {!readOnly && (
          <Button className="mt-2" onClick={onBegin}>
            Begin with {KIND_WORDS.flowchart}
          </Button>
        )}
      </Words>
    );
  if (written.type === 'empty' || !live.problem) return null;
  if (live.problem.type === 'missing')
    return (
      <Words title="The picture cannot be drawn now.">
        <p>What draws it could not be loaded. Your text is kept; try again with a connection.</p>
        <Button className="mt-2" onClick={onRetry}>
          Try again
        </Button>
      </Words>
    );
  const { line, text, advice } = mistakeOf(live.problem.detail, live.source);
  return (
    <Words title={line === null ? 'This text cannot be drawn.' : `Line ${line} is not understood.`}>
      {text && <p className="mono text-sm">{text}</p>}
      {advice && <p>{advice}</p>}
      <details className="text-sm text-soft">
        <summary className="cursor-pointer py-3 leading-5">Mermaid’s words</summary>
        <p className="mono whitespace-pre-wrap">{live.problem.detail}</p>
      </details>
    </Words>
  );
}

function Words({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-md border border-warn bg-surface px-3 pt-2.5 pb-2">
      <p className="font-semibold">{title}</p>
      {children}
    </div>
  );
}
