/** Which kinds of diagram the board draws: those the bundled engine holds, and the words their text begins with. */

export const BOARD_KINDS = ['flowchart', 'sequence', 'state', 'timeline'] as const;
export type BoardKind = (typeof BOARD_KINDS)[number];

/** What the first line says, as it is offered. */
export const KIND_WORDS: Readonly<Record<BoardKind, string>> = {
  flowchart: 'flowchart TD',
  sequence: 'sequenceDiagram',
  state: 'stateDiagram-v2',
  timeline: 'timeline TD',
};

const HEADS: Readonly<Record<BoardKind, RegExp>> = {
  flowchart: /^(flowchart|graph)\b(?!-)/,
  sequence: /^sequenceDiagram\b/,
  state: /^stateDiagram(-v2)?\b/,
  timeline: /^timeline\b/,
};

/** Kinds that Mermaid has and this engine does not. */
const OTHERS =
  /^(flowchart-elk|swimlane\w*|classDiagram|erDiagram|gantt|pie|mindmap|gitGraph|journey|quadrantChart|requirement\w*|C4\w+|sankey|xychart|block|packet|architecture|kanban|radar|treemap|zenuml|venn|ishikawa)/i;

export type WrittenKind =
  | { type: 'empty' }
  | { type: 'kind'; kind: BoardKind }
  /** A kind of Mermaid's that is not drawn here. */
  | { type: 'other'; word: string }
  /** The first line says no kind. */
  | { type: 'none'; word: string };

/** What stands before the text proper: a block of settings, directives, comments. */
const AHEAD = /^(?:\s+|---\s*\n[\s\S]*?\n---[^\S\n]*(?:\n|$)|%%\{[\s\S]*?\}%%|%%(?!\{)[^\n]*(?:\n|$))+/;

/** Of Mermaid's source. */
export function kindOf(source: string): WrittenKind {
  const text = source.replace(AHEAD, '');
  if (text.trim() === '') return { type: 'empty' };
  const kind = BOARD_KINDS.find((k) => HEADS[k].test(text));
  if (kind) return { type: 'kind', kind };
  const word = /^\S+/.exec(text)![0];
  return { type: OTHERS.test(word) ? 'other' : 'none', word };
}
