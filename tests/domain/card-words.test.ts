import { describe, expect, test } from 'vitest';
import { dateOfDay, dueInWords, forgettingInWords } from '@/lib/domain/review/card-words';
import { type CardState, newCardState } from '@/lib/domain/review/fold';
import { forgettingOf } from '@/lib/domain/review/forgetting';
import { NEW_MEMORY, nextMemory, retrievability } from '@/lib/domain/review/schedule';
import { studyStateOf } from '@/lib/domain/review/study-state';
import { cardRef, DAY, dayAt, NOON, TODAY } from '../support/builders';

const at = (time: number) => ({ eventId: 'e', at: time, studyDay: dayAt(time), retention: 0.9 });
/** Easy at first sight: in review at once. */
const known = nextMemory(NEW_MEMORY, 'easy', at(NOON));
const learning = nextMemory(NEW_MEMORY, 'again', at(NOON));
const card = (change: Partial<CardState>): CardState => ({ ...newCardState(cardRef(1)), ...change });

describe('the state of a card', () => {
  test.each<[string, CardState | undefined, number, number]>([
    ['new', undefined, TODAY, NOON],
    ['new', card({ flagged: true }), TODAY, NOON],
    ['learning', card({ memory: learning }), TODAY, NOON],
    ['due', card({ memory: learning }), TODAY, learning.learnAt!],
    ['due', card({ memory: learning }), TODAY + 1, NOON + DAY],
    ['known', card({ memory: known }), known.dueDay - 1, NOON],
    ['due', card({ memory: known }), known.dueDay, NOON],
    ['suspended', card({ memory: known, suspended: true }), known.dueDay, NOON],
  ])('is %s', (state, row, day, now) => {
    expect(studyStateOf(row, day, now)).toBe(state);
  });

  test('is said with the day it is due', () => {
    expect(dueInWords(undefined, TODAY, NOON)).toMatch(/^New/);
    expect(dueInWords(card({ memory: learning }), TODAY, NOON)).toBe('Next step in 1 minute.');
    expect(dueInWords(card({ memory: learning }), TODAY + 1, NOON + DAY)).toBe('Due now.');
    const row = card({ memory: { ...known, dueDay: TODAY + 3 } });
    expect(dueInWords(row, TODAY, NOON)).toBe('Due in 3 days, on 5 Mar 2026.');
    expect(dueInWords(row, TODAY + 2, NOON)).toBe('Due tomorrow.');
    expect(dueInWords(row, TODAY + 3, NOON)).toBe('Due now.');
    expect(dueInWords(row, TODAY + 4, NOON)).toBe('Due since yesterday.');
    expect(dueInWords({ ...row, buriedUntil: TODAY + 4 }, TODAY + 3, NOON)).toBe('Put aside until tomorrow.');
    expect(dueInWords({ ...row, suspended: true }, TODAY, NOON)).toMatch(/^Suspended/);
    expect(dateOfDay(TODAY)).toBe('2 Mar 2026');
  });
});

describe('the forgetting of a card', () => {
  test('is not drawn before it was scheduled', () => {
    expect(forgettingOf(NEW_MEMORY, TODAY)).toBeNull();
  });

  test('starts at certainty, never rises, and is the desired retention on the day it is due', () => {
    const curve = forgettingOf(known, TODAY)!;
    expect(curve.points[0]).toBe(1);
    curve.points.slice(1).forEach((chance, i) => {
      expect(chance).toBeLessThanOrEqual(curve.points[i]!);
    });
    expect(curve.dueAt).toBe(known.intervalDays);
    expect(curve.points[curve.dueAt]).toBeCloseTo(0.9, 1);
  });

  test('names the first day below the next round chance', () => {
    for (const day of [TODAY, TODAY + 5, TODAY + 40]) {
      const { now, falls, todayAt } = forgettingOf(known, day)!;
      expect(todayAt).toBe(day - TODAY);
      expect(now).toBe(retrievability(known, day));
      const { to, inDays } = falls!;
      const round = Math.ceil(to * 10) / 10;
      expect(retrievability(known, day + inDays)).toBe(to);
      expect(retrievability(known, day + inDays - 1)).toBeGreaterThan(round);
    }
  });

  test('is said in words', () => {
    const curve = forgettingOf(known, TODAY)!;
    expect(forgettingInWords({ ...curve, now: 0.9, falls: { to: 0.798, inDays: 12 } })).toBe(
      '90 % today, 80 % in 12 days',
    );
    expect(forgettingInWords({ ...curve, now: 0.3, falls: null })).toMatch(/^30 % today, and/);
  });
});
