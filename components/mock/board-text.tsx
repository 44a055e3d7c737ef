'use client';
import { type RefObject, useEffect, useState } from 'react';
import { useKeyboardInset } from '@/lib/client/keyboard-inset';
import { applyEdit } from '@/lib/client/text-edit';
import type { WrittenKind } from '@/lib/domain/mock/board/kind';
import { BEGINNINGS, editOf, SNIPPETS, type Snippet } from '@/lib/domain/mock/board/snippet';
import { SnippetBar } from './snippet-bar';

const snippetsFor = (written: WrittenKind): readonly Snippet[] =>
  written.type === 'empty' ? BEGINNINGS : SNIPPETS[written.type === 'kind' ? written.kind : 'flowchart'];

/** The source of the diagram, with keys for what a phone's keyboard has in its last corner. */
export function BoardText({
  id,
  field,
  text,
  written,
  onChange,
}: {
  /** Of the textarea; what is said about the text has the id with `-state`. */
  id: string;
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  written: WrittenKind;
  onChange: (text: string) => void;
}) {
  const [writing, setWriting] = useState(false);
  const inset = useKeyboardInset();
  const aboveKeyboardPx = writing ? inset : 0;
  const byKeyboard = aboveKeyboardPx > 0;
  // Text, keys and the beginning of the picture share what the keyboard leaves.
  useEffect(() => {
    if (byKeyboard) field.current?.scrollIntoView({ block: 'start' });
  }, [byKeyboard, field]);
  const tap = (snippet: Snippet) => {
    const { current } = field;
    if (!current) return;
    applyEdit(current, editOf(snippet, current.value, current.selectionStart, current.selectionEnd));
  };
  return (
    <>
      <label htmlFor={id} className="label mb-1 block">
        Diagram, in Mermaid
      </label>
      <textarea
        ref={field}
        id={id}
        value={text}
        rows={8}
        onChange={(event) => onChange(event.target.value)}
        onFocus={() => setWriting(true)}
        onBlur={() => setWriting(false)}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-describedby={`${id}-state`}
        placeholder={'flowchart TD\n  client --> proxy'}
        className={`mono block w-full scroll-mt-20 rounded-md border border-edge bg-surface p-3 text-base leading-6 placeholder:text-soft ${
          byKeyboard ? 'h-40' : 'field-sizing-content max-h-96 min-h-44'
        }`}
      />
      <SnippetBar snippets={snippetsFor(written)} aboveKeyboardPx={aboveKeyboardPx} onTap={tap} />
    </>
  );
}
