import { describe, expect, test } from 'vitest';
import { rngOf, shuffled } from '@/lib/base/rng';
import { parseItem } from '@/lib/content/format';
import type {
  AuthoredBank,
  AuthoredItem,
  AuthoredNoteBlock,
  AuthoredOption,
} from '@/lib/domain/bank/authored';
import { violationsOf } from '@/lib/domain/bank/laws/all';
import {
  authoredChoice,
  authoredNote,
  authoredRecall,
  FILE,
  NOTE_FILE,
  placed,
  published,
  validBank,
} from '../support/authored';

type Breaking = (bank: AuthoredBank) => void;
type Choice = AuthoredItem & { options: AuthoredOption[] };

const itemOf = (bank: AuthoredBank, id: string) => bank.items.find((p) => p.item.id === id)!.item;
const single = (bank: AuthoredBank) => itemOf(bank, 'single-best') as Choice;
const several = (bank: AuthoredBank) => itemOf(bank, 'several') as Choice;
const stall = (bank: AuthoredBank) => itemOf(bank, 'stall') as AuthoredItem & { kind: 'numeric' };
const blockOf = <T extends AuthoredNoteBlock['type']>(bank: AuthoredBank, type: T) =>
  bank.notes.basics!.blocks.find((b) => b.type === type) as Extract<AuthoredNoteBlock, { type: T }>;
const add = (bank: AuthoredBank, ...items: AuthoredItem[]) => bank.items.push(...items.map(placed));
const setOptions = (bank: AuthoredBank, texts: string[], sorted = false) => {
  const item = single(bank);
  item.options = texts.map((text, i) => ({
    id: `o-${i}`,
    text,
    why: `This is reason number ${i} for it.`,
    ...(i === 0 ? { key: true } : {}),
  }));
  Object.assign(item, { sorted });
};
/** Ids for which the first seed shows the key first. */
const keyFirst = Array.from({ length: 400 }, (_, i) => `first-${i}`).filter(
  (id) => shuffled([true, false, false], rngOf(`${id}/options`))[0],
);

const BROKEN: [rule: string, how: string, file: string, item: string, breaking: Breaking][] = [
  ['one-key', 'a choice without a key', FILE, 'single-best', (b) => void delete single(b).options[0]!.key],
  [
    'one-key',
    'a choice with two keys',
    FILE,
    'single-best',
    (b) => {
      single(b).options[1]!.key = true;
    },
  ],
  [
    'one-key',
    'a multi of keys alone',
    FILE,
    'several',
    (b) =>
      several(b).options.forEach((o) => {
        o.key = true;
      }),
  ],
  [
    'no-catch-all',
    'all of the above',
    FILE,
    'single-best',
    (b) => {
      single(b).options[2]!.text = 'All of the above';
    },
  ],
  [
    'key-length',
    'a key twice as long as the rest',
    FILE,
    'single-best',
    (b) => {
      single(b).options[0]!.text = 'It is refused because the sandbox holds no route to it';
    },
  ],
  [
    'key-length',
    'the key longest all over a topic',
    'questions/basics',
    'basics',
    (b) => {
      const longest = ['a', 'b', 'c', 'd', 'e'].map((id) => {
        const item = authoredChoice(id);
        item.options[0]!.text = 'It is refused at the door';
        return item;
      });
      add(b, ...longest);
    },
  ],
  [
    'shuffle',
    'numbers that are shuffled',
    FILE,
    'single-best',
    (b) => setOptions(b, ['10 ms', '20 ms', '30 ms']),
  ],
  [
    'shuffle',
    'sorted numbers out of order',
    FILE,
    'single-best',
    (b) => setOptions(b, ['10 ms', '30 ms', '20 ms'], true),
  ],
  [
    'shuffle',
    'keys that land in one place',
    'questions',
    'bank',
    (b) => add(b, ...keyFirst.slice(0, 20).map(authoredChoice)),
  ],
  [
    'no-tell-word',
    'always',
    FILE,
    'single-best',
    (b) => {
      single(b).options[1]!.text = 'It always waits';
    },
  ],
  [
    'no-negative-stem',
    'a quiet not',
    FILE,
    'single-best',
    (b) => {
      single(b).stem = 'Which of these is not refused?';
    },
  ],
  [
    'no-negative-stem',
    'too many negatives',
    'questions',
    'bank',
    (b) => {
      single(b).stem = 'Which of these is NOT refused?';
    },
  ],
  [
    'no-shared-word',
    'a rare word in stem and key',
    FILE,
    'single-best',
    (b) => {
      single(b).stem = 'A worker calls the hypervisor. What follows?';
      single(b).options[0]!.text = 'The hypervisor';
    },
  ],
  ['option-count', 'two options', FILE, 'single-best', (b) => void single(b).options.pop()],
  [
    'option-count',
    'the same option twice',
    FILE,
    'single-best',
    (b) => {
      single(b).options[2]!.text = single(b).options[1]!.text;
    },
  ],
  [
    'option-count',
    'the same option id twice',
    FILE,
    'single-best',
    (b) => {
      single(b).options[2]!.id = 'delayed';
    },
  ],
  [
    'rationale',
    'a why that says nothing',
    FILE,
    'single-best',
    (b) => {
      single(b).options[1]!.why = 'No.';
    },
  ],
  [
    'rationale',
    'a why used twice',
    FILE,
    'single-best',
    (b) => {
      single(b).options[1]!.why = single(b).options[2]!.why;
    },
  ],
  [
    'rationale',
    'an empty why of a mistake',
    FILE,
    'stall',
    (b) => {
      stall(b).mistakes[0]!.why = 'Wrong';
    },
  ],
  [
    'source',
    'a document nobody has',
    FILE,
    'single-best',
    (b) => {
      single(b).sources = [{ doc: 'hearsay' }];
    },
  ],
  [
    'source',
    'a recording without a case',
    FILE,
    'single-best',
    (b) => {
      single(b).sources = [{ doc: 'recordings' }];
    },
  ],
  [
    'fact',
    'a fact nobody wrote',
    FILE,
    'single-best',
    (b) => {
      single(b).facts = ['XX-99'];
    },
  ],
  [
    'fact',
    'facts marked U alone',
    FILE,
    'single-best',
    (b) => {
      single(b).facts = ['NS-02'];
    },
  ],
  [
    'dated',
    'a version without a date',
    FILE,
    'single-best',
    (b) => {
      single(b).answer = 'Since Linux 5.14 it does so.';
    },
  ],
  [
    'dated',
    'asOf without appliesTo',
    FILE,
    'single-best',
    (b) => {
      single(b).asOf = '2026-11';
    },
  ],
  [
    'answer-length',
    '121 words',
    FILE,
    'single-best',
    (b) => {
      single(b).answer = 'word '.repeat(121);
    },
  ],
  ['id', 'an id used twice', FILE, 'single-best', (b) => add(b, authoredChoice('single-best'))],
  [
    'id',
    'a replacement without a reason',
    FILE,
    'single-best',
    (b) => {
      single(b).replaces = 'several';
    },
  ],
  [
    'id',
    'a replacement of nothing',
    FILE,
    'single-best',
    (b) => Object.assign(single(b), { replaces: 'never-was', reason: 'better' }),
  ],
  [
    'concept',
    'a concept nobody listed',
    FILE,
    'single-best',
    (b) => {
      b.items[0]!.concept = 'ghost';
    },
  ],
  [
    'concept',
    'a concept of another topic',
    FILE,
    'single-best',
    (b) => {
      b.concepts['one-kernel']!.topic = 'cgroups';
    },
  ],
  [
    'numbers',
    'a name that is not drawn',
    FILE,
    'stall',
    (b) => {
      stall(b).key = 'speed';
    },
  ],
  [
    'numbers',
    'a placeholder that is not drawn',
    FILE,
    'stall',
    (b) => {
      stall(b).stem += ' {{speed}}';
    },
  ],
  [
    'numbers',
    'a mistake within tolerance',
    FILE,
    'stall',
    (b) => {
      stall(b).mistakes[0]!.value = ['+', 'rest', 1];
    },
  ],
  [
    'numbers',
    'a key that divides by nothing',
    FILE,
    'stall',
    (b) => {
      stall(b).key = ['/', 1, ['-', 'quota', 20]];
    },
  ],
  [
    'diagram',
    'a picture that is not there',
    FILE,
    'several',
    (b) => {
      several(b).diagram = 'ghost';
    },
  ],
  [
    'diagram',
    'a picture nobody shows',
    'diagrams/two-views.mmd',
    'two-views',
    (b) => void delete single(b).diagram,
  ],
  [
    'diagram',
    'a picture without words',
    'diagrams/two-views.mmd',
    'two-views',
    (b) => {
      b.diagrams['two-views']!.text = 'A picture.';
    },
  ],
  [
    'diagram',
    'a picture without a title',
    'diagrams/two-views.mmd',
    'two-views',
    (b) => {
      b.diagrams['two-views']!.title = '';
    },
  ],
  [
    'blueprint',
    'too few of a level',
    'blueprint.yaml',
    'basics',
    (b) => {
      b.blueprint.basics = { staff: 1 };
    },
  ],
  [
    'transfer',
    'a concept without transfer',
    'concepts.yaml',
    'one-kernel',
    (b) => {
      itemOf(b, 'spent-once').use = 'study';
    },
  ],
  [
    'transfer',
    'a concept without items',
    'concepts.yaml',
    'empty',
    (b) => {
      b.concepts.empty = { topic: 'basics', title: 'Empty' };
    },
  ],
  [
    'related',
    'a concept that sees one that is not there',
    'concepts.yaml',
    'one-kernel',
    (b) => {
      b.concepts['one-kernel']!.see = ['no-kernel'];
    },
  ],
  [
    'related',
    'a concept that sees itself',
    'concepts.yaml',
    'one-kernel',
    (b) => {
      b.concepts['one-kernel']!.see = ['one-kernel'];
    },
  ],
  [
    'half-beyond-recall',
    'a bank of recall',
    'questions',
    'bank',
    (b) =>
      b.items.forEach((p, i) => {
        if (i < 4) p.item.asks = 'recall';
      }),
  ],
  [
    'kind-mix',
    'one kind too often',
    'questions/basics',
    'basics',
    (b) => add(b, authoredChoice('x'), authoredChoice('y'), authoredChoice('z')),
  ],
  ['note', 'a topic without a note', NOTE_FILE, 'basics', (b) => void delete b.notes.basics],
  [
    'note',
    'a note of no topic',
    'notes/ghost.md',
    'ghost',
    (b) => {
      b.notes.ghost = authoredNote('single-best');
    },
  ],
  [
    'fact',
    'a note on a fact nobody wrote',
    NOTE_FILE,
    'basics',
    (b) => void b.notes.basics!.facts.push('XX-99'),
  ],
  [
    'diagram',
    'a note with a picture that is not there',
    NOTE_FILE,
    'basics',
    (b) => {
      blockOf(b, 'diagram').diagram = 'ghost';
    },
  ],
  [
    'diagram',
    'a picture its note no longer shows',
    'diagrams/one-kernel.mmd',
    'one-kernel',
    (b) => {
      blockOf(b, 'diagram').diagram = 'two-views';
    },
  ],
  [
    'ask',
    'a paragraph that leads to no question',
    NOTE_FILE,
    'basics',
    (b) => void delete blockOf(b, 'prose').ask,
  ],
  [
    'ask',
    'a picture that leads to no question',
    NOTE_FILE,
    'basics',
    (b) => void delete blockOf(b, 'diagram').ask,
  ],
  [
    'ask',
    'a misconception that leads to no question',
    NOTE_FILE,
    'basics',
    (b) => void delete blockOf(b, 'misconception').ask,
  ],
  [
    'ask',
    'a question nobody wrote',
    NOTE_FILE,
    'basics',
    (b) => {
      blockOf(b, 'prose').ask = 'ghost';
    },
  ],
  [
    'ask',
    'a transfer item asked by a note',
    NOTE_FILE,
    'basics',
    (b) => {
      blockOf(b, 'prose').ask = 'spent-once';
    },
  ],
  ['misconceptions', 'four misconceptions', NOTE_FILE, 'basics', (b) => void b.notes.basics!.blocks.pop()],
  [
    'two-minutes',
    'a speech of one minute',
    NOTE_FILE,
    'basics',
    (b) => {
      blockOf(b, 'prose').text = 'word '.repeat(179);
    },
  ],
  [
    'two-minutes',
    'a speech of three minutes',
    NOTE_FILE,
    'basics',
    (b) => {
      blockOf(b, 'prose').text = 'word '.repeat(321);
    },
  ],
  [
    'two-minutes',
    'a note that does not speak',
    NOTE_FILE,
    'basics',
    (b) => {
      blockOf(b, 'heading').text = 'Introduction';
    },
  ],
];

describe('the laws of the bank', () => {
  test('find nothing in a valid bank', () => expect(violationsOf(validBank())).toEqual([]));

  test.each(BROKEN)('%s refuses %s', (rule, _how, file, item, breaking) => {
    const bank = structuredClone(validBank());
    breaking(bank);
    const found = violationsOf(published(bank)).filter((v) => v.rule === rule);
    expect(found).toContainEqual(expect.objectContaining({ file, item, rule }));
    expect(found.every((v) => v.message.length > 8 && v.severity === undefined)).toBe(true);
  });

  test('warn of an item past its date, and not on the day', () => {
    const bank = validBank();
    bank.items[0]!.item.reviewBy = '2026-10';
    bank.items[1]!.item.reviewBy = '2026-11-23';
    bank.items[2]!.item.reviewBy = '2026-11';
    expect(violationsOf(bank)).toEqual([
      expect.objectContaining({ file: FILE, item: 'single-best', rule: 'overdue', severity: 'warning' }),
    ]);
  });

  test.each<[string, string, string, Breaking]>([
    [
      'a changed meaning',
      FILE,
      'single-best',
      (b) => {
        b.meanings['single-best'] = 'ffff';
      },
    ],
    [
      'an item that is gone',
      'ledger.yaml',
      'long-gone',
      (b) => {
        b.ledger['long-gone'] = 'ffff';
      },
    ],
    ['an item not yet published', FILE, 'life', (b) => void delete b.ledger.life],
  ])('ledger refuses %s', (_how, file, item, breaking) => {
    const bank = validBank();
    breaking(bank);
    expect(violationsOf(bank)).toEqual([expect.objectContaining({ file, item, rule: 'ledger' })]);
  });

  test('ledger lets an item leave by one that replaces it', () => {
    const bank = validBank();
    bank.ledger['long-gone'] = 'ffff';
    Object.assign(bank.items[0]!.item, { replaces: 'long-gone', reason: 'It was wrong.' });
    expect(violationsOf(bank)).toEqual([]);
  });

  test('meaning changes with claim and key, and not with wording', () => {
    const meaning = (change: Breaking) => {
      const bank = structuredClone(validBank());
      change(bank);
      return published(bank).meanings['single-best'];
    };
    const now = meaning(() => undefined);
    expect(
      meaning((b) => {
        single(b).stem = 'Other words?';
      }),
    ).toBe(now);
    expect(
      meaning((b) => {
        single(b).claim += '!';
      }),
    ).toBe(now);
    expect(
      meaning((b) => {
        single(b).claim = 'Another claim.';
      }),
    ).not.toBe(now);
    expect(
      meaning((b) => {
        delete single(b).options[0]!.key;
        single(b).options[1]!.key = true;
      }),
    ).not.toBe(now);
  });
});

describe('the shape of an item', () => {
  const { cloze: _, ...recall } = authoredRecall('pids');
  test.each<[string, unknown, string, RegExp]>([
    ['an unknown level', { ...authoredChoice('a'), level: 'wizard' }, 'level', /junior/],
    ['an id that is no slug', authoredChoice('Not A Slug'), 'id', /slug/],
    ['an unknown field', { ...authoredChoice('a'), colour: 'red' }, '', /colour/],
    [
      'an option without a why',
      {
        ...authoredChoice('a'),
        options: [
          { id: 'x', text: 'y' },
          { id: 'z', text: 'y', why: 'w' },
        ],
      },
      'options.0.why',
      /string/,
    ],
    ['a key it cannot read', { ...authoredChoice('a'), kind: 'riddle' }, 'kind', /./],
    ['stem and cloze at once', { ...recall, cloze: '{{c1::x}}' }, 'stem', /one of them/],
    ['a cloze without a hole', { ...recall, stem: undefined, cloze: 'no hole' }, 'cloze', /c1/],
    ['no item at all', null, '', /./],
  ])('refuses %s with path and message', (_how, value, path, message) => {
    const parsed = parseItem(value);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.error).toContainEqual({ path, message: expect.stringMatching(message) });
  });

  test('reads a cloze into its parts', () => {
    const parsed = parseItem({
      ...recall,
      stem: undefined,
      cloze: '{{c1::EAGAIN::errno}} at {{c2::pids.max}}',
    });
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        stem: '{{c1}} at {{c2}}',
        cloze: [
          { part: 'c1', text: 'EAGAIN', hint: 'errno' },
          { part: 'c2', text: 'pids.max' },
        ],
      },
    });
  });
});
