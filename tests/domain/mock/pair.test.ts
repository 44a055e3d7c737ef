import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CandidateView, candidateView, viewAfter } from '@/lib/domain/mock/candidate-view';
import { type Board, drawn, EMPTY_BOARD, newerBoard } from '@/lib/domain/mock/pair-board';
import {
  LARGEST_MESSAGE,
  type PairMessage,
  parseKeptView,
  parseMessage,
  printMessage,
} from '@/lib/domain/mock/pair-message';
import { isPlainHtml } from '@/lib/domain/mock/plain-html';
import { type MockEvent, type MockSession, step } from '@/lib/domain/mock/session';
import { DIMENSIONS, LENGTHS, PHASES, SCORES, VERDICTS } from '@/lib/domain/mock/words';
import { promptOf } from '../../support/prompt';

/** A prompt whose every secret has a word of its own. */
const base = promptOf();
const SECRET = 'zq';
const prompt = promptOf({
  probes: base.probes.map((p, i) => ({ ...p, ask: `ask${i}ask`, listen: `${SECRET}listen` })),
  clarifications: ['a', 'b', 'c'].map((id) => ({ id, question: `question-${id}`, answer: `answer-${id}` })),
  points: base.points.map((p) => ({ ...p, text: `${SECRET}point`, question: `${SECRET}card` })),
  flags: [{ id: 'f', text: `${SECRET}flag`, why: `${SECRET}why` }],
  dimensions: Object.fromEntries(
    DIMENSIONS.map((d) => [d, { weight: 1, anchors: { 0: `${SECRET}0`, 2: `${SECRET}2`, 4: `${SECRET}4` } }]),
  ) as typeof base.dimensions,
  model: { answer: `${SECRET}model`, diagrams: [] },
  levels: { junior: `${SECRET}j`, mid: `${SECRET}m`, senior: `${SECRET}s`, staff: `${SECRET}st` },
});

const phase = fc.constantFrom(...PHASES);
const secret = fc.constant(`${SECRET}note`);
const event: fc.Arbitrary<object> = fc.oneof(
  fc.record({ type: fc.constant('noted'), phase, text: secret }),
  fc.record({ type: fc.constant('remarked'), text: secret }),
  fc.record({ type: fc.constant('asked'), clarification: fc.constantFrom('a', 'b', 'c', 'gone') }),
  fc.record({
    type: fc.constant('probed'),
    probe: fc.constantFrom('gone', ...base.probes.map((p) => p.id)),
  }),
  fc.record({
    type: fc.constant('ticked-off'),
    probe: fc.constantFrom(...base.probes.map((p) => p.id)),
    on: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('judged'),
    point: fc.constant('quota'),
    verdict: fc.constantFrom(...VERDICTS),
  }),
  fc.record({ type: fc.constant('flagged'), flag: fc.constant('f'), on: fc.boolean() }),
  fc.record({
    type: fc.constant('scored'),
    dimension: fc.constantFrom(...DIMENSIONS),
    score: fc.constantFrom(...SCORES),
  }),
  fc.constant({ type: 'advanced' }),
  fc.constant({ type: 'ticked' }),
  fc.constant({ type: 'paused' }),
  fc.constant({ type: 'resumed' }),
);
const session = fc
  .tuple(fc.array(event, { maxLength: 40 }), fc.constantFrom(...LENGTHS))
  .map(([events, length]) => {
    const start = { at: 0, type: 'started', sessionId: 's', promptId: 'p', meaning: 'm', mode: 'pair' };
    const begun = step(null, { ...start, length, level: 'staff' } as MockEvent)!;
    return events.reduce<MockSession>((s, e, i) => step(s, { ...e, at: i * 1000 } as MockEvent)!, begun);
  });

const text = fc.string({ unit: 'binary', maxLength: 40 });
const board = fc.record({ version: fc.nat(), text });
const message: fc.Arbitrary<PairMessage> = fc.oneof(
  fc.constant<PairMessage>({ type: 'hello' }),
  session.map((s): PairMessage => ({ type: 'view', view: candidateView(prompt, s) })),
  board.map((b): PairMessage => ({ type: 'board', sessionId: 's', board: b })),
  fc
    .option(fc.record({ phase, running: fc.boolean(), spentMs: fc.nat() }))
    .map((clock): PairMessage => ({ type: 'beat', clock })),
  fc.constantFrom('over' as const, 'left' as const).map((reason): PairMessage => ({ type: 'bye', reason })),
);
const print = (m: PairMessage) => {
  const printed = printMessage(m);
  if (!printed.ok) throw new Error(printed.error.detail);
  return printed.value;
};

describe('what a candidate sees', () => {
  test('has no word of what to listen for, points, flags, anchors, the model answer or the notes', () => {
    fc.assert(
      fc.property(session, (s) => {
        expect(JSON.stringify(candidateView(prompt, s))).not.toContain(SECRET);
      }),
    );
  });

  test('has the answers to what was asked and the probes of the phase, in their order, and no others', () => {
    fc.assert(
      fc.property(session, (s) => {
        const view = candidateView(prompt, s);
        const known = s.asked.filter((id) => id !== 'gone');
        expect(view.asked.map((a) => a.answer)).toEqual(known.map((id) => `answer-${id}`));
        const put = s.probed.filter((p) => p.phase === s.phase && p.probe !== 'gone');
        expect(view.probes).toEqual(put.map((p) => prompt.probes.find((q) => q.id === p.probe)!.ask));
      }),
    );
  });

  test('goes on by the clock of its own device, and only where the clock runs', () => {
    fc.assert(
      fc.property(session, fc.integer({ min: -5000, max: 5000 }), (s, sinceMs) => {
        const view = candidateView(prompt, s);
        const passed = view.running && sinceMs > 0 ? sinceMs : 0;
        const spent = (v: CandidateView) => PHASES.reduce((sum, p) => sum + v.spentMs[p], 0);
        const after = viewAfter(view, sinceMs);
        expect(spent(after)).toBe(spent(view) + passed);
        expect(after.spentMs[s.phase]).toBe(view.spentMs[s.phase] + passed);
      }),
    );
  });
});

describe('a message between two devices', () => {
  test('arrives as it was sent', () => {
    fc.assert(
      fc.property(message, (m) => {
        expect(parseMessage(print(m))).toEqual({ ok: true, value: m });
      }),
    );
  });

  test('is refused, never half taken, when a field is broken, missing or of another kind', () => {
    const broken = fc.constantFrom<unknown>(null, 'x', -1, 1e300, [], {}, [null], '<img src=x>', undefined);
    fc.assert(
      fc.property(message, broken, fc.nat(), (m, value, at) => {
        const plain = JSON.parse(print(m)) as Record<string, unknown>;
        const inner = (plain.view ?? plain.board ?? plain.clock ?? plain) as Record<string, unknown>;
        const names = Object.keys(inner);
        const name = names[at % names.length]!;
        inner[name] = value;
        const parsed = parseMessage(JSON.stringify(plain));
        // What is taken all the same is well-formed: it reads as itself.
        if (parsed.ok) expect(parseMessage(print(parsed.value))).toEqual(parsed);
        else expect(parsed.error.detail).not.toBe('');
      }),
    );
  });

  test('is refused without a fall, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (source) => {
        expect(parseMessage(source).ok).toBe(false);
      }),
    );
  });

  test('has only the fields it is known to have', () => {
    const more = JSON.stringify({ type: 'bye', reason: 'over', script: 'x' });
    expect(parseMessage(more)).toEqual({ ok: true, value: { type: 'bye', reason: 'over' } });
  });

  test('of more than the largest size is neither sent nor read', () => {
    const long = 'x'.repeat(LARGEST_MESSAGE);
    const sent = printMessage({ type: 'board', sessionId: 's', board: { version: 1, text: long } });
    expect(sent).toMatchObject({ ok: false, error: { type: 'too-large' } });
    expect(parseMessage(`"${long}"`)).toMatchObject({ ok: false, error: { type: 'too-large' } });
  });

  test('shows no HTML but what the bank is made of', () => {
    const view = candidateView(prompt, step(null, begin())!);
    for (const context of [
      '<img src=x onerror=alert(1)>',
      '<p onclick="x">a</p>',
      '<script>x</script>',
      '<svg><a/></svg>',
      '<p>a</p',
      'a & b',
      '<style>p{}</style>',
      '<ol start="1" onclick="x">',
    ]) {
      expect(isPlainHtml(context), context).toBe(false);
      expect(parseMessage(JSON.stringify({ type: 'view', view: { ...view, context } }))).toMatchObject({
        ok: false,
        error: { type: 'malformed', detail: 'context: not of the bank' },
      });
    }
  });

  test('kept on the device is read back by the same rules', () => {
    const view = candidateView(prompt, step(null, begin())!);
    expect(parseKeptView(JSON.parse(JSON.stringify(view)))).toEqual(view);
    expect(parseKeptView({ ...view, task: '<b>' })).toBeNull();
    expect(parseKeptView(null)).toBeNull();
  });
});

const begin = (): MockEvent => ({
  at: 0,
  type: 'started',
  sessionId: 's',
  promptId: 'p',
  meaning: 'm',
  mode: 'pair',
  length: 35,
  level: 'mid',
});

describe('the board of a pair', () => {
  const strokes = fc.array(
    fc.record({ by: fc.constantFrom('interviewer', 'candidate'), cut: fc.boolean(), text }),
    { maxLength: 20 },
  );
  const met = (i: Board, c: Board) => ({
    interviewer: newerBoard(i, c, 'interviewer'),
    candidate: newerBoard(c, i, 'candidate'),
  });

  test('is the same on both devices once they have met', () => {
    fc.assert(
      fc.property(strokes, (all) => {
        let boards: Record<string, Board> = { interviewer: EMPTY_BOARD, candidate: EMPTY_BOARD };
        for (const { by, cut, text: stroke } of all) {
          boards = { ...boards, [by]: drawn(boards[by]!, stroke) };
          if (!cut) boards = met(boards.interviewer!, boards.candidate!);
        }
        const { interviewer, candidate } = met(boards.interviewer!, boards.candidate!);
        expect(interviewer).toEqual(candidate);
      }),
    );
  });

  test('keeps what the candidate drew while the line was cut', () => {
    fc.assert(
      fc.property(board, fc.array(text, { minLength: 1, maxLength: 9 }), (start, drew) => {
        const after = drew.reduce(drawn, start);
        const { interviewer, candidate } = met(start, after);
        expect(candidate.text).toBe(drew.at(-1));
        expect(interviewer).toEqual(candidate);
      }),
    );
  });
});
