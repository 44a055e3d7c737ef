import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseNote } from '@/lib/content/note';
import type { Note } from '@/lib/domain/bank/note';
import { compileBank } from '@/scripts/compile-bank';
import { validBank } from '../support/authored';

const HEAD = '---\ntitle: One kernel\nfacts: [NS-01]\ntries: [{ simulator: inside, text: Look }]\n---\n';
const BODY = `## Say it in two minutes

First **line**
and its second.
ask: one

| | a |
|---|---|
| x | 1 |
ask: two

## The picture

diagram: two-views
Look below.
ask: three

### It is a VM
It is not.
ask: four
`;

describe('a note', () => {
  test('is read into its blocks, each with the line it begins on', () => {
    expect(parseNote(HEAD + BODY, parse)).toEqual({
      ok: true,
      value: {
        title: 'One kernel',
        facts: ['NS-01'],
        tries: [{ simulator: 'inside', text: 'Look' }],
        blocks: [
          { type: 'heading', line: 6, text: 'Say it in two minutes' },
          { type: 'prose', line: 8, text: 'First **line**\nand its second.', ask: 'one' },
          { type: 'prose', line: 12, text: '| | a |\n|---|---|\n| x | 1 |', ask: 'two' },
          { type: 'heading', line: 17, text: 'The picture' },
          { type: 'diagram', line: 19, diagram: 'two-views', text: 'Look below.', ask: 'three' },
          { type: 'misconception', line: 23, title: 'It is a VM', text: 'It is not.', ask: 'four' },
        ],
      },
    });
  });

  test('reads the same with the line ends of Windows', () => {
    expect(parseNote((HEAD + BODY).replaceAll('\n', '\r\n'), parse)).toEqual(parseNote(HEAD + BODY, parse));
  });

  test('leaves a block without a question to the laws', () => {
    const parsed = parseNote(`${HEAD}## A\n\nText.\n`, parse);
    expect(parsed).toMatchObject({ ok: true, value: { blocks: [{}, { type: 'prose', text: 'Text.' }] } });
  });

  test.each<[string, string, string, RegExp]>([
    ['no head', BODY, 'line 1', /---/],
    ['a head that does not end', '---\ntitle: x\n', 'line 1', /---/],
    ['a head that is no YAML', `---\ntitle: [\n---\n${BODY}`, 'head', /./],
    ['no title', `---\nfacts: [NS-01]\n---\n${BODY}`, 'head title', /./],
    ['a title past 60 characters', HEAD.replace('One kernel', 'x'.repeat(61)) + BODY, 'head title', /60/],
    ['no facts', HEAD.replace('[NS-01]', '[]') + BODY, 'head facts', /./],
    ['an unknown field', HEAD.replace('facts', 'level: 1\nfacts') + BODY, 'head', /level/],
    ['nothing below the head', HEAD, 'line 6', /nothing/],
    ['text before a section', `${HEAD}Text.\nask: one\n\n${BODY}`, 'line 6', /before the first/],
    ['a heading of another depth', `${HEAD}## A\n\n#### B\n`, 'line 8', /## for a section/],
    ['a question of nothing', `${HEAD}## A\n\nText.\n\nask: one\n`, 'line 10', /directly below/],
    ['text below the question', `${HEAD}## A\n\nText.\nask: one\nMore.\n`, 'line 10', /last line/],
    ['two questions', `${HEAD}## A\n\nText.\nask: one\nask: two\n`, 'line 10', /last line/],
    ['a question that is no id', `${HEAD}## A\n\nText.\nask: one, two\n`, 'line 9', /no item id/],
    ['a picture below its text', `${HEAD}## A\n\nText.\ndiagram: x\nask: one\n`, 'line 9', /first line/],
    ['a picture without a name', `${HEAD}## A\n\ndiagram:\nask: one\n`, 'line 8', /no diagram/],
    ['a misconception left standing', `${HEAD}## A\n\n### B\nask: one\n`, 'line 8', /what is true/],
  ])('is refused with place and reason: %s', (_how, file, path, message) => {
    const parsed = parseNote(file, parse);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.error).toContainEqual({ path, message: expect.stringMatching(message) });
  });

  test('is compiled with its pictures, its tables in frames, and named by the index', () => {
    const bank = validBank();
    const parsed = parseNote(HEAD + BODY, parse);
    if (!parsed.ok) throw new Error('refused');
    bank.notes.basics = parsed.value;
    bank.items = [];
    const { index, files } = compileBank(bank);
    const note = JSON.parse(String(files.get(index.notes.basics!))) as Note;
    expect(note).toMatchObject({ format: 1, topic: 'basics', title: 'One kernel' });
    expect(note.blocks).toHaveLength(6);
    expect(note.blocks[1]).toEqual({
      type: 'prose',
      html: '<p>First <strong>line</strong>\nand its second.</p>',
      ask: 'one',
    });
    const table = note.blocks[2]!.html;
    expect(table).toMatch(/^<div class="table-frame" role="group" aria-label="Table" tabindex="0"><table>/);
    expect(table).toContain('<td></td>\n<th>a</th>');
    expect(note.blocks[5]).toMatchObject({ title: 'It is a VM', html: '<p>It is not.</p>', ask: 'four' });
    expect(gunzipSync(files.get(index.diagrams)!).toString()).toContain('"two-views"');
    expect(index.concepts).toEqual(bank.concepts);
  });
});
