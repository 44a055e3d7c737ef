import { describe, expect, test } from 'vitest';
import { newCardState } from '@/lib/domain/review/fold';
import { topicProgress } from '@/lib/domain/review/progress';
import { NEW_MEMORY, nextMemory, retrievability } from '@/lib/domain/review/schedule';
import { cardRef, dayAt, indexEntry, NOON, TODAY } from '../support/builders';

const answeredCard = (n: number) => {
  const when = { eventId: `e-${n}`, at: NOON, studyDay: dayAt(NOON), retention: 0.9 };
  return { ...newCardState(cardRef(n)), memory: nextMemory(NEW_MEMORY, 'easy', when), answers: 1 };
};

describe('progress of a topic', () => {
  const index = [0, 3, 6].map((n) => indexEntry(n, { topic: 'a' }));

  test('is nothing before the first answer, also of cards only flagged', () => {
    const flagged = new Map([['item-0#main', { ...newCardState(cardRef(0)), flagged: true }]]);
    expect(topicProgress(index, flagged, TODAY).get('a')).toEqual({
      total: 3,
      met: 0,
      recall: null,
      share: 0,
    });
  });

  test('is coverage times recall, and sinks as memory does', () => {
    const cards = new Map([['item-0#main', answeredCard(0)]]);
    const later = TODAY + 30;
    const recall = retrievability(cards.get('item-0#main')!.memory, later)!;
    const { met, share, ...rest } = topicProgress(index, cards, later).get('a')!;
    expect(rest.recall).toBeCloseTo(recall, 12);
    expect(met).toBe(1);
    expect(share).toBeCloseTo((1 / 3) * recall, 12);
    expect(share).toBeLessThan(topicProgress(index, cards, TODAY).get('a')!.share);
  });

  test('counts every part of a card, and no transfer item', () => {
    const cloze = indexEntry(1, { topic: 'b', parts: ['c1', 'c2'] });
    const hidden = indexEntry(2, { topic: 'b', use: 'transfer' });
    expect(topicProgress([cloze, hidden], new Map(), TODAY).get('b')).toMatchObject({ total: 2, met: 0 });
  });
});
