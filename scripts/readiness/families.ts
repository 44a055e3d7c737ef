/** Learners whose memory follows other laws than the model's. Their numbers are drawn anew for each. */
import { default_w, FSRS, generatorParameters, Rating } from 'ts-fsrs';
import type { Family, Learner } from './learner';
import { between, normal, siblingsOf, sigmoid, type Traits, traitsOf } from './traits';

type Given = Parameters<Family['create']>[0];

/**
 * FSRS with every parameter off by about a fifth, and a stability of its own for each card. Of a question never seen, a
 * part of what is left is known by the siblings that are, the first counting most.
 */
function perturbed({ seed, questions }: Given, traits: Traits = traitsOf(seed)): Learner {
  const { rng } = traits;
  const w = default_w.map((v, i) => v * Math.exp(0.2 * normal(rng) * (i === 20 ? 0.5 : 1)));
  const law = new FSRS(generatorParameters({ w, enable_fuzz: false }));
  const carries = between(rng, 0.3, 0.9);
  const first = between(rng, 0.5, 1.2);
  const siblings = siblingsOf(questions);
  const memory = new Map<string, { stability: number; difficulty: number; day: number; pace: number }>();
  const recall = (cardId: string, day: number) => {
    const m = memory.get(cardId);
    return m ? law.forgetting_curve(Math.max(0, day - m.day), m.stability * m.pace) : 0;
  };
  return {
    chance(q, day) {
      if (memory.has(q.cardId)) return traits.right(q, recall(q.cardId, day));
      const of = siblings.get(q.concept) ?? [];
      const studied = of.reduce((sum, id) => sum + recall(id, day), 0) / Math.max(1, of.length);
      const known = traits.known(q);
      return traits.right(q, known + (1 - known) * carries * studied ** first);
    },
    learn(q, day, right) {
      const before = memory.get(q.cardId) ?? null;
      const days = before ? Math.round(day) - Math.round(before.day) : 0;
      const next = law.next_state(before, Math.max(0, days), right ? Rating.Good : Rating.Again);
      memory.set(q.cardId, { ...next, day, pace: before?.pace ?? Math.exp(0.4 * traits.oddity(q)) });
    },
  };
}

/**
 * A half-life that grows with each success by a factor of the card's difficulty and shrinks with each failure
 * (Settles and Meeder 2016). The best-kept sibling adds to the log-odds of a question never seen.
 */
function halfLife({ seed, questions }: Given): Learner {
  const traits = traitsOf(seed);
  const { rng } = traits;
  const first = between(rng, 2, 5);
  const growth = between(rng, 1.8, 2.8);
  const carries = between(rng, 0.8, 2.5);
  const siblings = siblingsOf(questions);
  const memory = new Map<string, { half: number; day: number }>();
  const recall = (cardId: string, day: number) => {
    const m = memory.get(cardId);
    return m ? 2 ** (-Math.max(0, day - m.day) / m.half) : 0;
  };
  return {
    chance(q, day) {
      if (memory.has(q.cardId)) return traits.right(q, recall(q.cardId, day));
      const best = Math.max(0, ...(siblings.get(q.concept) ?? []).map((id) => recall(id, day)));
      const known = traits.known(q);
      return traits.right(q, sigmoid(Math.log(known / (1 - known)) + carries * best));
    },
    learn(q, day, right) {
      const before = memory.get(q.cardId);
      const ease = Math.exp(0.25 * traits.oddity(q));
      if (!before) memory.set(q.cardId, { half: first * ease * (right ? 4 : 1), day });
      // What was asked minutes ago is held already: a repeat adds little.
      else if (day - before.day < 0.5) memory.set(q.cardId, { half: before.half * (right ? 1.1 : 0.9), day });
      else {
        const half = right ? before.half * growth * ease : before.half * 0.45;
        memory.set(q.cardId, { half: Math.max(0.7, half), day });
      }
    },
  };
}

/**
 * Every reading leaves a trace that fades by a power of its age (Anderson and Schooler 1991); traces of siblings count
 * in part. Known is what was known anyway, or an activation above the card's threshold.
 */
function powerLaw({ seed, questions }: Given): Learner {
  const traits = traitsOf(seed);
  const { rng } = traits;
  const decay = between(rng, 0.3, 0.5);
  const carries = between(rng, 0.15, 0.6);
  const threshold = between(rng, -0.9, -0.3);
  const noise = between(rng, 0.35, 0.6);
  const siblings = siblingsOf(questions);
  const traces = new Map<string, number[]>();
  const strength = (cardId: string, day: number) =>
    (traces.get(cardId) ?? []).reduce((sum, at) => sum + Math.max(0.02, day - at) ** -decay, 0);
  return {
    chance(q, day) {
      const of = (siblings.get(q.concept) ?? []).filter((id) => id !== q.cardId);
      const others = of.reduce((sum, id) => sum + strength(id, day), 0);
      const total = strength(q.cardId, day) + (carries * others) / Math.max(1, of.length);
      const known = traits.known(q);
      if (total === 0) return traits.right(q, known);
      const active = sigmoid((Math.log(total) - threshold - 0.3 * traits.oddity(q)) / noise);
      return traits.right(q, 1 - (1 - known) * (1 - active));
    },
    learn(q, day) {
      const own = traces.get(q.cardId);
      // Steps of one sitting are one reading.
      if (own && day - own.at(-1)! < 0.2) return;
      if (own) own.push(day);
      else traces.set(q.cardId, [day]);
    },
  };
}

/** Does not try at half of the questions, takes any answer, and says anything of it. */
function guesser(given: Given): Learner {
  const traits = traitsOf(given.seed);
  const inner = perturbed(given, traits);
  const tries = between(traits.rng, 0.3, 0.7);
  return {
    chance: (q, day) => tries * inner.chance(q, day) + (1 - tries) * traits.guess(q),
    learn: (q, day, right) => inner.learn(q, day, right),
    confidence: (_, __, luck) => (luck < 0.33 ? 'guess' : luck < 0.66 ? 'fairly' : 'sure'),
  };
}

/** One of the three laws, with a week away somewhere in the second half. */
function stopper(given: Given): Learner {
  const { rng } = traitsOf(`${given.seed}/stops`);
  const law = [perturbed, halfLife, powerLaw][rng.below(3)]!;
  const from = 14 + rng.below(15);
  return { ...law(given), away: (day: number) => day >= from && day < from + 7 };
}

export const FAMILIES: readonly Family[] = [
  { name: 'fsrs-perturbed', create: (given) => perturbed(given) },
  { name: 'half-life', create: halfLife },
  { name: 'power-law', create: powerLaw },
  { name: 'guesser', create: guesser },
  { name: 'week-off', create: stopper },
];
