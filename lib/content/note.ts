/**
 * The shape of a note (content/README.md, "A note") as authors write it, and the parser that refuses anything else with
 * the place and a reason. Build time only. It does not know YAML: who reads the file brings that.
 */
import { z } from 'zod';
import { fail, ok, type Result } from '@/lib/base/result';
import type { AuthoredNote, AuthoredNoteBlock } from '@/lib/domain/bank/authored';
import { type FormatError, parseWith, slug, text } from './format';

const headFormat = z.strictObject({
  title: text.max(60),
  facts: z.array(text).min(1),
  tries: z
    .array(
      z.strictObject({
        simulator: z.enum(['limits', 'request-path', 'layers', 'density', 'inside']),
        preset: slug.optional(),
        text,
      }),
    )
    .min(1),
});

const FENCE = '---';
const ASK = 'ask:';
const DIAGRAM = 'diagram:';

/** Lines that stand together, between blank lines; `line` counts from 1 in the file. */
interface Chunk {
  line: number;
  lines: string[];
}

/** @param readHead text of the front matter → its value; throws with a reason when it is no YAML */
export function parseNote(
  file: string,
  readHead: (yaml: string) => unknown,
): Result<AuthoredNote, FormatError[]> {
  const lines = file.split('\n').map((line) => line.trimEnd());
  const end = lines.indexOf(FENCE, 1);
  if (lines[0] !== FENCE || end < 0) {
    return fail([{ path: 'line 1', message: 'a note begins with its head between two lines of ---' }]);
  }
  let head: unknown;
  try {
    head = readHead(lines.slice(1, end).join('\n'));
  } catch (error) {
    return fail([{ path: 'head', message: (error as Error).message }]);
  }
  const parsed = parseWith(headFormat, head);
  if (!parsed.ok) return fail(parsed.error.map((e) => ({ ...e, path: `head ${e.path}`.trimEnd() })));

  const blocks: AuthoredNoteBlock[] = [];
  const errors: FormatError[] = [];
  for (const chunk of chunksOf(lines, end + 1)) {
    const read = parseChunk(chunk);
    if (!read.ok) errors.push(...read.error);
    else if (blocks.length === 0 && read.value.type !== 'heading')
      errors.push({ path: `line ${chunk.line}`, message: 'stands before the first ## heading' });
    else blocks.push(read.value);
  }
  if (blocks.length === 0 && errors.length === 0)
    errors.push({ path: `line ${end + 2}`, message: 'nothing follows the head' });
  return errors.length > 0 ? fail(errors) : ok({ ...parsed.value, blocks } as AuthoredNote);
}

function chunksOf(lines: string[], from: number): Chunk[] {
  const chunks: Chunk[] = [];
  let open: Chunk | null = null;
  lines.forEach((text, i) => {
    if (i < from) return;
    if (text === '') open = null;
    else if (open && !text.startsWith('#')) open.lines.push(text);
    else {
      open = { line: i + 1, lines: [text] };
      chunks.push(open);
      // A section's heading stands for itself, a misconception's belongs to what follows.
      if (text.startsWith('## ')) open = null;
    }
  });
  return chunks;
}

function parseChunk({ line, lines }: Chunk): Result<AuthoredNoteBlock, FormatError[]> {
  const refuse = (offset: number, message: string) => fail([{ path: `line ${line + offset}`, message }]);
  const first = lines[0]!;
  if (first.startsWith('## ')) return ok({ type: 'heading', line, text: first.slice(3).trim() });
  if (first.startsWith('#') && !first.startsWith('### '))
    return refuse(0, 'a heading is ## for a section or ### for a misconception');

  const askAt = lines.findIndex((l) => l.startsWith(ASK));
  if (askAt >= 0 && askAt < lines.length - 1) return refuse(askAt + 1, 'ask: is the last line of its block');
  const ask = askAt < 0 ? undefined : lines[askAt]!.slice(ASK.length).trim();
  if (ask !== undefined && !slug.safeParse(ask).success) return refuse(askAt, `"${ask}" is no item id`);
  const body = askAt < 0 ? lines : lines.slice(0, askAt);
  if (body.length === 0) return refuse(0, 'ask: stands directly below its block, with no blank line');
  const asked = ask === undefined ? {} : { ask };

  const special = body.findIndex((l, i) => i > 0 && l.startsWith(DIAGRAM));
  if (special > 0) return refuse(special, 'diagram: is the first line of its block');
  const below = body.slice(1).join('\n');
  if (first.startsWith(DIAGRAM)) {
    const diagram = first.slice(DIAGRAM.length).trim();
    if (!slug.safeParse(diagram).success) return refuse(0, `"${diagram}" is no diagram`);
    return ok({ type: 'diagram', line, diagram, text: below, ...asked });
  }
  if (first.startsWith('### ')) {
    if (below === '') return refuse(0, 'a misconception says below its heading what is true instead');
    return ok({ type: 'misconception', line, title: first.slice(4).trim(), text: below, ...asked });
  }
  return ok({ type: 'prose', line, text: body.join('\n'), ...asked });
}
