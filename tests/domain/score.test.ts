import { describe, expect, test } from 'vitest';
import { faceOf, numbersOf, rightNames } from '@/lib/domain/bank/face';
import type { Item } from '@/lib/domain/bank/item';
import type { Answer } from '@/lib/domain/quiz/answer';
import { readNumber, scoreOf } from '@/lib/domain/quiz/score';
import { gradeOfTries, proposeGrade } from '@/lib/domain/review/grade';
import { compileItem } from '@/scripts/compile-bank';
import {
  authoredMatch,
  authoredNumeric,
  authoredOrder,
  authoredRecall,
  authoredScenario,
  authoredTune,
  placed,
  validBank,
} from '../support/authored';
import { choiceItem } from '../support/builders';

const SEED = 'seed-1';
const built = (item: Parameters<typeof placed>[0]): Item => compileItem(placed(item), validBank())!;
const choice = choiceItem(1);
const multi: Item = {
  ...choice,
  kind: 'multi',
  options: [...choice.options, { id: 'too', text: 'Also right', why: 'So is this.', key: true }],
};
const order = built(authoredOrder('life'));
const match = built(authoredMatch('kinds'));
const numeric = built(authoredNumeric('stall'));
const names = rightNames(['pid', 'net', 'uts'], SEED);
const right = (id: string) => names.get(id)!;
const key = numbersOf(numeric, SEED).key!;

const cases: [title: string, item: Item, answer: Answer, outcome: 'incomplete' | number][] = [
  ['choice of the key', choice, { type: 'choice', option: 'right' }, 1],
  ['choice of a distractor', choice, { type: 'choice', option: 'wrong' }, 0],
  ['choice of nothing', choice, { type: 'choice', option: '' }, 'incomplete'],
  ['choice of an option it does not have', choice, { type: 'choice', option: 'gone' }, 'incomplete'],
  ['multi with all keys', multi, { type: 'multi', options: ['too', 'right'] }, 1],
  ['multi with half of the keys', multi, { type: 'multi', options: ['too'] }, 0.5],
  ['multi with everything', multi, { type: 'multi', options: ['right', 'wrong', 'other', 'too'] }, 0],
  ['multi with the keys and one more', multi, { type: 'multi', options: ['right', 'too', 'wrong'] }, 0.5],
  ['multi with nothing', multi, { type: 'multi', options: [] }, 'incomplete'],
  ['order as written', order, { type: 'order', steps: ['create', 'start', 'delete'] }, 1],
  ['order with two swapped', order, { type: 'order', steps: ['start', 'create', 'delete'] }, 0.5],
  ['order turned round', order, { type: 'order', steps: ['delete', 'start', 'create'] }, 0],
  ['order with a step missing', order, { type: 'order', steps: ['create', 'start'] }, 'incomplete'],
  ['order with a step twice', order, { type: 'order', steps: ['create', 'create', 'delete'] }, 'incomplete'],
  [
    'match all right',
    match,
    { type: 'match', rights: { pid: right('pid'), net: right('net'), uts: right('uts') } },
    1,
  ],
  [
    'match one right',
    match,
    { type: 'match', rights: { pid: right('pid'), net: right('uts'), uts: right('net') } },
    1 / 3,
  ],
  [
    'match with one open',
    match,
    { type: 'match', rights: { pid: right('pid'), net: right('net') } },
    'incomplete',
  ],
  ['numeric exact', numeric, { type: 'numeric', text: String(key) }, 1],
  ['numeric within tolerance', numeric, { type: 'numeric', text: String(key * 1.029) }, 1],
  ['numeric just outside', numeric, { type: 'numeric', text: String(key * 1.04) }, 0],
  ['numeric with the sign wrong', numeric, { type: 'numeric', text: `−${key}` }, 0],
  ['numeric that is no number', numeric, { type: 'numeric', text: 'a lot' }, 'incomplete'],
  ['numeric left empty', numeric, { type: 'numeric', text: ' ' }, 'incomplete'],
  ['recall, which its grade scores', built(authoredRecall('r')), { type: 'recall' }, 'incomplete'],
  ['an answer of another kind', choice, { type: 'numeric', text: '1' }, 'incomplete'],
];

describe('scoring', () => {
  test.each(cases)('scores %s', (_, item, answer, outcome) => {
    const score = scoreOf(item, answer, SEED);
    if (outcome === 'incomplete') return expect(score).toEqual({ complete: false });
    expect(score).toMatchObject({ complete: true, right: outcome === 1 });
    expect(score.complete && score.score).toBeCloseTo(outcome, 9);
  });

  test('scores a match by the letters of its own seed', () => {
    const seeds = Array.from({ length: 30 }, (_, i) => `s-${i}`);
    const rights = { pid: right('pid'), net: right('net'), uts: right('uts') };
    const scores = seeds.map((s) => scoreOf(match, { type: 'match', rights }, s));
    expect(scores.some((s) => s.complete && !s.right)).toBe(true);
  });

  test.each([
    ['1.5', 1.5],
    ['1,5', 1.5],
    [' 12 000 ', 12000],
    ['12\u202f000', 12000],
    ["12'000", 12000],
    ['−3', -3],
    ['-3,25', -3.25],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['+7', 7],
    ['', null],
    ['-', null],
    ['.', null],
    ['1.2.3', null],
    ['5 ms', null],
    ['Infinity', null],
    ['0x10', null],
  ] as const)('reads "%s" as %s', (text, value) => expect(readNumber(text)).toBe(value));
});

describe('a face', () => {
  test.each([choice, multi, order, match, numeric])('of $kind holds no key and no rationale', (item) => {
    const text = JSON.stringify(faceOf(item, 'main', SEED));
    expect(text).not.toMatch(/"key"|"why"|Because it is so/);
    expect(JSON.stringify(faceOf(item, 'main', SEED))).toBe(text);
  });
  test('of a cloze hides the part that is asked', () => {
    expect(faceOf(built(authoredRecall('r')), 'c1', SEED).stem).not.toContain('EAGAIN');
    expect(faceOf(built(authoredRecall('r')), 'c1', SEED).stem).toContain('errno');
  });
});

describe('the grade proposed (DATA decision 4)', () => {
  test.each([
    [false, 'sure', 1, 'again'],
    [false, 'guess', 1, 'again'],
    [false, 'fairly', 1, 'again'],
    [true, 'guess', 1, 'hard'],
    [true, 'fairly', 1, 'good'],
    [true, 'fairly', 60, 'good'],
    [true, 'sure', 19, 'easy'],
    [true, 'sure', 20, 'good'],
    [true, 'sure', 60, 'good'],
  ] as const)('right %s, %s, after %s of 20 s is %s', (isRight, confidence, seconds, grade) => {
    expect(proposeGrade({ right: isRight, confidence, tookMs: seconds * 1000, expectedSeconds: 20 })).toBe(
      grade,
    );
  });
});

describe('a simulator item', () => {
  const predicts = built(authoredScenario('stall-run'));
  const tunes = built(authoredTune('tune-run'));
  const given = (answer: Partial<Answer & { type: 'scenario' }>): Answer => ({
    type: 'scenario',
    picked: '',
    outcome: '',
    tries: [],
    ...answer,
  });
  const tried = (...solved: boolean[]) => solved.map((s) => ({ settings: { quotaUs: 1 }, solved: s }));

  test('is right when the outcome picked is the one that came', () => {
    const right = scoreOf(predicts, given({ picked: 'stalls', outcome: 'stalls' }), SEED);
    expect(right).toEqual({ complete: true, score: 1, right: true });
    const wrong = scoreOf(predicts, given({ picked: 'same', outcome: 'stalls' }), SEED);
    expect(wrong).toEqual({ complete: true, score: 0, right: false });
  });

  test('cannot be handed in before something is picked and the simulator has run', () => {
    expect(scoreOf(predicts, given({ outcome: 'stalls' }), SEED)).toEqual({ complete: false });
    expect(scoreOf(predicts, given({ picked: 'same' }), SEED)).toEqual({ complete: false });
    expect(scoreOf(tunes, given({}), SEED)).toEqual({ complete: false });
  });

  test('that is tuned is right at the first try, half right later, and wrong when never solved', () => {
    expect(scoreOf(tunes, given({ tries: tried(true) }), SEED)).toMatchObject({ score: 1, right: true });
    expect(scoreOf(tunes, given({ tries: tried(false, true) }), SEED)).toMatchObject({
      score: 0.5,
      right: false,
    });
    expect(scoreOf(tunes, given({ tries: tried(false, false) }), SEED)).toMatchObject({
      score: 0,
      right: false,
    });
  });

  test('is graded by its tries: later is Hard, never is Again, the first like any right answer', () => {
    expect(gradeOfTries(tried(true))).toBeNull();
    expect(gradeOfTries(tried(false, false, true))).toBe('hard');
    expect(gradeOfTries(tried(false))).toBe('again');
    expect(gradeOfTries([])).toBe('again');
  });

  test('shows its outcomes shuffled, with the numbers drawn and without a key', () => {
    const face = faceOf(predicts, 'main', SEED);
    if (face.type !== 'scenario') throw new Error(face.type);
    expect(face.options.map((o) => Object.keys(o))).toEqual(face.options.map(() => ['id', 'text']));
    expect(face.stem).toMatch(/The quota is (20|40) ms/);
    expect(faceOf(predicts, 'main', SEED)).toEqual(face);
  });
});
