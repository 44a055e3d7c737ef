import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredEvent } from '@/lib/domain/review/event';
import { AnswerCollector } from '@/lib/domain/review/fit/answers';
import { historyOf } from '@/lib/domain/review/fit/history';
import { CardWalk } from '@/lib/domain/review/fit/model';
import { foldCard, foldSettings } from '@/lib/domain/review/fold';
import { GRADES } from '@/lib/domain/review/grade';
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
} from '../../support/builders';

const collected = (...pieces: StoredEvent[][]) => {
  const collector = new AnswerCollector();
  for (const piece of pieces) collector.add(piece);
  const folding = collector.folding();
  for (let cards = 0; ; cards++) {
    const step = folding.next();
    if (!step.done) continue;
    expect(cards).toBe(collector.cards);
    return step.value;
  }
};

describe('what fitting takes from a log', () => {
  test('is what reached the scheduler, in the order of the log, whatever order it comes in', () => {
    const [a, b] = [cardRef(0), cardRef(1)];
    const log = [
      storedEvent('1', answered(a, { grade: 'again', shownAt: NOON - 3000 }), 1),
      storedEvent('2', answered(b, { grade: 'easy' }), 2, NOON + HOUR),
      storedEvent('3', answered(a, { grade: 'good' }), 3, NOON + HOUR),
      // Measures only.
      storedEvent('4', answered(a, { context: 'checkpoint', grade: null }), 4, NOON + 2 * DAY),
      storedEvent('5', answered(b, { grade: 'again' }), 5, NOON + 9 * DAY),
      storedEvent('6', answered(a, { grade: 'hard', shownAt: NOON - DAY }), 6, NOON + 9 * DAY),
      storedEvent('7', { type: 'undone', target: '5', targetCardId: b.cardId, sessionId: null }, 7),
      storedEvent('8', { type: 'suspended', ...a, on: true, sessionId: null }, 8),
      laterEvent('9', 9),
    ];
    const expected = [
      { cardId: a.cardId, day: TODAY, grade: 1, tookMs: 3000 },
      { cardId: b.cardId, day: TODAY, grade: 4, tookMs: 10_000 },
      { cardId: a.cardId, day: TODAY, grade: 3, tookMs: 10_000 },
      { cardId: a.cardId, day: TODAY + 9, grade: 2, tookMs: 300_000 },
    ];
    expect(collected(log)).toEqual(expected);
    expect(collected(log.slice(5), log.slice(0, 5))).toEqual(expected);
  });

  test('leads to the memory the fold has of every card, under any parameters', () => {
    const step = fc.record({
      card: fc.nat(2),
      grade: fc.constantFrom(...GRADES),
      context: fc.constantFrom('review', 'quiz', 'checkpoint', 'mock'),
      hours: fc.integer({ min: -20, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let at = NOON;
        const log = steps.map(({ card, grade, context, hours }, i) => {
          at += hours * HOUR;
          return storedEvent(`e-${i}`, answered(cardRef(card), { grade, context } as never), i + 1, at);
        });
        const answers = collected(log);
        const history = historyOf(answers);
        const walk = new CardWalk(30);
        walk.use(OWN_PARAMETERS);
        const timeline = foldSettings([
          storedEvent('p', { type: 'settings-changed', changes: { parameters: OWN_PARAMETERS } }, 99),
        ]);
        [...new Set(answers.map((a) => a.cardId))].forEach((cardId, card) => {
          walk.first(history.grades[history.starts[card]!]!);
          for (let place = history.starts[card]! + 1; place < history.starts[card + 1]!; place++)
            walk.next(history.days[place]!, history.grades[place]!, 0);
          const { memory } = foldCard(
            log.filter((e) => 'cardId' in e && e.cardId === cardId),
            timeline,
          ).card!;
          expect(walk.stability).toBeCloseTo(memory.stability, 3);
          expect(walk.difficulty).toBeCloseTo(memory.difficulty, 4);
        });
      }),
    );
  });
});
