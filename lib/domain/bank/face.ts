/**
 * The face of an item is what is shown before answering. It holds no key: not in order, not in ids, not in text.
 * The same seed gives the same face.
 */
import { rngOf, shuffled } from '@/lib/base/rng';
import type { Html, Item, ScenarioItem } from './item';
import { drawNumbers, fillNumbers, type Numbers } from './numbers';

export interface FaceChoice {
  id: string;
  text: Html;
}

export type Face = { stem: Html } & (
  | { type: 'recall' }
  | { type: 'explain' }
  | { type: 'choice' | 'multi'; options: FaceChoice[] }
  | { type: 'order'; steps: FaceChoice[]; ends: [string, string] }
  | { type: 'match'; lefts: FaceChoice[]; rights: FaceChoice[]; leftTitle: string; rightTitle: string }
  | { type: 'numeric'; unit: string }
  | { type: 'scenario'; mode: ScenarioItem['mode']; options: FaceChoice[] }
);

/** Rights of a match are named by a letter after shuffling, so that an id does not say which left it belongs to. */
export function rightNames(pairIds: readonly string[], seed: string): Map<string, string> {
  const mixed = shuffled(pairIds, rngOf(`${seed}/rights`));
  return new Map(mixed.map((id, i) => [id, String.fromCharCode(97 + i)]));
}

/** Shuffled, and not by chance already in the right order. */
function shuffledSteps<T>(steps: readonly T[], seed: string): T[] {
  for (let round = 0; ; round++) {
    const mixed = shuffled(steps, rngOf(`${seed}/steps/${round}`));
    if (mixed.some((step, i) => step !== steps[i])) return mixed;
  }
}

export function numbersOf(item: Item, seed: string): Numbers {
  return item.kind === 'numeric' || item.kind === 'scenario' ? drawNumbers(item.recipe, seed) : {};
}

/** Among which one is picked before the run. */
export function outcomesOf(item: ScenarioItem): readonly { id: string; text: Html; why: Html }[] {
  if (item.mode === 'tune') return [];
  return item.mode === 'predict' ? item.options : item.causes;
}

const CLOZE_TOKEN = /\{\{(c\d+)\}\}/g;

function clozeStem(item: Item & { kind: 'recall' }, part: string, revealed: boolean): Html {
  return item.stem.replace(CLOZE_TOKEN, (_, token: string) => {
    const hole = item.cloze?.find((c) => c.part === token);
    if (!hole) return '';
    if (token !== part) return hole.text;
    if (revealed) return `<mark>${hole.text}</mark>`;
    return `<span class="cloze">${hole.hint ?? '…'}</span>`;
  });
}

export function faceOf(item: Item, part: string, seed: string): Face {
  switch (item.kind) {
    case 'recall':
      return { type: 'recall', stem: item.cloze ? clozeStem(item, part, false) : item.stem };
    case 'explain':
      return { type: 'explain', stem: item.stem };
    case 'choice':
    case 'multi': {
      const options = item.sorted ? item.options : shuffled(item.options, rngOf(`${seed}/options`));
      return { type: item.kind, stem: item.stem, options: options.map(({ id, text }) => ({ id, text })) };
    }
    case 'order': {
      const steps = shuffledSteps(item.steps, seed).map(({ id, text }) => ({ id, text }));
      return { type: 'order', stem: item.stem, steps, ends: item.ends };
    }
    case 'match': {
      const names = rightNames(
        item.pairs.map((p) => p.id),
        seed,
      );
      const rights = item.pairs.map((p) => ({ id: names.get(p.id)!, text: p.right }));
      return {
        type: 'match',
        stem: item.stem,
        lefts: shuffled(item.pairs, rngOf(`${seed}/lefts`)).map((p) => ({ id: p.id, text: p.left })),
        rights: rights.sort((a, b) => (a.id < b.id ? -1 : 1)),
        leftTitle: item.lefts,
        rightTitle: item.rights,
      };
    }
    case 'numeric':
      return { type: 'numeric', stem: fillNumbers(item.stem, numbersOf(item, seed)), unit: item.unit };
    case 'scenario': {
      const numbers = numbersOf(item, seed);
      const listed = outcomesOf(item).map(({ id, text }) => ({ id, text: fillNumbers(text, numbers) }));
      const options = shuffled(listed, rngOf(`${seed}/options`));
      return { type: 'scenario', mode: item.mode, stem: fillNumbers(item.stem, numbers), options };
    }
  }
}

/** Seed of an item that is looked at and not asked: the same numbers and order at every look. */
export const lookSeed = (itemId: string) => `look/${itemId}`;

/** The stem with every hole open, of an item that is looked at. */
export function openStem(item: Item, seed: string): Html {
  if (item.kind === 'recall' && item.cloze) return clozeStem(item, '', false);
  return fillNumbers(item.stem, numbersOf(item, seed));
}

/** The stem after answering: a cloze with its hole filled and marked. */
export function revealedStem(item: Item, part: string, seed: string): Html {
  if (item.kind === 'recall' && item.cloze) return clozeStem(item, part, true);
  return fillNumbers(item.stem, numbersOf(item, seed));
}
