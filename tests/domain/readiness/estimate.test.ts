import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beliefOf } from '@/lib/domain/readiness/belief';
import { blueprintOf, ROLES } from '@/lib/domain/readiness/blueprint';
import { estimateOf, readinessOf } from '@/lib/domain/readiness/estimate';
import type { FirstExposure } from '@/lib/domain/readiness/evidence';
import { LEAST_FIRSTS, needsOf } from '@/lib/domain/readiness/need';
import { predictRight, studiedOf } from '@/lib/domain/readiness/predict';
import type { Person } from '@/scripts/readiness/person';
import {
  personAfter,
  smallBlueprint,
  smallCards,
  smallIndex,
  smallTopics,
  smallWorld,
  type Told,
} from '../../support/readiness';

const told = fc.record({ card: fc.nat(smallCards.length - 1), days: fc.nat(20), right: fc.boolean() });
const histories = fc.array(told, { maxLength: 40 });

const wholeOf = (person: Person, day: number) =>
  estimateOf(
    { index: smallIndex, cards: person.cards, blueprint: smallBlueprint, day },
    beliefOf(person.evidence(), smallBlueprint),
  );

function itemOf(person: Person, card: number, day: number): number {
  const cardId = smallCards[card]!;
  const entry = smallWorld.entries.get(cardId)!;
  const belief = beliefOf(person.evidence(), smallBlueprint);
  const studied = studiedOf(smallIndex, person.cards, day, belief).get(entry.concept)!.share;
  return predictRight({ entry, state: person.cards.get(cardId), studied, day }, belief).value;
}

const ROUNDING = 1e-9;

describe('one right answer more', () => {
  test('never lowers the estimate of its item, nor of the whole', () => {
    fc.assert(
      fc.property(histories, told, fc.nat(60), (history, more, later) => {
        const right: Told = { ...more, right: true };
        const before = personAfter(history);
        const after = personAfter([...history, right]);
        const day = after.day + later;
        expect(itemOf(after, more.card, day)).toBeGreaterThanOrEqual(
          itemOf(before, more.card, day) - ROUNDING,
        );
        expect(wholeOf(after, day).mean).toBeGreaterThanOrEqual(wholeOf(before, day).mean - ROUNDING);
      }),
    );
  });

  test('is never worth less than a wrong one', () => {
    fc.assert(
      fc.property(histories, told, fc.nat(60), (history, more, later) => {
        const right = personAfter([...history, { ...more, right: true }]);
        const wrong = personAfter([...history, { ...more, right: false }]);
        const day = right.day + later;
        expect(itemOf(right, more.card, day)).toBeGreaterThanOrEqual(
          itemOf(wrong, more.card, day) - ROUNDING,
        );
        expect(wholeOf(right, day).mean).toBeGreaterThanOrEqual(wholeOf(wrong, day).mean - ROUNDING);
      }),
    );
  });
});

describe('the interval', () => {
  const partOf = (e: ReturnType<typeof wholeOf>) => e.sd ** 2 - e.variance.items;

  test('holds the mean, stays between nothing and all, and is the sum of its parts', () => {
    fc.assert(
      fc.property(histories, fc.nat(200), (history, later) => {
        const person = personAfter(history);
        const e = wholeOf(person, person.day + later);
        expect(0 < e.p10 && e.p10 < e.mean && e.mean < e.p90 && e.p90 < 1).toBe(true);
        const sum = (of: (t: (typeof e.topics)[number]) => number) => e.topics.reduce((s, t) => s + of(t), 0);
        expect(sum((t) => t.contribution)).toBeCloseTo(e.mean, 9);
        expect(sum((t) => t.itemVariance + t.parameterVariance)).toBeCloseTo(e.sd ** 2, 9);
        for (const t of e.topics)
          for (const share of [t.met, t.studied, t.unseen, t.mean, ...t.levels.map((l) => l.right)])
            expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });

  test('has a parameter part that shrinks with evidence of the same kind', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 12, maxLength: 40 }), (history) => {
        const person = personAfter(history);
        const { firsts, recalls } = person.evidence();
        const times = (n: number) => {
          const more = {
            firsts: Array.from({ length: n }, () => firsts).flat(),
            recalls: Array.from({ length: n }, () => recalls).flat(),
          };
          const input = {
            index: smallIndex,
            cards: person.cards,
            blueprint: smallBlueprint,
            day: person.day,
          };
          return partOf(estimateOf(input, beliefOf(more, smallBlueprint)));
        };
        expect(times(4)).toBeLessThan(times(1));
        expect(times(40)).toBeLessThan(times(4));
      }),
    );
  });

  test('is the same for the same answers', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const [one, two] = [personAfter(history), personAfter(structuredClone(history))];
        expect(wholeOf(one, one.day)).toEqual(wholeOf(two, two.day));
      }),
      { numRuns: 20 },
    );
  });
});

describe('the blueprint', () => {
  test('gives every role weights that add up, over topics, levels and concepts', () => {
    for (const role of ROLES) {
      const blueprint = blueprintOf({ topics: smallTopics, items: smallIndex }, role);
      const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
      expect(sum(blueprint.map((t) => t.weight))).toBeCloseTo(1, 9);
      for (const { levels, concepts } of blueprint) {
        expect(sum(levels.map((l) => l.share))).toBeCloseTo(1, 9);
        expect(sum([...concepts.values()].map((c) => c.share))).toBeCloseTo(1, 9);
      }
    }
  });

  test('makes the test of a higher role no easier', () => {
    const person = personAfter(smallCards.map((_, card) => ({ card, days: 1, right: card % 2 === 0 })));
    const means = ROLES.map((role) => {
      const blueprint = blueprintOf({ topics: smallTopics, items: smallIndex }, role);
      const belief = beliefOf(person.evidence(), blueprint);
      return estimateOf({ index: smallIndex, cards: person.cards, blueprint, day: person.day }, belief).mean;
    });
    expect(means).toEqual([...means].sort((a, b) => b - a));
  });
});

describe('too little evidence', () => {
  const exposures = (topic: string, n: number): FirstExposure[] =>
    Array.from({ length: n }, () => ({
      topic,
      level: 'mid',
      kind: 'choice',
      use: 'study',
      right: true,
      basis: { unseen: 0, studied: 0, promised: 0 },
    }));

  test('gives what to answer in place of a number, the largest need first', () => {
    const firsts = [...exposures('topic-0', 10), ...exposures('topic-1', 8)];
    // Weights are 1/6, 1/3 and 1/2 of sixty.
    expect(needsOf(firsts, smallBlueprint)).toEqual([
      { topic: 'topic-2', more: 30 },
      { topic: 'topic-1', more: 12 },
    ]);
    const input = { index: smallIndex, cards: new Map(), blueprint: smallBlueprint, day: 1 };
    const none = readinessOf({ ...input, evidence: { firsts, recalls: [] } });
    expect(none).toEqual({ enough: false, needs: needsOf(firsts, smallBlueprint) });
  });

  test('is over when what was asked for is answered, and a topic left out is still asked for', () => {
    const all = [...exposures('topic-0', 10), ...exposures('topic-1', 20), ...exposures('topic-2', 30)];
    expect(needsOf(all, smallBlueprint)).toEqual([]);
    expect(needsOf(exposures('topic-2', LEAST_FIRSTS), smallBlueprint)).toEqual([
      { topic: 'topic-0', more: 3 },
      { topic: 'topic-1', more: 3 },
    ]);
  });
});
