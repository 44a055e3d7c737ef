import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventBody, StoredEvent } from '@/lib/domain/review/event';
import { CONTEXTS } from '@/lib/domain/review/event';
import { foldCard, foldOn, foldSettings, latest } from '@/lib/domain/review/fold';
import { GRADES } from '@/lib/domain/review/grade';
import { NEW_MEMORY } from '@/lib/domain/review/schedule';
import {
  answered,
  cardRef,
  DAY,
  HOUR,
  laterEvent,
  NOON,
  OWN_PARAMETERS,
  storedEvent,
  TODAY,
} from '../support/builders';

const ref = cardRef(0);
const DEFAULTS = foldSettings([]);
const fold = (events: readonly StoredEvent[]) => foldCard(events, DEFAULTS);

const step = fc.record({
  type: fc.constantFrom(
    'answered',
    'answered',
    'answered',
    'suspended',
    'buried',
    'flagged',
    'undone',
    'later',
  ),
  grade: fc.constantFrom(...GRADES),
  context: fc.constantFrom(...CONTEXTS),
  hours: fc.integer({ min: 0, max: 90 }),
  on: fc.boolean(),
});

const logs = fc.array(step, { minLength: 1, maxLength: 12 }).map((steps) => {
  let at = NOON;
  return steps.map((s, i): StoredEvent => {
    at += s.hours * 3_600_000;
    const right = s.grade !== 'again';
    const bodies: Record<string, EventBody> = {
      answered: answered(ref, {
        grade: s.grade,
        right,
        context: s.context,
        shownAt: at - 5000,
        answeredAt: at,
      }),
      suspended: { type: 'suspended', ...ref, on: s.on, sessionId: null },
      buried: { type: 'buried', ...ref, untilDay: TODAY + i, sessionId: null },
      flagged: { type: 'flagged', ...ref, on: s.on, sessionId: null },
      undone: { type: 'undone', target: `e-${i - 1}`, targetCardId: ref.cardId, sessionId: null },
    };
    const body = bodies[s.type];
    return body
      ? storedEvent(`e-${i}`, body, i + 1, at)
      : laterEvent(`e-${i}`, i + 1, { cardId: ref.cardId });
  });
});

describe('folding a card', () => {
  test('gives the same when one event is added to a fold, wherever that is answered for', () => {
    let grown = 0;
    fc.assert(
      fc.property(logs, fc.nat(), (log, n) => {
        const at = n % log.length;
        const before = [...log.slice(0, at), ...log.slice(at + 1)];
        const start = fold(before);
        const kept = structuredClone(start);
        const next = foldOn(start, before, log[at]!, DEFAULTS);
        expect(start).toEqual(kept);
        if (!next) return;
        grown++;
        expect(next).toEqual(fold(log));
      }),
    );
    expect(grown).toBeGreaterThan(0);
  });

  test('adds no undo, nothing undone and nothing that comes before the rest', () => {
    const answer = (n: number) => storedEvent(`e-${n}`, answered(ref), n);
    const undo = storedEvent(
      'u',
      { type: 'undone', target: 'e-3', targetCardId: ref.cardId, sessionId: null },
      2,
    );
    const log = [answer(1), undo];
    expect(foldOn(fold(log), log, answer(4), DEFAULTS)).not.toBeNull();
    expect(foldOn(fold(log), log, answer(3), DEFAULTS)).toBeNull();
    expect(foldOn(fold([answer(1)]), [answer(1)], undo, DEFAULTS)).toBeNull();
    expect(foldOn(fold([answer(5)]), [answer(5)], answer(4), DEFAULTS)).toBeNull();
  });

  test('gives the same state for any order of arrival', () => {
    const shuffledLogs = logs.chain((log) =>
      fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
    );
    fc.assert(
      fc.property(shuffledLogs, ([log, arrived]) => {
        expect(fold(arrived)).toEqual(fold(log));
      }),
    );
  });

  test('leaves nothing of an event that is undone but the version', () => {
    fc.assert(
      fc.property(logs, fc.nat(), (log, pick) => {
        const n = pick % (log.length + 1);
        const extra = storedEvent('x', answered(ref, { grade: 'easy' }), 100, NOON + 900 * DAY);
        const undo = storedEvent(
          'y',
          { type: 'undone', target: 'x', targetCardId: ref.cardId, sessionId: null },
          101,
        );
        const withBoth = fold([...log.slice(0, n), extra, undo, ...log.slice(n)]);
        const without = fold(log);
        expect(withBoth.days).toEqual(without.days);
        expect(withBoth.card && { ...withBoth.card, version: '' }).toEqual(
          without.card && { ...without.card, version: '' },
        );
        if (without.card) expect(withBoth.card!.version).not.toBe(without.card.version);
      }),
    );
  });

  test('takes back an answer in the middle as if it had never been', () => {
    const at = (days: number) => NOON + days * DAY;
    const first = storedEvent('e-1', answered(ref, { grade: 'easy' }), 1, at(0));
    const wrong = storedEvent('e-2', answered(ref, { grade: 'again', right: false }), 2, at(8));
    const third = storedEvent('e-3', answered(ref, { grade: 'good' }), 3, at(9));
    const undo = storedEvent(
      'e-4',
      { type: 'undone', target: 'e-2', targetCardId: ref.cardId, sessionId: null },
      4,
    );
    expect(fold([first, wrong, third]).card!.memory.lapses).toBe(1);
    expect(fold([first, wrong, third, undo]).card!.memory).toEqual(fold([first, third]).card!.memory);
  });

  test('skips events of a later version, whatever they say', () => {
    const event = storedEvent('e-1', answered(ref), 1);
    const later = [
      laterEvent('u-1', 2, { cardId: ref.cardId }),
      laterEvent('u-2', 3, { ...answered(ref, { grade: 'again' }), type: 'answered', schema: 2 }),
      laterEvent('u-3', 4, { ...answered(ref), type: 'constructor' }),
    ];
    const { card, days } = fold([event, ...later]);
    const plain = fold([event]);
    expect({ ...card, version: '' }).toEqual({ ...plain.card, version: '' });
    expect(days).toEqual(plain.days);
    expect(fold(later).card).toBeNull();
  });

  test('changes the version with every event that arrives, seen or not', () => {
    const events = [
      storedEvent('e-1', answered(ref), 1),
      storedEvent('e-2', { type: 'flagged', ...ref, on: true, sessionId: null }, 2),
      laterEvent('e-3', 3, { cardId: ref.cardId }),
    ];
    const versions = events.map((_, i) => fold(events.slice(0, i + 1)).card!.version);
    expect(new Set(versions).size).toBe(3);
  });

  test('counts a day: introduced once, the day after as a review, a repeat as neither', () => {
    const one = storedEvent('e-1', answered(ref, { right: false, grade: 'again' }), 1);
    const repeat = storedEvent('e-2', answered(ref), 2, NOON + 600_000);
    const next = storedEvent('e-3', answered(ref, { shownAt: 0, answeredAt: DAY }), 3, NOON + DAY);
    const { days } = fold([one, repeat, next]);
    expect(days.get(TODAY)).toEqual({
      day: TODAY,
      answered: 2,
      right: 1,
      introduced: 1,
      reviews: 0,
      tookMs: 20_000,
      firsts: 1,
      firstsRight: 0,
      recall: {},
      predicted: { 50: { n: 1, right: 0 } },
      confidence: { sure: { n: 1, right: 0 } },
    });
    // A day on screen is not a day of study: five minutes count.
    expect(days.get(TODAY + 1)).toMatchObject({
      answered: 1,
      introduced: 0,
      reviews: 1,
      tookMs: 300_000,
      firsts: 0,
    });
  });
});

describe('what reaches the scheduler (DATA decision 3)', () => {
  const repsOf = (
    ...answers: [context: (typeof CONTEXTS)[number], atDays: number, grade?: 'easy' | 'again' | null][]
  ) => {
    const events = answers.map(([context, days, grade = 'easy'], i) =>
      storedEvent(`e-${i}`, answered(ref, { context, grade }), i + 1, NOON + days * DAY),
    );
    return fold(events).card!.memory.reps;
  };

  test.each(['review', 'quiz', 'explain', 'scenario'] as const)(
    'takes the first answer of a day in %s',
    (context) => {
      expect(repsOf([context, 0])).toBe(1);
      expect(repsOf([context, 0], [context, 5])).toBe(2);
    },
  );

  test.each(['checkpoint', 'mock', 'placement'] as const)('never takes an answer in %s', (context) => {
    const event = storedEvent('e-1', answered(ref, { context }), 1);
    expect(fold([event]).card!.memory).toEqual(NEW_MEMORY);
    expect(fold([event]).days.get(TODAY)!).toMatchObject({
      answered: 1,
      introduced: 0,
      firsts: 0,
      reviews: 0,
    });
  });

  test('remembers the last day a transfer item was shown, and calls it met by nothing else', () => {
    const shown = (days: number, n: number) =>
      storedEvent(
        `s-${n}`,
        { type: 'shown', ...ref, context: 'checkpoint', sessionId: 's' },
        n,
        NOON + days * DAY,
      );
    const { card, days } = fold([shown(0, 1), shown(61, 2)]);
    expect(card).toMatchObject({ spentDay: TODAY + 61, answers: 0, memory: NEW_MEMORY });
    expect(days.size).toBe(0);
  });

  test('logs a later quiz answer of the same day only', () => {
    expect(repsOf(['review', 0], ['quiz', 0.1])).toBe(1);
    expect(repsOf(['quiz', 0, 'again'], ['quiz', 0.1])).toBe(1);
    expect(repsOf(['review', 0, 'again'], ['quiz', 0.1])).toBe(1);
  });

  test('takes the same day’s learning repeats inside review', () => {
    expect(repsOf(['review', 0, 'again'], ['review', 0.01])).toBe(2);
    expect(repsOf(['quiz', 0, 'again'], ['review', 0.01])).toBe(2);
  });

  test('does not take a second review of a day once the card is learned', () => {
    expect(repsOf(['review', 0, 'easy'], ['review', 0.01])).toBe(1);
  });

  test('takes no answer without a grade', () => {
    expect(repsOf(['review', 0, null])).toBe(0);
  });
});

describe('settings over time', () => {
  const change = (id: string, n: number, changes: Record<string, unknown>) =>
    storedEvent(id, { type: 'settings-changed', changes }, n);

  test('leave out names and values this version does not know', () => {
    const events = [
      change('a', 1, { retention: 0.8, newPerDay: -1, sound: true }),
      change('b', 2, { newPerDay: 1.5 }),
    ];
    expect(latest(foldSettings(events))).toMatchObject({ retention: 0.8, newPerDay: 12 });
    expect(latest(foldSettings(events))).not.toHaveProperty('sound');
  });

  test('schedule an answer by the retention in force when it was given', () => {
    const answer = (n: number) => storedEvent('e-1', answered(ref, { grade: 'easy' }), n);
    const timeline = foldSettings([change('a', 5, { retention: 0.75 })]);
    const before = foldCard([answer(4)], timeline).card!.memory.intervalDays;
    const after = foldCard([answer(6)], timeline).card!.memory.intervalDays;
    expect(before).toBe(fold([answer(4)]).card!.memory.intervalDays);
    expect(after).toBeGreaterThan(before);
  });

  test('take own parameters in the ranges of FSRS, or none, and nothing else', () => {
    const settled = (...values: unknown[]) =>
      latest(foldSettings(values.map((parameters, i) => change(`c-${i}`, i + 1, { parameters })))).parameters;
    expect(settled()).toBeUndefined();
    expect(settled(OWN_PARAMETERS)).toEqual(OWN_PARAMETERS);
    expect(settled(OWN_PARAMETERS, null)).toBeNull();
    const bad = [
      OWN_PARAMETERS.slice(1),
      [...OWN_PARAMETERS, 1],
      OWN_PARAMETERS.with(20, 0.9),
      OWN_PARAMETERS.with(4, 0),
      OWN_PARAMETERS.with(0, Number.NaN),
      OWN_PARAMETERS.map(String),
      'best',
      {},
      undefined,
    ];
    for (const value of bad) expect(settled(OWN_PARAMETERS, value)).toEqual(OWN_PARAMETERS);
  });

  test('remember by the newest parameters, and come back when it was said', () => {
    const days = [0, 9, 40];
    const log = days.map((day, i) =>
      storedEvent(`e-${i}`, answered(ref, { grade: i === 0 ? 'easy' : 'good' }), 2 * i + 1, NOON + day * DAY),
    );
    const all = (parameters: unknown) => foldSettings([change('z', 0, { parameters })]);
    const plain = foldCard(log, all(null)).card!.memory;
    const own = foldCard(log, all(OWN_PARAMETERS)).card!.memory;
    expect(own.dueDay).not.toBe(plain.dueDay);

    // Adopted after the last answer: the memory is as if they had always held, the date is the one that was said.
    const since = foldCard(log, foldSettings([change('z', 9, { parameters: OWN_PARAMETERS })])).card!.memory;
    expect(since).toEqual({ ...own, dueDay: plain.dueDay, intervalDays: plain.intervalDays });

    // Adopted before it: what was said then was said by the new ones.
    const under = foldCard(log, foldSettings([change('z', 4, { parameters: OWN_PARAMETERS })])).card!.memory;
    expect(under).toEqual(own);

    // Taken back: no trace, but the date that was said meanwhile.
    const back = foldCard(
      log,
      foldSettings([change('y', 4, { parameters: OWN_PARAMETERS }), change('z', 9, { parameters: null })]),
    ).card!.memory;
    expect(back).toEqual({ ...plain, dueDay: own.dueDay, intervalDays: own.intervalDays });
  });

  test('give the same card when one event is added, wherever in the log the parameters changed', () => {
    let grown = 0;
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(14), (log, n, at) => {
        const timeline = foldSettings([change('z', at, { parameters: OWN_PARAMETERS })]);
        const before = log.filter((_, i) => i !== n % log.length);
        const next = foldOn(foldCard(before, timeline), before, log[n % log.length]!, timeline);
        if (!next) return;
        grown++;
        expect(next).toEqual(foldCard(log, timeline));
      }),
    );
    expect(grown).toBeGreaterThan(0);
  });

  test('give the same learning steps under any parameters', () => {
    const grades = fc.constantFrom(...GRADES);
    fc.assert(
      fc.property(fc.array(fc.tuple(grades, fc.integer({ min: 0, max: 90 })), { maxLength: 9 }), (list) => {
        let at = NOON;
        const log = list.map(([grade, hours], i) => {
          at += hours * HOUR;
          return storedEvent(`e-${i}`, answered(ref, { grade }), i + 1, at);
        });
        const steps = (parameters: unknown) => {
          const fold = foldCard(log, foldSettings([change('z', 0, { parameters })]));
          const { phase, step, reps, lapses, learnAt } = fold.card?.memory ?? NEW_MEMORY;
          return { phase, step, reps, lapses, learnAt, seen: fold.steps.map((s) => s.event.id) };
        };
        expect(steps(OWN_PARAMETERS)).toEqual(steps(null));
      }),
    );
  });
});
