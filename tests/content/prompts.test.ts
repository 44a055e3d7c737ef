import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainText } from '@/lib/domain/bank/plain-text';
import { findPoint } from '@/lib/domain/mock/match';
import { compilePrompts } from '@/scripts/compile-prompts';
import { readBank } from '@/scripts/read-bank';

const { bank, prompts } = readBank(join(import.meta.dirname, '../../content'), '2026-11-25');
const compiled = compilePrompts(prompts, bank).prompts;

describe.each(compiled.map((p) => [p.id, p] as const))('the prompt %s', (_, prompt) => {
  test.each(prompt.points.map((p) => [p.id, p] as const))(
    'finds %s in its own model answer',
    (_id, point) => {
      const answer = plainText(prompt.model.answer);
      const silent = point.terms.filter(
        (wordings) => findPoint({ terms: [wordings] }, answer).verdict !== 'hit',
      );
      expect(silent).toEqual([]);
    },
  );

  test('finds nothing in what the interviewer says first that would be a hit', () => {
    const said = plainText(prompt.context);
    const given = prompt.points.filter((p) => findPoint(p, said).verdict === 'hit');
    expect(given.map((p) => p.id)).toEqual([]);
  });
});
