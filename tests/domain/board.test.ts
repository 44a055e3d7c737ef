import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOARD_KINDS, KIND_WORDS, kindOf } from '@/lib/domain/mock/board/kind';
import { mistakeOf } from '@/lib/domain/mock/board/mistake';
import { edited, editOf, SNIPPETS, type Snippet } from '@/lib/domain/mock/board/snippet';
import { TEMPLATES, templateOf } from '@/lib/domain/mock/board/template';
import { KEPT } from '@/scripts/diagram-engine';

describe('the kind of a text', () => {
  test('is told for every kind the engine holds, and the engine holds no other', () => {
    for (const kind of BOARD_KINDS) {
      expect(kindOf(`${KIND_WORDS[kind]}\n`)).toEqual({ type: 'kind', kind });
      expect(KEPT.some((module) => module.toLowerCase().startsWith(kind.slice(0, 4)))).toBe(true);
    }
    // dagre lays out; it is no kind.
    expect(KEPT).toHaveLength(BOARD_KINDS.length + 1);
  });

  test.each([
    ['graph LR\n a-->b', { type: 'kind', kind: 'flowchart' }],
    ['stateDiagram\n', { type: 'kind', kind: 'state' }],
    ['---\ntitle: x\n---\n%% said\n\n%%{init: {}}%%\nsequenceDiagram', { type: 'kind', kind: 'sequence' }],
    ['  \n', { type: 'empty' }],
    ['%% only a comment', { type: 'empty' }],
    ['erDiagram\n A', { type: 'other', word: 'erDiagram' }],
    ['gantt\n', { type: 'other', word: 'gantt' }],
    ['flowchart-elk TD\n', { type: 'other', word: 'flowchart-elk' }],
    ['client --> proxy', { type: 'none', word: 'client' }],
  ])('%j is %j', (text, kind) => {
    expect(kindOf(text)).toEqual(kind);
  });
});

describe('a snippet', () => {
  const named = (kind: keyof typeof SNIPPETS, label: string) =>
    SNIPPETS[kind].find((s) => s.label === label)!;
  /** `|` is the cursor, two of them a selection. */
  function tap(snippet: Snippet, marked: string): string {
    const from = marked.indexOf('¦');
    const to = marked.lastIndexOf('¦');
    const text = marked.replaceAll('¦', '');
    const edit = editOf(snippet, text, from, to > from ? to - 1 : from);
    const after = edited(text, edit);
    const { selectFrom, selectTo } = edit;
    const marks = selectTo > selectFrom ? '¦' : '';
    return `${after.slice(0, selectFrom)}¦${after.slice(selectFrom, selectTo)}${marks}${after.slice(selectTo)}`;
  }

  test.each([
    ['-->', 'flowchart TD\n  a¦', 'flowchart TD\n  a --> ¦'],
    ['-->', 'flowchart TD\n  a ¦', 'flowchart TD\n  a --> ¦'],
    ['-->', 'flowchart TD\n  ¦a¦', 'flowchart TD\n  a --> ¦'],
    ['-->|…|', 'flowchart TD\n  a¦ b', 'flowchart TD\n  a -->|"¦words¦"| b'],
    ['[…]', 'flowchart TD\n  a¦', 'flowchart TD\n  a["¦words¦"]'],
    ['[…]', 'flowchart TD\n  a¦two words¦', 'flowchart TD\n  a["two words"]¦'],
    ['<br/>', 'flowchart TD\n  a["x¦y"]', 'flowchart TD\n  a["x<br/>¦y"]'],
    ['subgraph', 'flowchart TD¦', 'flowchart TD\n  subgraph group1["¦name¦"]\n    \n  end'],
    [
      'subgraph',
      'flowchart TD\n  a¦ --> b\n  c',
      'flowchart TD\n  a --> b\n  subgraph group1["¦name¦"]\n    \n  end\n  c',
    ],
    [
      'subgraph',
      'flowchart TD\n    ¦\n  c',
      'flowchart TD\n    subgraph group1["¦name¦"]\n      \n    end\n  c',
    ],
    [
      'subgraph',
      'flowchart TD\n  subgraph x¦\n  end',
      'flowchart TD\n  subgraph x\n    subgraph group1["¦name¦"]\n      \n    end\n  end',
    ],
  ])('%s: %j becomes %j', (label, marked, after) => {
    expect(tap(named('flowchart', label), marked)).toBe(after);
  });

  test('a note of a sequence goes below the line, with whom it stands over selected', () => {
    expect(tap(named('sequence', 'Note'), 'sequenceDiagram\n  A->>¦B: x')).toBe(
      'sequenceDiagram\n  A->>B: x\n  Note over ¦A¦: ',
    );
    expect(tap(named('sequence', '->>'), 'sequenceDiagram\n  A¦')).toBe('sequenceDiagram\n  A->>¦: ');
  });

  test('keeps every word that was written, and leaves the cursor inside the text', () => {
    const written = fc
      .array(fc.constantFrom('a', 'flowchart TD', '\n', '  ', 'x["é"]', ' --> ', '{', 'end'), {
        maxLength: 20,
      })
      .map((parts) => parts.join(''));
    const snippets = BOARD_KINDS.flatMap((kind) => SNIPPETS[kind]);
    fc.assert(
      fc.property(fc.constantFrom(...snippets), written, fc.nat(), fc.nat(), (snippet, text, a, b) => {
        const from = Math.min(a, b) % (text.length + 1);
        const to = from + (Math.max(a, b) % (text.length - from + 1));
        const edit = editOf(snippet, text, from, to);
        const after = edited(text, edit);
        expect(edit.selectFrom).toBeLessThanOrEqual(edit.selectTo);
        expect(edit.selectTo).toBeLessThanOrEqual(after.length);
        const piece = (snippet.before + snippet.hole + snippet.after).trim();
        const bare = (s: string) => s.replace(/\s/g, '');
        // Nothing but white space is lost: the words in order, with the snippet's put between.
        const around = bare(text.slice(0, edit.from)) + bare(edit.insert) + bare(text.slice(edit.to));
        expect(bare(after)).toBe(around);
        expect(bare(edit.insert)).toContain(bare(text.slice(edit.from, edit.to)));
        expect(bare(edit.insert).length).toBeGreaterThanOrEqual(
          bare(piece).length - (from < to ? bare(snippet.hole).length : 0),
        );
      }),
    );
  });
});

test('templates are of kinds the board draws, told apart, and know themselves', () => {
  expect(new Set(TEMPLATES.map((t) => t.id)).size).toBe(TEMPLATES.length);
  for (const template of TEMPLATES) {
    expect(kindOf(template.text).type).toBe('kind');
    expect(templateOf(`${template.text}\n\n`)).toBe(template);
    expect(templateOf(template.text.replace('a', 'b'))).toBeUndefined();
  }
});

describe('a mistake', () => {
  const at = (line: number, got = 'MINUS') =>
    `Parse error on line ${line}:\n...\n---^\nExpecting 'SQE', 'SEMI', got '${got}'`;

  test('is told at the line as written, whatever comments Mermaid leaves out', () => {
    const source = '%% one\n\n%% two\nflowchart TD\n  a --> b\n  %% three\n  b -> c\n';
    expect(mistakeOf(at(3), source)).toEqual({ line: 7, text: 'b -> c', advice: 'Arrows are written -->.' });
    expect(mistakeOf(at(2), '---\ntitle: x\n---\nflowchart TD\n  b -> c').line).toBe(5);
  });

  test.each([
    ['flowchart TD\n  a["x --> b\n  b --> c', 4, '1', 2, 'A bracket, quote or | is open.'],
    ['flowchart TD\n  subgraph x\n    a --> b\n', 5, '1', 2, 'This group has no end.'],
    ['flowchart TD\n  a --> b\n  end\n', 3, 'end', 3, 'There is one end too many.'],
    ['flowchart TD\n  a --> b\n  b -->\n', 5, 'EOF', 3, 'An arrow must lead to something.'],
    [
      'flowchart TD\n  a[b (c)]',
      2,
      'PS',
      2,
      'Put words with brackets in quotes, such as app["service (8080)"].',
    ],
    [
      'sequenceDiagram\n  A->>B\n',
      2,
      'NEWLINE',
      2,
      'A message ends with a colon and its words: A->>B: asks.',
    ],
    ['sequenceDiagram\n  alt x\n  A->>B: y\n', 5, '1', 2, 'This group has no end.'],
    ['stateDiagram-v2\n  state X {\n  A --> B\n', 3, '1', 2, 'This group has no }.'],
  ])('%j, told at line %d as %s, is at line %d: %s', (source, told, got, line, advice) => {
    expect(mistakeOf(at(told, got), source)).toMatchObject({ line, advice });
  });

  test('names a line that the text has, whatever is written and whatever line is told', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', ' ', '%', '-', '>', '{', '"', '|') }),
        fc.nat(50),
        (source, told) => {
          const { line, text } = mistakeOf(at(told), source);
          if (told === 0) expect(line).toBeNull();
          else expect(source.split('\n')[line! - 1]?.trim()).toBe(text);
        },
      ),
    );
  });
});
