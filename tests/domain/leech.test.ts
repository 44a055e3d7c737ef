import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promptCardId } from '@/lib/domain/mock/prompt';
import { type CardState, newCardState } from '@/lib/domain/review/fold';
import { hardOf, LEECH_LAPSES, leechMark } from '@/lib/domain/review/leech';
import { cardRef } from '../support/builders';

const cardOf = (
  n: number,
  lapses: number,
  difficulty: number,
  change: Partial<CardState> = {},
): CardState => {
  const state = newCardState(cardRef(n));
  return { ...state, memory: { ...state.memory, lapses, difficulty, stability: n }, ...change };
};
const cards = fc
  .array(fc.tuple(fc.nat(20), fc.double({ min: 1, max: 10, noNaN: true }), fc.boolean()), { maxLength: 20 })
  .map((list) =>
    list.map(([lapses, difficulty, suspended], n) => cardOf(n, lapses, difficulty, { suspended })),
  );

test('a card is a leech from eight forgettings on, and it is said again at every four more', () => {
  expect([7, 8, 11, 12, 15, 16].map(leechMark)).toEqual([null, 8, 8, 12, 12, 16]);
});

test('every card forgotten and still asked stands in one of the two lists, a leech also when it is suspended', () => {
  fc.assert(
    fc.property(cards, (all) => {
      const { leeches, hardest } = hardOf(all);
      const ids = (list: readonly CardState[]) => list.map((c) => c.cardId).sort();
      const wanted = all.filter(
        (c) => c.memory.lapses > 0 && (!c.suspended || c.memory.lapses >= LEECH_LAPSES),
      );
      expect(ids([...leeches, ...hardest])).toEqual(ids(wanted));
      expect(leeches.every((c) => c.memory.lapses >= LEECH_LAPSES)).toBe(true);
      expect(hardest.every((c) => c.memory.lapses < LEECH_LAPSES && !c.suspended)).toBe(true);
    }),
  );
});

test('the most forgotten leech comes first, suspended or not; of the rest the hardest', () => {
  const all = [
    cardOf(0, 9, 5),
    cardOf(1, 20, 5, { suspended: true }),
    cardOf(2, 12, 5),
    cardOf(3, 2, 9.04),
    cardOf(4, 5, 9.01),
    cardOf(5, 1, 9.9),
    cardOf(6, 0, 10),
  ];
  const { leeches, hardest } = hardOf(all);
  expect(leeches.map((c) => c.itemId)).toEqual(['item-1', 'item-2', 'item-0']);
  expect(hardest.map((c) => c.itemId)).toEqual(['item-5', 'item-4', 'item-3']);
});

test('a review that went badly again and again is no leech', () => {
  const prompt = cardOf(0, 9, 9, { cardId: promptCardId('prompt-0') });
  expect(hardOf([prompt])).toEqual({ leeches: [], hardest: [] });
});
