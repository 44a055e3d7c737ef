import { describe, expect, test } from 'vitest';
import { viewOf } from '@/lib/client/readiness/readiness-query';
import type { ReadinessState } from '@/lib/client/readiness/state';
import { beliefOf } from '@/lib/domain/readiness/belief';
import { DEFAULT_SETTINGS } from '@/lib/domain/review/settings';
import {
  personAfter,
  smallBlueprint,
  smallCards,
  smallIndex,
  smallTopics,
  type Told,
} from '../support/readiness';

function stateAfter(told: readonly Told[], targetDay: number | null = null): ReadinessState {
  const person = personAfter(told);
  const evidence = person.evidence();
  const files = { packs: {}, notes: {}, diagrams: '' };
  return {
    index: { format: 1, version: 'test', topics: smallTopics, concepts: {}, items: smallIndex, ...files },
    settings: { ...DEFAULT_SETTINGS, role: 'senior', targetDay },
    today: person.day,
    blueprint: smallBlueprint,
    cards: person.cards,
    days: [],
    evidence,
    belief: beliefOf(evidence, smallBlueprint),
  };
}

/** Often enough that there is a number, and a while ago. */
const often: Told[] = Array.from({ length: 80 }, (_, i) => ({ card: i, days: 1, right: true }));
/** As many first answers as a number stands on: the small bank has fewer, so each counts twice. */
const withNumber = (targetDay: number | null): ReadinessState => {
  const state = stateAfter(often, targetDay);
  const firsts = [...state.evidence.firsts, ...state.evidence.firsts];
  return { ...state, evidence: { ...state.evidence, firsts } };
};

describe('until there is a number', () => {
  test('each need has a quiz of questions never met, of its topic', () => {
    const view = viewOf(stateAfter([{ card: 0, days: 0, right: true }]));
    if (view.readiness.enough) throw new Error('one answer is not enough');
    const met = smallIndex[0]!;
    for (const { topic, more, quiz } of view.readiness.needs) {
      const params = new URL(quiz, 'https://x').searchParams;
      const items = params.get('items')!.split(',');
      expect(items.length).toBeLessThanOrEqual(more);
      expect(items).not.toContain(met.id);
      for (const id of items)
        expect(smallIndex.find((e) => e.id === id)).toMatchObject({ topic, use: 'study' });
    }
    expect(view.learned.firsts).toBe(1);
  });

  test('a topic all of whose questions were met is asked as any quiz asks it', () => {
    const everything = smallCards.map((_, card): Told => ({ card, days: 0, right: true }));
    const view = viewOf(stateAfter(everything));
    if (view.readiness.enough) throw new Error('the small bank is not enough');
    expect(view.readiness.needs.map((n) => n.quiz)).toEqual(
      view.readiness.needs.map(({ topic }) => `/quiz?topics=${topic}`),
    );
  });
});

describe('a target day', () => {
  const { today } = withNumber(null);
  const on = (targetDay: number | null) => {
    const view = viewOf(withNumber(targetDay));
    if (!view.readiness.enough) throw new Error('there is no number');
    return { targetDay: view.targetDay, ...view.readiness };
  };

  test('still to come is what the number is of, and today’s is told beside it', () => {
    const now = on(null);
    const then = on(today + 60);
    expect(then.estimate.day).toBe(today + 60);
    expect(then.meanToday).toBe(now.estimate.mean);
    expect(then.estimate.mean).toBeLessThan(now.estimate.mean);
  });

  test('that has come is today, with nothing beside it', () => {
    expect(on(today)).toMatchObject({ targetDay: today, estimate: { day: today }, meanToday: null });
  });

  test('that has passed is as none', () => {
    expect(on(today - 1)).toEqual(on(null));
  });
});
