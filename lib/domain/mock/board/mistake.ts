/** What Mermaid says about a text it cannot read, in words and with the line as it was written. */
import { type BoardKind, kindOf } from './kind';

export interface Mistake {
  /** From 1; null when Mermaid names none. */
  line: number | null;
  /** That line, without its indent. */
  text: string;
  /** What to do about it; empty when nothing is known but the line. */
  advice: string;
}

/** A text and, for each of its characters, the line it had as it was written. */
interface Traced {
  text: string;
  lines: number[];
}

function traced(text: string): Traced {
  let line = 1;
  const lines: number[] = [];
  for (let i = 0; i < text.length; i++) {
    lines.push(line);
    if (text[i] === '\n') line++;
  }
  return { text, lines };
}

function without({ text, lines }: Traced, cut: RegExp): Traced {
  let kept = '';
  const keptLines: number[] = [];
  let at = 0;
  const keep = (to: number) => {
    kept += text.slice(at, to);
    for (let i = at; i < to; i++) keptLines.push(lines[i]!);
  };
  for (const { index, 0: found } of text.matchAll(cut)) {
    keep(index);
    at = index + found.length;
  }
  keep(text.length);
  return { text: kept, lines: keptLines };
}

/** What Mermaid takes away before it reads, and so does not count (mermaid.core, preprocessDiagram). */
const TAKEN_AWAY = [
  /^[^\S\n]*-{3}\s*\n[\s\S]*?\n[^\S\n]*-{3}\s*\n+/g,
  /%%\{[\s\S]*?\}%%/g,
  /^\s*%%(?!\{)[^\n]+\n?/gm,
  /^\s+/g,
];

/** The line as written of the line that Mermaid counts. */
function writtenLine(source: string, counted: number): number {
  const { text, lines } = TAKEN_AWAY.reduce(without, traced(source));
  let at = 0;
  for (let line = 1; line < counted; line++) {
    const next = text.indexOf('\n', at);
    if (next < 0) break;
    at = next + 1;
  }
  return lines[Math.min(at, lines.length - 1)] ?? 1;
}

const count = (text: string, word: RegExp) => (text.match(word) ?? []).length;

/** Lines that open a group, and those that close one. */
const GROUPS: Readonly<Record<BoardKind, { open: RegExp; close: RegExp; end: string }>> = {
  flowchart: { open: /^\s*subgraph\b/, close: /^\s*end\s*;?$/, end: 'end' },
  sequence: {
    open: /^\s*(alt|loop|opt|par|critical|break|rect|box)\b/,
    close: /^\s*end\s*$/,
    end: 'end',
  },
  state: { open: /\{\s*$/, close: /^\s*\}/, end: '}' },
  timeline: { open: /(?!)/, close: /(?!)/, end: '' },
};

/** Index of the last line that opens a group which nothing closes. */
function openGroup(kind: BoardKind, lines: readonly string[]): number | null {
  const { open, close } = GROUPS[kind];
  const standing: number[] = [];
  lines.forEach((line, i) => {
    if (open.test(line)) standing.push(i);
    else if (close.test(line)) standing.pop();
  });
  return standing.at(-1) ?? null;
}

/** Index of the first line on which words in quotes, a box or words at an arrow are begun and not ended. */
function openWords(lines: readonly string[]): number | null {
  const found = lines.findIndex(
    (line) =>
      count(line, /"/g) % 2 === 1 ||
      count(line, /\|/g) % 2 === 1 ||
      count(line, /\[/g) > count(line, /\]/g) ||
      count(line, /\(/g) > count(line, /\)/g) ||
      (count(line, /\{/g) > count(line, /\}/g) && !line.includes('%%{')),
  );
  return found < 0 ? null : found;
}

function adviceOn(kind: BoardKind, line: string): string {
  if (/(-->|---|-\.->|==>|->>|-->>)\s*(\|[^|]*\|)?\s*$/.test(line)) return 'An arrow must lead to something.';
  if (kind !== 'sequence' && /(^|[^-.=<])->(?!>)/.test(line)) return 'Arrows are written -->.';
  if (kind === 'sequence' && /->|--x/.test(line) && !line.includes(':'))
    return 'A message ends with a colon and its words: A->>B: asks.';
  if (kind !== 'flowchart') return '';
  if (/^(flowchart|graph)\b/.test(line)) return 'After flowchart stands TD, LR, BT or RL.';
  if (/->>/.test(line)) return 'Arrows are written --> in a flowchart; ->> belongs to a sequenceDiagram.';
  if (/(-->|---)\s*end\b|^\s*end\s*(-->|\[)/.test(line)) return 'end closes a group; name the box otherwise.';
  if (/\|[^|"]*[()[\]{}][^|"]*\||[[({][^"\])}]*[()[\]{}"][^"]*[\])}]/.test(line))
    return 'Put words with brackets in quotes, such as app["service (8080)"].';
  return '';
}

/** `message` is Mermaid's own; source is what it was given. */
export function mistakeOf(message: string, source: string): Mistake {
  const counted = Number(/\bline (\d+)/i.exec(message)?.[1] ?? 0);
  if (counted === 0) return { line: null, text: '', advice: '' };
  const written = kindOf(source);
  const kind = written.type === 'kind' ? written.kind : 'flowchart';
  const lines = source.split('\n');
  const at = (index: number, advice: string): Mistake => ({
    line: index + 1,
    text: lines[index]!.trim(),
    advice,
  });
  // The text ended too early: Mermaid names its end, the person looks for where it began.
  if (/got '(1|EOF)'/.test(message)) {
    const words = kind === 'flowchart' ? openWords(lines) : null;
    if (words !== null && /'SQE'/.test(message)) return at(words, 'A bracket, quote or | is open.');
    const group = openGroup(kind, lines);
    if (group !== null) return at(group, `This group has no ${GROUPS[kind].end}.`);
  }
  let index = Math.min(writtenLine(source, counted), lines.length) - 1;
  // Past the last line stands the end of the text.
  while (index > 0 && lines[index]!.trim() === '') index--;
  const line = lines[index]!.trim();
  const advice = GROUPS[kind].close.test(line)
    ? `There is one ${GROUPS[kind].end} too many.`
    : adviceOn(kind, line);
  return at(index, advice);
}
