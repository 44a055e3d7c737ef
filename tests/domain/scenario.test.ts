import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, parseExpression } from '@/lib/domain/bank/arithmetic';
import {
  changesOf,
  fillScenario,
  type Knob,
  knobValues,
  metGoals,
  readFigures,
  startOf,
  valueAt,
} from '@/lib/domain/bank/scenario';

const read = (source: string) => {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
};

describe('a condition', () => {
  test.each([
    ['p99 < 40', { p99: 39 }, 1],
    ['p99 < 40', { p99: 40 }, 0],
    ['p99 <= 40 and kills = 0', { p99: 40, kills: 0 }, 1],
    ['p99 <= 40 and kills = 0', { p99: 40, kills: 1 }, 0],
    ['a + 1 >= 2 * b', { a: 3, b: 2 }, 1],
    ['p99 > 1 and p99 < 3 and p99 = 2', { p99: 2 }, 1],
  ])('%s with %j is %d', (source, values, expected) => {
    expect(evaluate(read(source), values as unknown as Record<string, number>)).toBe(expected);
  });

  test('does not hold for a figure that the outcome does not have', () => {
    for (const sign of ['<', '<=', '>', '>=', '='])
      expect(evaluate(read(`x ${sign} x`), { x: Number.NaN })).toBe(0);
  });

  test('is refused when it is cut off or chained', () => {
    expect(parseExpression('a <').ok).toBe(false);
    expect(parseExpression('a < b < c').ok).toBe(false);
    expect(parseExpression('and a').ok).toBe(false);
  });
});

describe('a scenario template', () => {
  const template = {
    version: 1,
    type: 'limits',
    seed: 's',
    host: { cpus: '{{cpus}}' },
    limits: [{ 'cpu.max': '{{quota}} 100000', on: '{{on}}' }],
  } as const;

  test('takes a number or a word whole, and a number inside a text as it is written', () => {
    const filled = fillScenario(template as never, { cpus: 2, quota: 120000, on: false });
    expect(filled).toEqual({
      version: 1,
      type: 'limits',
      seed: 's',
      host: { cpus: 2 },
      limits: [{ 'cpu.max': '120000 100000', on: false }],
    });
  });

  test('is left as it is by values it does not name', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^x[a-z]{1,5}$/), fc.integer()), (values) => {
        expect(fillScenario(template as never, values)).toEqual(template);
      }),
    );
  });
});

const OUTCOME = {
  containers: [
    { name: 'app', p99Us: 1200, latency: null, killed: true, error: 'refused' },
    { name: 'db', p99Us: 7 },
  ],
  files: { 'cpu.stat': 'nr_periods 3' },
};

describe('a figure', () => {
  test('is found by name in lists and by key in objects, dots and all', () => {
    expect(valueAt(OUTCOME, 'containers/db/p99Us')).toBe(7);
    expect(valueAt(OUTCOME, 'containers/1/p99Us')).toBe(7);
    expect(valueAt(OUTCOME, 'containers/length')).toBe(2);
    expect(valueAt(OUTCOME, 'files/cpu.stat')).toBe('nr_periods 3');
    expect(valueAt(OUTCOME, 'files/none/x')).toBeUndefined();
  });

  test('is a number, 1 or 0 of a truth or of words that are meant, and NaN of nothing', () => {
    const read = readFigures(OUTCOME, {
      p99: { at: 'containers/app/p99Us' },
      killed: { at: 'containers/app/killed' },
      refused: { at: 'containers/app/error', is: 'refused' },
      dropped: { at: 'containers/app/error', is: 'dropped' },
      none: { at: 'containers/app/latency' },
    });
    expect(read).toEqual({
      ok: true,
      value: { p99: 1200, killed: 1, refused: 1, dropped: 0, none: Number.NaN },
    });
  });

  test('that is not there, or is text, is named in the refusal', () => {
    expect(readFigures(OUTCOME, { x: { at: 'containers/web' } })).toEqual({
      ok: false,
      error: 'the outcome has no containers/web',
    });
    expect(readFigures(OUTCOME, { x: { at: 'files/cpu.stat' } })).toEqual({
      ok: false,
      error: 'files/cpu.stat is no number',
    });
  });
});

const KNOBS: Knob[] = [
  { name: 'quota', label: 'cpu.max', unit: 'µs', start: 20, choices: { from: 10, to: 30, step: 10 } },
  { name: 'policy', label: 'FORWARD', unit: '', start: 'drop', choices: { of: ['drop', 'accept'] } },
];

test('knobs begin where the item says, offer every step, and count what was changed', () => {
  expect(startOf(KNOBS)).toEqual({ quota: 20, policy: 'drop' });
  expect(KNOBS.map(knobValues)).toEqual([
    [10, 20, 30],
    ['drop', 'accept'],
  ]);
  expect(changesOf(KNOBS, { quota: 20, policy: 'accept' })).toBe(1);
});

test('goals are met one by one', () => {
  const goals = [
    { id: 'fast', text: '', when: read('p99 < 40') },
    { id: 'alive', text: '', when: read('kills = 0') },
  ];
  expect(metGoals(goals, { p99: 50, kills: 0 })).toEqual(['alive']);
  expect(metGoals(goals, { p99: 30, kills: 0 })).toEqual(['fast', 'alive']);
});
