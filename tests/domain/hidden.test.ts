import { expect, test } from 'vitest';
import { foldCard, newCardState } from '@/lib/domain/review/fold';
import { isHidden, isItemHidden } from '@/lib/domain/review/hidden';
import { answered, cardRef, indexEntry, storedEvent } from '../support/builders';

const study = indexEntry(1);
const transfer = indexEntry(1, { use: 'transfer' });
const card = newCardState(cardRef(1));

test('a study item is never hidden', () => {
  expect(isHidden(study, undefined)).toBe(false);
  expect(isHidden(study, card)).toBe(false);
});

test('a transfer item is hidden until it was answered or shown', () => {
  expect(isHidden(transfer, undefined)).toBe(true);
  expect(isHidden(transfer, card)).toBe(true);
  expect(isHidden(transfer, { ...card, answers: 1 })).toBe(false);
  expect(isHidden(transfer, { ...card, spentDay: 0 })).toBe(false);
});

test('a transfer item that was flagged or suspended alone stays hidden', () => {
  const flagged = { ...card, flagged: true, suspended: true, buriedUntil: 9 };
  expect(isHidden(transfer, flagged)).toBe(true);
});

test('an answer that was undone hides it again, a showing does not', () => {
  const undone = [
    storedEvent('a', answered(cardRef(1), { context: 'checkpoint', grade: null }), 1),
    storedEvent('b', { type: 'undone', target: 'a', targetCardId: 'item-1#main', sessionId: null }, 2),
  ];
  expect(isHidden(transfer, foldCard(undone, []).card ?? undefined)).toBe(true);
  const shown = storedEvent('c', { type: 'shown', ...cardRef(1), context: 'checkpoint', sessionId: 's' }, 3);
  expect(isHidden(transfer, foldCard([...undone, shown], []).card ?? undefined)).toBe(false);
});

test('an item of several parts is open once one of them was met', () => {
  const entry = indexEntry(1, { use: 'transfer', parts: ['c1', 'c2'] });
  expect(isItemHidden(entry, new Map())).toBe(true);
  expect(isItemHidden(entry, new Map([['item-1#c2', { ...card, answers: 1 }]]))).toBe(false);
});
