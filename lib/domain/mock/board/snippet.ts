/** Pieces of Mermaid put in with one tap, and where the cursor is afterwards. */
import { BOARD_KINDS, type BoardKind, KIND_WORDS } from './kind';

export interface Snippet {
  /** On the key. */
  label: string;
  /** What a screen reader says. */
  name: string;
  /** Takes a line of its own; otherwise it goes in at the cursor. */
  line?: true;
  before: string;
  /** Selected afterwards, to be written over; in place of it stands what was selected, where something was. */
  hole: string;
  after: string;
}

const inline = (label: string, name: string, before: string, hole = '', after = ''): Snippet => ({
  label,
  name,
  before,
  hole,
  after,
});
const ownLine = (label: string, name: string, before: string, hole = '', after = ''): Snippet => ({
  ...inline(label, name, before, hole, after),
  line: true,
});
const LINE_BREAK = inline('<br/>', 'Line break in a label', '<br/>');

export const SNIPPETS: Readonly<Record<BoardKind, readonly Snippet[]>> = {
  flowchart: [
    inline('-->', 'Arrow', ' --> '),
    inline('-->|…|', 'Arrow with words', ' -->|"', 'words', '"| '),
    inline('[…]', 'Box with words', '["', 'words', '"]'),
    LINE_BREAK,
    ownLine('subgraph', 'Group of boxes', 'subgraph group1["', 'name', '"]\n  \nend'),
    inline('{…}', 'Decision', '{"', 'question?', '"}'),
    inline('[(…)]', 'Store', '[("', 'store', '")]'),
    inline('-.->', 'Dotted arrow', ' -.-> '),
  ],
  sequence: [
    inline('->>', 'Call', '->>', '', ': '),
    inline('-->>', 'Answer', '-->>', '', ': '),
    ownLine('participant', 'Participant', 'participant P as ', 'name'),
    ownLine('Note', 'Note', 'Note over ', 'A', ': '),
    ownLine('alt', 'Either, or', 'alt ', 'it works', '\n  \nelse it fails\n  \nend'),
    ownLine('loop', 'Again and again', 'loop ', 'every 10 s', '\n  \nend'),
    LINE_BREAK,
  ],
  state: [
    inline('-->', 'Goes to', ' --> '),
    inline(': …', 'Words at the arrow', ' : ', 'when'),
    inline('[*]', 'Start or end', '[*]'),
    ownLine('state', 'State with words', 'state "', 'words', '" as s1'),
    ownLine('group', 'State of states', 'state ', 'Group', ' {\n  \n}'),
    ownLine('note', 'Note', 'note right of ', 'State', '\n  \nend note'),
  ],
  timeline: [
    ownLine('section', 'Section', 'section ', 'name'),
    ownLine('when : what', 'Moment', '', 'when', ' : what'),
    inline(': …', 'One more at this moment', ' : ', 'what'),
    LINE_BREAK,
  ],
};

/** How an empty board is begun. */
export const BEGINNINGS: readonly Snippet[] = BOARD_KINDS.map((kind) =>
  inline(KIND_WORDS[kind], `Begin with ${KIND_WORDS[kind]}`, `${KIND_WORDS[kind]}\n  `),
);

/** The text between `from` and `to` gives way to `insert`; afterwards `selectFrom` to `selectTo` is selected. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
  selectFrom: number;
  selectTo: number;
}

const INDENT = '  ';

/** Where a snippet goes when `from` to `to` is selected in the text. */
export function editOf(snippet: Snippet, text: string, from: number, to: number): Edit {
  return snippet.line ? lineEdit(snippet, text, to) : inlineEdit(snippet, text, from, to);
}

function inlineEdit(snippet: Snippet, text: string, from: number, to: number): Edit {
  // No second space, and none where a line begins.
  const glued = from === 0 || /\s/.test(text[from - 1]!);
  const before = glued ? snippet.before.trimStart() : snippet.before;
  const after = text[to] === ' ' ? snippet.after.trimEnd() : snippet.after;
  // A snippet without a hole stands after what was selected.
  const kept = text.slice(from, to);
  if (snippet.hole === '' && snippet.after === '') {
    const insert = kept + (kept && !/\s$/.test(kept) ? snippet.before : before);
    const at = from + insert.length;
    return { from, to, insert, selectFrom: at, selectTo: at };
  }
  const middle = kept || snippet.hole;
  const start = from + before.length;
  const insert = before + middle + after;
  if (kept) {
    const end = from + insert.length;
    return { from, to, insert, selectFrom: end, selectTo: end };
  }
  return { from, to, insert, selectFrom: start, selectTo: start + middle.length };
}

/** On the line after the selection's end, or on that line when it is blank, indented alike. */
function lineEdit({ before, hole, after }: Snippet, text: string, at: number): Edit {
  const begin = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', at);
  const end = next < 0 ? text.length : next;
  const line = text.slice(begin, end);
  const isBlank = line.trim() === '';
  const own = /^[^\S\n]*/.exec(line)![0];
  // What stands below the first line of a diagram is indented.
  const isHead = !isBlank && text.slice(0, begin).trim() === '';
  const opens = /^\s*(subgraph|alt|else|loop|opt|par)\b|\{\s*$/.test(line);
  const indent = isHead || opens ? own + INDENT : own;
  const lead = isBlank ? indent : `\n${indent}`;
  const from = isBlank ? begin : end;
  const placed = (part: string) => part.replaceAll('\n', `\n${indent}`);
  const selectFrom = from + lead.length + placed(before).length;
  return {
    from,
    to: end,
    insert: `${lead}${placed(before)}${hole}${placed(after)}`,
    selectFrom,
    selectTo: selectFrom + hole.length,
  };
}

/** The text after an edit. */
export const edited = (text: string, { from, to, insert }: Edit) =>
  text.slice(0, from) + insert + text.slice(to);
