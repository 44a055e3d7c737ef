import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainText } from '@/lib/domain/bank/plain-text';
import { candidateView } from '@/lib/domain/mock/candidate-view';
import { findPoint } from '@/lib/domain/mock/match';
import { parseMessage, printMessage } from '@/lib/domain/mock/pair-message';
import { type MockEvent, step } from '@/lib/domain/mock/session';
import { PHASES } from '@/lib/domain/mock/words';
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

  test.each(PHASES.map((phase, i) => [phase, i] as const))(
    'reaches the candidate’s device whole in %s, with all asked and all probed',
    (phase, at) => {
      const begin = {
        type: 'started',
        sessionId: 's',
        promptId: prompt.id,
        meaning: prompt.meaning,
      } as const;
      const events = [
        { ...begin, mode: 'pair', length: 35, level: 'staff' },
        ...PHASES.slice(0, at).map(() => ({ type: 'advanced' })),
        ...prompt.clarifications.map(({ id }) => ({ type: 'asked', clarification: id })),
        ...prompt.probes.filter((p) => p.phase === phase).map(({ id }) => ({ type: 'probed', probe: id })),
      ] as Omit<MockEvent, 'at'>[];
      const session = events.reduce<ReturnType<typeof step>>(
        (s, e) => step(s, { ...e, at: 0 } as MockEvent),
        null,
      );
      const view = candidateView(prompt, session!);
      const sent = printMessage({ type: 'view', view });
      expect(sent.ok && parseMessage(sent.value)).toEqual({ ok: true, value: { type: 'view', view } });
    },
  );
});
