/** A note as the browser holds it: one topic, said aloud, in blocks that each lead to a question. */
import type { Html } from './item';

export type NoteBlock =
  | { type: 'heading'; html: Html }
  /** A paragraph, list or table. */
  | { type: 'prose'; html: Html; ask?: string }
  /** A picture; `html` says what to look at and may be empty. */
  | { type: 'diagram'; diagram: string; html: Html; ask?: string }
  /** `title` is what people believe, `html` what is true instead. */
  | { type: 'misconception'; title: Html; html: Html; ask?: string };

export interface Note {
  format: 1;
  topic: string;
  title: string;
  /** Simulators to open where the note speaks of them. */
  tries: { href: string; html: Html }[];
  blocks: NoteBlock[];
}
