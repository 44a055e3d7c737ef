import fc from 'fast-check';
import { createEmptyCard, default_w, FSRS, forgetting_curve, generatorParameters, Rating } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import { studyDayAt } from '@/lib/base/study-day';
import { intervalInWords } from '@/lib/domain/review/durations';
import { GRADES, type Grade } from '@/lib/domain/review/grade';
import {
  type Memory,
  NEW_MEMORY,
  nextMemory,
  type Parameters,
  previewGrades,
  recallAfter,
  retrievability,
  strengthAfter,
} from '@/lib/domain/review/schedule';
import { DAY, dayAt, NOON, OWN_PARAMETERS } from '../support/builders';

const when = (eventId: string, at = NOON, retention = 0.9) => ({
  eventId,
  at,
  studyDay: dayAt(at),
  retention,
});

const grades = fc.constantFrom(...GRADES);
const histories = fc.array(fc.record({ grade: grades, hours: fc.integer({ min: 0, max: 24 * 200 }) }), {
  maxLength: 10,
});

function learnedBy(history: readonly { grade: Grade; hours: number }[], parameters: Parameters = null) {
  let at = NOON;
  let memory: Memory = NEW_MEMORY;
  for (const [i, step] of history.entries()) {
    at += step.hours * 3_600_000;
    memory = nextMemory(memory, step.grade, { ...when(`h-${i}`, at), parameters });
  }
  return { memory, at };
}

describe('scheduling', () => {
  test('gives the same event the same interval, and what was previewed is what is kept', () => {
    fc.assert(
      fc.property(histories, grades, fc.uuid({ version: 7 }), (history, grade, id) => {
        const { memory, at } = learnedBy(history);
        const previews = previewGrades(memory, when(id, at + DAY));
        previewGrades(memory, when('another card on screen', at));
        expect(nextMemory(memory, grade, when(id, at + DAY))).toEqual(previews[grade]);
      }),
    );
  });

  test('spreads long intervals by the id of the event', () => {
    const { memory, at } = learnedBy([
      { grade: 'easy', hours: 0 },
      { grade: 'good', hours: 400 },
    ]);
    const intervals = Array.from(
      { length: 40 },
      (_, i) => nextMemory(memory, 'good', when(`id-${i}`, at + 60 * DAY)).intervalDays,
    );
    expect(new Set(intervals).size).toBeGreaterThan(3);
  });

  test('never makes a better grade due earlier', () => {
    fc.assert(
      fc.property(
        histories,
        fc.integer({ min: 0, max: 300 }),
        fc.uuid({ version: 7 }),
        (history, days, id) => {
          const { memory, at } = learnedBy(history);
          const now = at + days * DAY;
          const previews = previewGrades(memory, when(id, now));
          const due = GRADES.map((g) => previews[g].learnAt ?? now + previews[g].intervalDays * DAY);
          expect(due).toEqual([...due].sort((a, b) => a - b));
        },
      ),
    );
  });

  test('goes on when the clock has jumped back, and keeps the later time', () => {
    fc.assert(
      fc.property(histories, grades, fc.integer({ min: 0, max: 4000 }), (history, grade, back) => {
        const { memory, at } = learnedBy(history);
        const next = nextMemory(memory, grade, when('x', at - back * DAY));
        expect(next.reps).toBe(memory.reps + 1);
        expect(next.lastShifted!).toBeGreaterThanOrEqual(memory.lastShifted ?? 0);
        expect(next.stability).toBeGreaterThan(0);
        expect(next.difficulty).toBeGreaterThanOrEqual(1);
        expect(next.difficulty).toBeLessThanOrEqual(10);
      }),
    );
  });

  test('agrees with ts-fsrs on stability, difficulty and phase', () => {
    const engine = new FSRS(generatorParameters({ request_retention: 0.9, enable_fuzz: false }));
    const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;
    const asked: [Grade, number][] = [
      ['good', 0],
      ['good', 0.02],
      ['good', 3],
      ['hard', 12],
      ['again', 30],
      ['good', 30.02],
      ['easy', 40],
    ];
    let card = createEmptyCard(new Date(0));
    let memory = NEW_MEMORY;
    for (const [i, [grade, days]] of asked.entries()) {
      const at = NOON + days * DAY;
      // Study days end at 04:00, here in UTC.
      card = engine.next(card, new Date(at - 4 * 3_600_000), ratings[grade]).card;
      memory = nextMemory(memory, grade, when(`g-${i}`, at));
      expect(memory.stability).toBeCloseTo(card.stability, 6);
      expect(memory.difficulty).toBeCloseTo(card.difficulty, 6);
      expect([memory.reps, memory.lapses, memory.step]).toEqual([
        card.reps,
        card.lapses,
        card.learning_steps,
      ]);
    }
    expect(memory.phase).toBe('review');
  });

  /**
   * Golden values of the reference implementations' own tests: py-fsrs, tests/test_basic.py (test_review_card and
   * test_memo_state), and ts-fsrs, packages/fsrs/__tests__/FSRS-6.test.ts. Both have them without fuzz, so time is moved
   * by their intervals, and an interval at a retention of 0.9 is the stability in whole days.
   */
  test('gives the memory states the reference implementations publish', () => {
    const good = 'good' as const;
    const walk = (asked: readonly (readonly [Grade, number])[]) => {
      let at = NOON;
      let memory: Memory = NEW_MEMORY;
      return asked.map(([grade, daysBefore], i) => {
        at += daysBefore * DAY;
        memory = nextMemory(memory, grade, when(`golden-${i}`, at));
        return memory;
      });
    };
    const states = walk([['again', 0], ...[0, 1, 3, 8, 21].map((days) => [good, days] as const)]);
    expect(states.at(-1)!.stability).toBeCloseTo(53.62691, 4);
    expect(states.at(-1)!.difficulty).toBeCloseTo(6.3574867, 4);

    const intervals = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21];
    const grades = intervals.map((_, i): Grade => (i === 6 || i === 7 ? 'again' : 'good'));
    const walked = walk(grades.map((grade, i) => [grade, i === 0 ? 0 : intervals[i - 1]!] as const));
    expect(walked.map((m) => (m.phase === 'review' ? Math.round(m.stability) : 0))).toEqual(intervals);
  });

  test('looks ahead as it schedules: recall and strength without fuzz', () => {
    fc.assert(
      fc.property(
        histories,
        grades,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(null, OWN_PARAMETERS),
        (history, grade, days, parameters) => {
          const { memory, at } = learnedBy(history, parameters);
          const { day } = dayAt(at);
          const before = memory.phase === 'new' ? null : memory;
          const after = nextMemory(memory, grade, { ...when('x', at + days * DAY), parameters });
          const ahead = strengthAfter(before, before ? days : 0, grade, parameters);
          expect(ahead.stability).toBeCloseTo(after.stability, 6);
          expect(ahead.difficulty).toBeCloseTo(after.difficulty, 6);
          if (before)
            expect(recallAfter(memory.stability, days, parameters)).toBeCloseTo(
              retrievability(memory, day + days)!,
              9,
            );
        },
      ),
    );
  });

  test('is due on whole study days, whatever the hour and the zone', () => {
    for (const zone of [-600, 0, 345, 780]) {
      for (const hour of [0, 5, 15, 23]) {
        const at = NOON + hour * 3_600_000;
        const studyDay = studyDayAt(at, zone, 240);
        const memory = nextMemory(NEW_MEMORY, 'easy', { eventId: 'same', at, studyDay, retention: 0.9 });
        expect(memory.dueDay - studyDay.day).toBe(memory.intervalDays);
        expect(memory.intervalDays).toBe(nextMemory(NEW_MEMORY, 'easy', when('same')).intervalDays);
      }
    }
  });

  test('asks again sooner for a higher retention', () => {
    const { memory, at } = learnedBy([
      { grade: 'easy', hours: 0 },
      { grade: 'good', hours: 400 },
    ]);
    const days = [0.97, 0.9, 0.75].map(
      (r) => nextMemory(memory, 'good', when('x', at + 40 * DAY, r)).intervalDays,
    );
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(new Set(days).size).toBe(3);
  });

  test('lets recall fall with the days, and knows nothing of a new card', () => {
    const memory = nextMemory(NEW_MEMORY, 'easy', when('x'));
    const { day } = dayAt(NOON);
    const curve = [0, 1, 10, 100].map((d) => retrievability(memory, day + d)!);
    expect(curve[0]).toBe(1);
    expect(curve).toEqual([...curve].sort((a, b) => b - a));
    expect(retrievability(NEW_MEMORY, day)).toBeNull();
  });

  test('says intervals as people say them', () => {
    const learned = (intervalDays: number) => intervalInWords({ ...NEW_MEMORY, intervalDays }, NOON);
    expect([1, 6, 21, 150, 548].map(learned)).toEqual([
      '1 day',
      '6 days',
      '3 weeks',
      '5 months',
      '1.5 years',
    ]);
    expect(intervalInWords({ ...NEW_MEMORY, learnAt: NOON + 360_000 }, NOON)).toBe('6 min');
  });

  test('with own parameters learns, spaces and fades as FSRS does with them', () => {
    const own = { ...when('x'), parameters: OWN_PARAMETERS };
    const memory = nextMemory(NEW_MEMORY, 'easy', own);
    expect(memory).toMatchObject({ stability: OWN_PARAMETERS[3], decay: OWN_PARAMETERS[20] });
    expect(memory.intervalDays).not.toBe(nextMemory(NEW_MEMORY, 'easy', when('x')).intervalDays);
    const day = dayAt(NOON).day;
    for (const days of [1, 9, 80]) {
      expect(retrievability(memory, day + days)).toBe(
        forgetting_curve(OWN_PARAMETERS, days, memory.stability),
      );
      const { decay: _, ...usual } = memory;
      expect(retrievability(usual, day + days)).toBe(forgetting_curve(default_w, days, memory.stability));
    }
    expect(nextMemory(memory, 'good', when('y', NOON + 9 * DAY))).not.toHaveProperty('decay');
  });
});
